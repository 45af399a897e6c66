"""Migrations: every older database opens, and docs/database.md says what each table and column holds."""

from __future__ import annotations

import sqlite3
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlite_utils import Database

from gkcrawl.jsonschema import document_schema
from gkcrawl.store import Store
from gkcrawl.store.queries.files import files_to_fetch, files_to_read
from gkcrawl.store.schema import ORDER, comments, migrate, migrations
from tests.generated import hold
from tests.store.corpus import FILE, MONDAY, TUESDAY, a_document, a_file, a_reading, start_run

if TYPE_CHECKING:
    from collections.abc import Sequence

HOST = "https://www.example.gov.cn"
# Before there was one list, migrations ran in the order in which their modules were imported, or added.
IMPORTED = tuple("0001 0024 0020 0021 0022 0023 0025 0010 0030 0050 0040".split())
ADDED = "0001 0010 0020 0021 0030 0022 0023 0024 0025 0040 0050".split()
NUMBERED = list(ORDER)
STATES = sorted({tuple(order[:stop]) for order in (NUMBERED, ADDED) for stop in range(1, len(ORDER) + 1)})
DOC = Path(__file__).parents[2] / "docs" / "database.md"
HEAD = """# The database

The database (`output/gkcrawl.db`) is one SQLite file. Its schema is what the files in `gkcrawl/store/migrations/` make of an empty
database, applied in the order that `gkcrawl/store/schema.py` lists; this page is generated from the result and from the
comments in those files. Read it with any SQLite tool; only gkcrawl should write to it. Its `application_id` is 1735091058 (the letters
gkcr), its `user_version` the number of the last migration.

## For people

The views have plain columns where the tables have JSON, and join what belongs together: [`documents_flat`](#documents_flat),
[`reports`](#reports), [`document_files`](#document_files) (the table `files` has one row an address), [`portal_health`](#portal_health),
[`statistics`](#statistics). [`coverage`](#coverage) is as of the day in `coverage_state`; it, `statistics` and the search index are brought up to
date by `gkcrawl coverage`, `gkcrawl statistics` and `gkcrawl search`, duplicates by each of them, and all by `gkcrawl browse`.

```sql
-- Which agencies published their report on 2021 late, and by how many days?
SELECT agency, region_name, date, due, days_late, url FROM reports WHERE year = 2021 AND late ORDER BY days_late DESC;

-- How many reports are there, late or missing, by province and year?
SELECT province, year, status, count(*) FROM coverage LEFT JOIN divisions ON code = region_code GROUP BY 1, 2, 3;

-- Whose numbers do not add up?
SELECT agency, year, failed_checks, url FROM reports WHERE failed_checks ORDER BY failed_checks DESC;

-- How many new applications did the agencies of each province receive?
SELECT province, year, sum(value) FROM statistics LEFT JOIN divisions ON code = region
WHERE key = 't3.new_received' AND "column" = 'total' AND relation IS NULL GROUP BY 1, 2;

-- Which counties have no document at all?
SELECT province, name FROM divisions WHERE level = 'county'
AND code NOT IN (SELECT region_code FROM documents_flat WHERE region_code IS NOT NULL);

-- Which files are there to be read by OCR?
SELECT document_title, name, url FROM document_files WHERE flags LIKE '%needs_ocr%';

-- What has changed its text, and what did it say before?
SELECT title, url, versions.version, versions.fetched_at, snapshot ->> '$.text' FROM versions
JOIN documents_flat ON id = document ORDER BY versions.fetched_at DESC;

-- Which portals are overdue, and why?
SELECT portal, agency, last_good, outcome, reason FROM portal_health WHERE datetime(next_due) < datetime('now');
```

## Datasette and sqlite-utils

`datasette output/gkcrawl.db` shows every table, without anything of ours installed: links lead from a file, a version or an address to its document
and back, `documents?_facet=kind` counts. `documents?_search=` finds words of two characters anywhere in a document, longer
ones in title, agency, issuer, numbers and names of files: Datasette knows no segmentation, and an index by three characters of
all text would be larger than the whole database. Of a longer word in the text give its pairs (`信息 公开`), or use `gkcrawl search` and the
page for searching of `gkcrawl browse`, which find everything.
`sqlite-utils tables --counts`, `schema`, `rows` and `views` work as well; its `search` does not know the index.
With more than some thousand documents give `datasette --setting suggest_facets off`, or it tries every column as a facet for each page.
An empty `_search=` is an error of FTS5 there, as with every index of that kind.

"""


