"""What was written of a snapshot: edition, day, tables with files and counts; all descriptions are made of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from gkcrawl.publish.edition import Edition
    from gkcrawl.publish.tables import Table
    from gkcrawl.publish.tally import Tally


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenFile:
    """A Parquet file: ``path`` relative to the snapshot, with / between its parts, size in bytes, hex SHA-256."""

    path: str
    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenTable:
    """A table, its files in order, what was counted of it, and contact data taken out of it by kind."""

    table: Table
    files: Sequence[WrittenFile]
    tally: Tally
    contacts: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Portal:
    """A portal with documents in the snapshot: name, agency, code of its division, CMS family."""

    name: str
    agency: str
    region: str
    family: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """A snapshot as written; ``day`` is that of its newest document or the one asked for, ``notes`` its lacks."""

    edition: Edition
    day: date
    tables: Sequence[WrittenTable]
    portals: Mapping[str, Portal]
    notes: Sequence[str] = ()

    def table(self, name: str) -> WrittenTable:
        """The table of that name; KeyError where there is none."""
        return next(table for table in self.tables if table.table.name == name)

    @property
    def name(self) -> str:
        """Title and version, as it is cited."""
        return f"{self.edition.title}, version {self.edition.version}"
