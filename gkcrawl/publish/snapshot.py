"""Writes a snapshot: a folder that is there whole or not at all, and that is never written again."""

from __future__ import annotations

import hashlib
import os
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING

from gkcrawl.disk import sync_folder
from gkcrawl.errors import ConfigError
from gkcrawl.publish.columns import arrow_schema
from gkcrawl.publish.shards import SHARD_BYTES, Shards
from gkcrawl.publish.tables import tables

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from gkcrawl.publish.edition import Edition
    from gkcrawl.store import Store

CHECKSUMS = "SHA256SUMS"
_BLOCK = 1 << 20  # bytes read at once: a part of what memory has to spare


def publish(store: Store, folder: Path, edition: Edition, *, largest: int = SHARD_BYTES) -> dict[str, int]:
    """Write the ``edition`` of the corpus into ``folder``; returns how many rows each table has.

    All comes from one state of the database. Files of a table begin anew after ``largest`` bytes. Raises `ConfigError`
    where the folder holds something, or there is no document; OSError where it cannot be written.
    """
    rows: dict[str, int] = {}
    with new_folder(folder) as part, store.one_state():
        if not next(store.rows("SELECT 1 FROM documents"), None):
            raise ConfigError(f"{store.path} holds no document: there is nothing to publish")
        for table in tables():
            with Shards(part / table.name, table.name, arrow_schema(table.columns), largest) as shards:
                rows[table.name] = 0
                for portion in table.portions(store, edition):
                    shards.write(portion)
                    rows[table.name] += portion.num_rows
                shards.finish()
        (part / CHECKSUMS).write_text("".join(checksums(part)), encoding="utf-8", newline="\n")
    return rows


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


def sha256_of(path: Path) -> str:
    """Hex SHA-256 of the file ``path``."""
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while block := stream.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()