def names_of(starts: Sequence[str]) -> list[str]:
    return [name for start in starts for name in ORDER if name.startswith(start)]


def database(path: Path, starts: Sequence[str], *, filled: bool = False) -> sqlite3.Connection:
    """A database that the migrations whose names begin so have made, in that order; ``filled`` after the first."""
    connection = sqlite3.connect(path, isolation_level=None)
    migrations.ensure_migrations_table(Database(connection, execute_plugins=False))
    for place, name in enumerate(names_of(starts)):
        migrate(connection, name)
        connection.execute("INSERT INTO _sqlite_migrations (migration_set, name) VALUES ('gkcrawl', ?)", (name,))
        if filled and not place:
            fill(connection)
    return connection


def fill(connection: sqlite3.Connection) -> None:
    """A document as the first version of gkcrawl stored it."""
    connection.execute("INSERT INTO portals VALUES ('demo', '示例市人民政府', '320100', 'trs')")
    connection.execute("INSERT INTO runs (run, portal, started_at, settings) VALUES ('r0', 'demo', ?, '{}')", (MONDAY,))
    document = a_document(1)
    connection.execute(
        "INSERT INTO documents (schema, id, version, portal, url, other_urls, kind, title, text, text_sha256,"
        " disclosure, other_labels, tables, links, host_class, quality, repair, provenance, first_seen_at,"
        " last_seen_at, fetched_at) VALUES ('gkcrawl/document/1', ?, 1, 'demo', ?, '[]', 'other', ?, ?, ?, NULL, '{}',"
        " '[]', '[]', 'official', '[]', '[]', '{}', ?, ?, ?)",
        (document.id, document.url, document.title, document.text, document.text_sha256, MONDAY, MONDAY, MONDAY),
    )
    connection.execute("INSERT INTO urls (key, document) VALUES (?, ?)", (document.url[len("https://") :], document.id))


def described(connection: sqlite3.Connection) -> dict[str, object]:
    """Columns of tables (those that were added stand in another order), indexes and triggers."""
    names = connection.execute("SELECT name, type, sql FROM sqlite_master WHERE name NOT LIKE '%sqlite%'").fetchall()
    return {
        name: {row[1:] for row in connection.execute(f"PRAGMA table_xinfo({name})")} if kind == "table" else sql
        for name, kind, sql in names
    }


def test_every_file_is_in_the_list_and_in_order() -> None:
    folder = files("gkcrawl.store") / "migrations"
    assert sorted(file.name for file in folder.iterdir()) == [f"{name}.sql" for name in sorted(ORDER)]
    assert list(ORDER) == sorted(ORDER)
    assert [migration.name for migration in migrations.pending(Database(memory=True))] == list(ORDER)


