"""The field that CONTRIBUTING.md adds is in schema, exports, listings and docs, of old documents too."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

from gkcrawl.store import Store
from tests.store.corpus import TUESDAY, a_document, start_run

if TYPE_CHECKING:
    from pathlib import Path

    from tests.contributing import Copy


def a_database_older_than_the_field(path: Path) -> None:
    """A document with a former version."""
    with Store(path) as store:
        start_run(store)
        store.write("r1", [a_document(1), a_document(1, text="改", fetched_at=TUESDAY)])


def test_a_field_is_a_line_a_migration_and_a_test(project: Copy, tmp_path: Path) -> None:
    before = list(json.loads(project.gkcrawl("schema"))["properties"])
    a_database_older_than_the_field(tmp_path / "old.db")
    project.check(*project.follow("Add a field of the document"))
    schema = json.loads(project.gkcrawl("schema"))
    names = list(schema["properties"])
    assert [name for name in names if name not in before] == ["genre"] and names.index("genre") > names.index(
        "validity"
    )
    assert schema["properties"]["genre"]["type"] == ["string", "null"] and "genre" in schema["required"]

    exported = project.gkcrawl("export", "--db", tmp_path / "old.db", "--versions", "-o", "-").splitlines()
    assert [list(json.loads(line)) for line in exported] == [names, names]
    table = project.gkcrawl("export", "--db", tmp_path / "old.db", "--versions", "--format", "csv", "-o", "-")
    header, *rows = csv.reader(io.StringIO(table.removeprefix("\ufeff")))
    assert [dict(zip(header, row, strict=True))["genre"] for row in rows] == ["", ""]
    assert "genre" in json.loads(project.gkcrawl("stats", "--db", tmp_path / "old.db", "--json"))[0]["covered"]

    documented = ("tests/test_jsonschema.py", "tests/store/test_schema.py", "-k", "docs or documentation")
    project.test(*documented, GKCRAWL_UPDATE_DOCS="1")
    for page in ("schema.md", "database.md"):
        assert "| `genre` |" in (project.root / "docs" / page).read_text(encoding="utf-8")
    project.test("tests/test_jsonschema.py", "tests/test_contract.py", "tests/extract/fields/test_genre.py")
    project.test("tests/store", "-k", "test_database or documentation or every_file")
