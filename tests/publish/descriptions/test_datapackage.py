"""datapackage.json (gkcrawl/publish/descriptions/datapackage.py)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from pyarrow import parquet

from gkcrawl.publish.descriptions.datapackage import datapackage
from tests.publish.releases import a_release

if TYPE_CHECKING:
    from pathlib import Path

    from gkcrawl.store import Store


def test_each_file_is_a_resource_with_its_columns_and_hash(store: Store, tmp_path: Path) -> None:
    release = a_release(store, tmp_path / "out", licence="CC-BY-4.0")
    package = json.loads(datapackage(release))
    sums = dict(line.split("  ")[::-1] for line in (tmp_path / "out" / "SHA256SUMS").read_text().splitlines())
    assert len(package["resources"]) == len(release.tables)
    for resource in package["resources"]:
        path = tmp_path / "out" / resource["path"]
        assert resource["hash"] == f"sha256:{sums[resource['path']]}"
        assert resource["bytes"] == path.stat().st_size
        assert [field["name"] for field in resource["schema"]["fields"]] == parquet.read_schema(path).names
    types = {field["name"]: field["type"] for field in package["resources"][0]["schema"]["fields"]}
    wanted = ("published_date", "fetched_at", "report_year", "keywords", "region", "title")
    assert [types[name] for name in wanted] == ["date", "datetime", "integer", "array", "object", "string"]
    assert package["licenses"] == [{"name": "CC-BY-4.0", "title": "CC-BY-4.0"}]
