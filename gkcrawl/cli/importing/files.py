"""WARC files to import: found in folders, copied into the archive."""

from __future__ import annotations

import filecmp
import os
import shutil
from typing import TYPE_CHECKING, NamedTuple

from gkcrawl.disk import sync_folder
from gkcrawl.errors import ArchiveError, ConfigError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_PATTERNS = ("*.warc", "*.warc.gz", "*.arc", "*.arc.gz")
_FOLDER = "import"
"""Where in the archive copies of files lie that were named one by one."""


class ArchiveFile(NamedTuple):
    """A WARC file: where it is read, and the ``place`` it has below the folder that was named."""

    path: Path
    place: str


def find_files(paths: Iterable[Path]) -> list[ArchiveFile]:
    """The files among ``paths`` and all WARC and ARC files below the folders among them, each once, by name.

    Raises:
        ConfigError: a path names nothing, or a folder without such files.
    """
    found: dict[Path, ArchiveFile] = {}
    for path in paths:
        if path.is_file():
            below = [ArchiveFile(path.resolve(), f"{_FOLDER}/{path.name}")]
        elif path.is_dir():
            names = sorted({name for pattern in _PATTERNS for name in path.rglob(pattern) if name.is_file()})
            below = [ArchiveFile(name.resolve(), name.relative_to(path).as_posix()) for name in names]
        else:
            raise ConfigError(f"no file or folder {path}")
        if not below:
            raise ConfigError(f"no WARC file below {path}: their names end in {', '.join(_PATTERNS)}")
        for file in below:
            found.setdefault(file.path, file)
    return list(found.values())


def copied(file: ArchiveFile, archive: Path) -> Path:
    """The copy of ``file`` in ``archive``, made now unless it is there: a hard link where the disk allows it.

    Raises:
        ArchiveError: the disk does not take it.
    """
    wanted, number = archive.resolve() / file.place, 1
    target = wanted
    try:
        while target.exists():
            if target.samefile(file.path) or filecmp.cmp(target, file.path, shallow=False):
                return target
            number += 1
            target = wanted.with_name(f"{number}-{wanted.name}")
        target.parent.mkdir(parents=True, exist_ok=True)
        _copy(file.path, target)
    except OSError as error:
        raise ArchiveError(f"archive {target}: {error.strerror}; nothing of {file.path} was imported") from error
    return target


def _copy(source: Path, target: Path) -> None:
    """Have ``source`` on disk as ``target``, whole or not at all."""
    try:
        os.link(source, target)
    except OSError:
        part = target.with_name(f"{target.name}.part")
        with source.open("rb") as reader, part.open("wb") as writer:
            shutil.copyfileobj(reader, writer)
            writer.flush()
            os.fsync(writer.fileno())
        part.replace(target)
    sync_folder(target.parent)