@pytest.mark.parametrize("applied", [*STATES, IMPORTED], ids=lambda applied: f"{len(applied)}-{applied[-1]}")
def test_a_database_of_every_older_state_opens(tmp_path: Path, applied: tuple[str, ...]) -> None:
    database(tmp_path / "old.db", applied, filled=True).close()
    fresh = database(tmp_path / "fresh.db", NUMBERED)
    with Store(tmp_path / "old.db") as store, store.transaction() as connection:
        assert described(connection) == described(fresh)
        assert connection.execute("PRAGMA application_id").fetchone() == (int.from_bytes(b"gkcr", "big"),)
        assert connection.execute("PRAGMA user_version").fetchone() == (int(ORDER[-1][:4]),)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    fresh.close()
    with Store(tmp_path / "old.db") as store:
        assert [document["title"] for document in store.documents()] == ["通知1"]
        assert store.query("SELECT count(*) AS n FROM changes") == [{"n": 1}]
        assert store.write("r0", [a_document(1, text="新的正文。", fetched_at=TUESDAY)]) == ["changed"]


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT title FROM documents WHERE text_sha256 = ''",
        "SELECT id FROM documents WHERE id >= 'a' AND id < 'b'",
        "SELECT columns FROM runs WHERE portal = 'demo' ORDER BY rowid DESC",
        "SELECT url FROM captures WHERE warc = '' AND \"offset\" = 1",
        "SELECT document FROM urls WHERE cms = '1'",
        "SELECT row FROM entries WHERE portal = 'demo' AND checked_at <= ''",
        "SELECT document FROM attachments WHERE key = ''",
        "SELECT key FROM files WHERE sha256 = ''",
        "SELECT status, count(*) FROM files WHERE portal = '' GROUP BY status",
    ],
)
def test_what_a_crawl_looks_up_is_found_by_an_index(store: Store, sql: str) -> None:
    (plan,) = store.query(f"EXPLAIN QUERY PLAN {sql}")
    assert "USING" in plan["detail"] and "INDEX" in plan["detail"]


# Address as it was met → key as it was then.
OLD = {
    "/a/1.html;jsessionid=A1": "www.example.gov.cn/a/1.html;jsessionid=A1",
    "/a/1.html;jsessionid=B2": "www.example.gov.cn/a/1.html;jsessionid=B2",
    "/show.jsp?id=7&cid=3": "www.example.gov.cn/show.jsp?id=7&cid=3",
    "/a/2.html": "www.example.gov.cn/a/2.html",
}


def test_a_document_is_known_by_its_old_address(tmp_path: Path) -> None:
    """From before session ids, times and the order of parameters were left out of keys."""
    db = tmp_path / "old.db"
    old = database(db, NUMBERED[: NUMBERED.index("0040_keys")], filled=True)
    old.execute("DELETE FROM urls")
    old.execute("DELETE FROM documents")
    columns = "schema, version, portal, kind, other_urls, last_seen_at, fetched_at, host_class"
    for number, (url, key) in enumerate(OLD.items(), 1):
        day, id = MONDAY if "A1" in url else TUESDAY, f"{number:016}"
        text = a_document(number, text=f"正文{number}。")
        old.execute(
            f"INSERT INTO documents ({columns}, id, url, title, text, text_sha256, first_seen_at)"
            " VALUES ('', 1, 'demo', 'other', '[]', ?, ?, 'official', ?, ?, ?, ?, ?, ?)",
            (day, day, id, HOST + url, text.title, text.text, text.text_sha256, day),
        )
        old.execute("INSERT INTO urls (key, document) VALUES (?, ?)", (key, id))
        old.execute(
            'INSERT INTO entries (portal, key, "column", row, row_sha256, listed_at, document)'
            " VALUES ('demo', ?, '', '{}', '', ?, ?)",
            (key, day, id),
        )
    keys = '["www.example.gov.cn/a/1.html;jsessionid=B2","www.example.gov.cn/a/2.html"]'
    old.execute("INSERT INTO lists VALUES ('demo', 'GET', '', ?, NULL, NULL, ?)", (keys, MONDAY))
    old.close()
    with Store(db) as store:
        known = {row["key"]: row["document"] for row in store.query("SELECT key, document FROM urls")}
        assert known == {
            "www.example.gov.cn/a/1.html": f"{1:016}",
            "www.example.gov.cn/show.jsp?cid=3&id=7": f"{3:016}",
            "www.example.gov.cn/a/2.html": f"{4:016}",
        }
        entries = {row["key"]: row["document"] for row in store.query("SELECT key, document FROM entries")}
        assert entries == known
        assert store.query("SELECT keys FROM lists") == [
            {"keys": '["www.example.gov.cn/a/1.html","www.example.gov.cn/a/2.html"]'}
        ]
        assert store.query("SELECT count(*) AS n FROM documents") == [{"n": 4}]
        start_run(store)
        again = a_document(3, url=f"{HOST}/show.jsp?cid=3&id=7", text="正文3。", fetched_at=TUESDAY)
        assert store.write("r1", [again]) == ["unchanged"]


