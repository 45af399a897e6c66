"""Writes a snapshot: a folder that is there whole or not at all, and that is never written again."""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING

from gkcrawl.disk import sha256_of, sync_folder
from gkcrawl.errors import ConfigError
from gkcrawl.publish.as_of import NOTES, copy_as_of
from gkcrawl.publish.columns import arrow_schema
from gkcrawl.publish.contacts import Contacts
from gkcrawl.publish.descriptions.card import card
from gkcrawl.publish.descriptions.citation import citation
from gkcrawl.publish.descriptions.croissant import croissant
from gkcrawl.publish.descriptions.datapackage import datapackage
from gkcrawl.publish.release import Portal, Release, WrittenFile, WrittenTable
from gkcrawl.publish.shards import SHARD_BYTES, Shards
from gkcrawl.publish.source import Source, newest_day
from gkcrawl.publish.tables import Table, tables
from gkcrawl.publish.tally import Tally
from gkcrawl.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from gkcrawl.publish.edition import Edition

CHECKSUMS = "SHA256SUMS"
DESCRIPTIONS = {
    "README.md": card,
    "croissant.json": croissant,
    "datapackage.json": datapackage,
    "CITATION.cff": citation,
}
"""Files that say what the tables are, and what makes each of them."""
_COPY = "as-of.db"


def publish(store: Store, folder: Path, edition: Edition, *, largest: int = SHARD_BYTES) -> Release:
    """Write the ``edition`` of the corpus into ``folder``; returns what was written.

    All comes from one state of the database. Files of a table begin anew after ``largest`` bytes. Raises `ConfigError`
    where the folder holds something, or there is no document; OSError where it cannot be written.
    """
    with new_folder(folder) as part:
        with _state(store, part / _COPY, edition.as_of) as (state, notes), state.one_state():
            release = _written(state, edition, part, largest, notes)
        for name, made in DESCRIPTIONS.items():
            (part / name).write_text(made(release), encoding="utf-8", newline="\n")
        (part / CHECKSUMS).write_text("".join(checksums(part)), encoding="utf-8", newline="\n")
    return release


@contextmanager
def _state(store: Store, path: Path, day: date | None) -> Iterator[tuple[Store, Sequence[str]]]:
    """The ``store``, or a copy of it at ``path`` as it was on a ``day``, and what is to be said of that one."""
    newest = newest_day(store)
    if day is None or newest is None:
        yield store, ()
        return
    if day > newest:
        raise ConfigError(f"{store.path} was last brought up to date on {newest}: nothing is known of {day}")
    restored = copy_as_of(store, path, day)
    with Store(path) as copy:
        yield copy, [note.format(restored=restored) for note in NOTES]
    for left in path.parent.glob(f"{path.name}*"):
        left.unlink()


def _written(store: Store, edition: Edition, folder: Path, largest: int, notes: Sequence[str]) -> Release:
    """Write the tables into ``folder``."""
    day = newest_day(store)
    if day is None:
        raise ConfigError(f"{store.path} holds no document to publish")
    contacts = None if edition.contacts else Contacts()
    source = Source(store=store, day=edition.as_of or day, copies=edition.copies, contacts=contacts)
    written = [_write(table, source, folder, largest) for table in tables()]
    rows = store.rows("SELECT name, agency, region, family FROM portals ORDER BY name")
    names = ("name", "agency", "region", "family")
    portals = {row[0]: Portal(**dict(zip(names, row, strict=True))) for row in rows}
    return Release(edition=edition, day=source.day, tables=written, portals=portals, notes=notes)


def _write(table: Table, source: Source, folder: Path, largest: int) -> WrittenTable:
    tally = Tally()
    with Shards(folder / table.name, table.name, arrow_schema(table.columns), largest) as shards:
        for portion in table.portions(source):
            shards.write(portion)
            tally.add(portion)
        paths = shards.finish()
    files = [
        WrittenFile(path=f"{table.name}/{path.name}", bytes=path.stat().st_size, sha256=sha256_of(path))
        for path in paths
    ]
    taken = source.contacts.counts if source.contacts else {}
    found = dict(sorted(taken.items()))
    taken.clear()
    return WrittenTable(table=table, files=files, tally=tally, contacts=found)


@contextmanager
def new_folder(folder: Path) -> Iterator[Path]:
    """A hidden folder beside ``folder`` that takes its place at the end, or vanishes after an error.

    A kill leaves the hidden one. Raises `ConfigError` where ``folder`` is no empty folder, or has none above.
    """
    folder = folder.absolute()
    if folder.exists() and not (folder.is_dir() and not any(folder.iterdir())):
        raise ConfigError(
            f"{folder} is there, and snapshots are never written again: name a new folder, or an empty one"
        )
    if not folder.parent.is_dir():
        raise ConfigError(f"no folder {folder.parent}: make it, or name another")
    part = folder.with_name(f".{folder.name}.{os.getpid()}.part")
    part.mkdir()
    try:
        yield part
        if folder.exists():
            folder.rmdir()
        part.rename(folder)
        sync_folder(folder.parent)
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise


def checksums(folder: Path) -> Iterator[str]:
    """A line for each file below ``folder`` in the order of names, as ``sha256sum --check`` reads it."""
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        yield f"{sha256_of(path)}  {path.relative_to(folder).as_posix()}\n"
