"""croissant.json (gkcrawl/publish/descriptions/croissant.py)."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from gkcrawl.publish.descriptions.croissant import croissant
from tests.publish.releases import a_release

if TYPE_CHECKING:
    from pathlib import Path

    from gkcrawl.store import Store


def test_every_field_of_a_table_with_rows_has_a_type_and_a_column(store: Store, tmp_path: Path) -> None:
    release = a_release(store, tmp_path / "out")
    said = json.loads(croissant(release))
    tables = {written.table.name: written.table for written in release.tables if written.tally.rows}
    assert [one["name"] for one in said["recordSet"]] == list(tables)
    for record_set in said["recordSet"]:
        columns = [field["name"] for field in record_set["field"]]
        assert columns == [column.name for column in tables[record_set["name"]].columns]
        assert all("dataType" in field or field["subField"] for field in record_set["field"])
    fields = {field["name"]: field for field in said["recordSet"][0]["field"]}
    assert fields["published_date"]["dataType"] == "sc:Date"
    assert (fields["keywords"]["isArray"], fields["keywords"]["arrayShape"]) == (True, "-1")
    (rows,) = (part for part in fields["tables"]["subField"] if part["name"] == "rows")
    assert rows["arrayShape"] == "-1,-1"


def test_a_table_of_several_files_is_a_set_of_them(store: Store, tmp_path: Path) -> None:
    """Each file stands there with its hash all the same."""
    release = a_release(store, tmp_path / "one")
    (file,) = release.table("documents").files
    tables = [replace(one, files=(file, file)) if one.table.name == "documents" else one for one in release.tables]
    said = json.loads(croissant(replace(release, tables=tables)))
    (whole,) = (one for one in said["distribution"] if one["@type"] == "cr:FileSet")
    assert whole["includes"] == "documents/*.parquet"
    assert [one["sha256"] for one in said["distribution"] if one["@id"] == file.path] == [file.sha256] * 2
    assert said["recordSet"][0]["field"][0]["source"]["fileSet"] == {"@id": "documents"}
