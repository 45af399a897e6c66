"""Database schema: SQL migrations in order, applied once each and never edited afterwards (docs/database.md)."""

from __future__ import annotations

import re
import sqlite3
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import orjson
from sqlite_utils import Migrations

from gkcrawl.data import rows
from gkcrawl.identity import cms_number, file_key, url_key

if TYPE_CHECKING:
    from sqlite_utils import Database

ORDER = (
    "0001_corpus",
    "0010_state",
    "0020_corpus",
    "0021_words_merge",
    "0022_sketches",
    "0023_indexes",
    "0024_parts",
    "0025_numbers",
    "0030_rereads",
    "0040_keys",
    "0050_failures",
    "0051_rules",
    "0052_lookups",
    "0053_marks",
    "0060_warc_files",
    "0061_captures",
    "0070_files",
    "0080_statistics",
    "0081_units",
    "0090_coverage",
    "0091_glance",
    "0092_documents",
    "0093_search",
    "0094_failed_checks",
    "0095_regions",
    "0096_divisions",
    "0097_people",
    "0098_lookups",
    # The next one comes here: databases have those above.
)
"""Files in ``migrations/``. A comment beside each column and above each table says what it holds."""

migrations = Migrations("gkcrawl")


def script(name: str) -> str:
    """The SQL of a migration."""
    return files("gkcrawl.store").joinpath("migrations", f"{name}.sql").read_text(encoding="utf-8")


def comments() -> dict[tuple[str, str], str]:
    """What the comments in the migrations say of each table and view (with an empty column) and of their columns."""
    said: dict[tuple[str, str], str] = {}
    for name in ORDER:
        table, above = "", ""
        for line in script(name).splitlines():
            if created := re.match(r"CREATE (?:VIRTUAL TABLE|TABLE|VIEW) (\w+)", line):
                table = created[1]
                said[table, ""] = above
            elif column := re.match(r'  "?([a-z]\w*)"? ?[^-]*-- (.+)', line):
                said[table, column[1]] = column[2]
            elif added := re.match(r"ALTER TABLE (\w+) ADD COLUMN (\w+) .*-- (.+)", line):
                said[added[1], added[2]] = added[3]
            above = line[3:] if line.startswith("-- ") else ""
    return said


@cache
def _divisions() -> str:
    """Divisions of today as the migrations store them, as JSON: code, name, level, parent, name of the province."""
    today = [row for row in rows("divisions") if not row["to_year"]]
    provinces = {row["code"][:2]: row["name"] for row in today if row["level"] == "province"}
    return orjson.dumps(
        [(*(row[name] for name in ("code", "name", "level", "parent")), provinces[row["code"][:2]]) for row in today]
    ).decode()


def migrate(connection: sqlite3.Connection, name: str) -> None:
    """Run the migration ``name`` inside the caller's transaction."""
    # What SQL cannot compute; keys of addresses have no scheme.
    connection.create_function("url_key", 1, lambda key: url_key(f"http://{key}"), deterministic=True)
    connection.create_function("file_key", 1, file_key, deterministic=True)
    connection.create_function("cms_number", 1, cms_number, deterministic=True)
    connection.create_function("divisions", 0, _divisions, deterministic=True)
    statement = ""
    # One by one: `executescript` would commit the transaction.
    for line in script(name).splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            connection.execute(statement)
            statement = ""
    ((version,),) = connection.execute("PRAGMA user_version")
    connection.execute(f"PRAGMA user_version = {max(version, int(name.partition('_')[0]))}")


def _register(name: str) -> None:
    @migrations(name=name)
    def apply(db: Database) -> None:
        migrate(db.conn, name)


for _name in ORDER:
    _register(_name)
