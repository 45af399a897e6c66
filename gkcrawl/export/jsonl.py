"""Writes JSON Lines, one document a line, in UTF-8; replaces files atomically."""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING, Any

import orjson

from gkcrawl.disk import sync_folder

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

fragment = orjson.Fragment
"""Passes stored JSON through as it is: for the ``nested`` argument of `Store.documents`."""


def write_jsonl(documents: Iterable[dict[str, Any]], stream: IO[bytes]) -> int:
    """Write each document as a line to ``stream``; returns how many there were."""
    count = 0
    for document in documents:
        stream.write(orjson.dumps(document, option=orjson.OPT_APPEND_NEWLINE))
        count += 1
    return count


@contextmanager
def replacing(path: Path) -> Iterator[IO[bytes]]:
    """A stream that takes the place of the file ``path`` at the end: at once or, after an error, not at all.

    Missing folders are made. Raises OSError when the folder cannot be written or the disk is full.
    """
    # A link keeps pointing to the file it names.
    target = path.resolve()
    if target.exists() and not target.is_file():
        # A device or a pipe cannot be replaced; a folder fails here as it should.
        with target.open("wb") as stream:
            yield stream
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        if target.exists():
            shutil.copymode(target, part)
        part.replace(target)
        sync_folder(target.parent)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