def test_files_of_an_older_database_are_known(tmp_path: Path) -> None:
    """Those of pages were never asked for; a row that led to a file has it in the archive."""
    db = tmp_path / "old.db"
    old = database(db, NUMBERED[: NUMBERED.index("0070_files")], filled=True)
    page = a_document(1).id
    old.execute(
        "INSERT INTO attachments (document, position, url, name) VALUES (?, 1, ?, '附件')",
        (page, f"{FILE}?_=0.123456789"),
    )
    capture = '{"warc":"demo/r0.warc.gz","offset":7,"sha256":"' + "b" * 64 + '"}'
    old.execute(
        "INSERT INTO documents (schema, id, version, portal, kind, url, other_urls, provenance, first_seen_at,"
        " last_seen_at, fetched_at, capture) VALUES ('', 'file', 1, 'demo', 'other', ?, '[]', '{}', ?, ?, ?, ?)",
        (f"{HOST}/2.doc", MONDAY, TUESDAY, MONDAY, capture),
    )
    old.execute("INSERT INTO urls (key, document) VALUES ('www.example.gov.cn/2.doc', 'file')")
    columns = "document, position, url, media_type, bytes, sha256, status"
    values = ("file", 1, f"{HOST}/2.doc", "application/msword", 9, None, "fetched")
    old.execute(f"INSERT INTO attachments ({columns}) VALUES (?, ?, ?, ?, ?, ?, ?)", values)
    old.close()
    with Store(db) as store:
        (known,) = files_to_read(store, 1)
        assert (known.url, known.sha256, known.warc, known.offset) == (f"{HOST}/2.doc", "b" * 64, "demo/r0.warc.gz", 7)
        assert (known.fetched_at, known.checked_at, known.portal) == (MONDAY, TUESDAY, "demo")
        assert [file.url for file in files_to_fetch(store, "demo")] == [f"{FILE}?_=0.123456789"]
        start_run(store)
        store.write("r1", [a_file(FILE), a_reading("a"), a_reading("b", text="文档。")])
        found = {document["id"]: document["attachments"][0] for document in store.documents()}
        assert (found["file"]["status"], found["file"]["text"]) == ("read", "文档。")
        assert (found[page]["status"], found[page]["text"]) == ("read", "文件的正文。")


def sentences() -> dict[tuple[str, str], str]:
    """What is said of each table (with an empty column) and column."""
    properties = document_schema()["properties"]
    return {("documents", name): told["description"] for name, told in properties.items()} | comments()


def rendered(connection: sqlite3.Connection) -> str:
    said, parts = sentences(), [HEAD]
    tables = "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE '%sqlite%' ORDER BY name"
    for (table,) in connection.execute(tables).fetchall():
        if table.startswith(("words_", "headings_")):  # FTS5's own
            continue
        parts.append(f"## `{table}`\n\n{said[table, '']}\n\n| column | type | holds |\n|---|---|---|")
        for _, column, kind, required, _, key in connection.execute(f"PRAGMA table_info({table})"):
            marks = [kind, "key" if key else "", "never null" if required and not key else ""]
            parts.append(f"| `{column}` | {', '.join(filter(None, marks))} | {said[table, column]} |")
        parts.append("")
    return "\n".join(parts)


def test_the_documentation_tells_every_table_and_column(tmp_path: Path) -> None:
    fresh = database(tmp_path / "fresh.db", NUMBERED)
    hold(DOC, rendered(fresh))
    assert all(told.endswith(".") for told in sentences().values())
    fresh.close()
