"""Writes archived files to a folder, one a document: checked by their digests, whole or not at all, never outside."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections import Counter
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from gkcrawl.cli.shared.file_names import numbered, safe_name
from gkcrawl.disk import sha256_of, sync_folder
from gkcrawl.errors import ArchiveError, GkcrawlError
from gkcrawl.extract.body.attachments import file_type
from gkcrawl.extract.page.content_encoding import TooLarge
from gkcrawl.portals.answers.files import file_name
from gkcrawl.store.rows import IMPORT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gkcrawl.store.queries.files import AttachedFile
    from gkcrawl.store.warc_files import WarcFiles

_LARGEST = 2**31 - 2  # bytes of a file, as far as decoders count


class NotWritten(GkcrawlError):
    """A file that cannot be written where it should be."""


class FileExport:
    """Writes to ``folder`` what lies in ``warcs``; ``counts`` say what became of it: written, there, failed."""

    def __init__(self, folder: Path, warcs: WarcFiles) -> None:
        self.counts: Counter[str] = Counter()
        self._folder, self._warcs = folder, warcs

    def write(self, files: Iterable[AttachedFile]) -> Iterator[str]:
        """Write ``files``, those of a document one after another; gives a line for each that cannot be written."""
        names: Counter[str] = Counter()
        document = ""
        for file in files:
            if file.id != document:
                document, names = file.id, Counter()
            name = _free(safe_name(_name(file)), names)
            try:
                self.counts["written" if self._put(file, name) else "there"] += 1
            except (GkcrawlError, OSError) as error:
                self.counts["failed"] += 1
                yield f"{file.url}: {error}"

    def _put(self, file: AttachedFile, name: str) -> bool:
        """Write one file; False if it is there. Raises `GkcrawlError` and OSError."""
        place = self._folder / safe_name(file.portal or IMPORT) / safe_name(file.id)
        for folder in (place.parent, place):
            if folder.is_symlink():
                raise NotWritten(f"{folder} is a symbolic link, through which nothing is written")
        target = place / name
        if not target.is_symlink() and target.is_file() and sha256_of(target) == file.sha256:
            return False
        content = self._content(file)
        place.mkdir(parents=True, exist_ok=True)
        _replace(target, content)
        return True

    def _content(self, file: AttachedFile) -> bytes:
        """What the archive holds, if it is what the database says."""
        from gkcrawl.archive.reader import read_record
        from gkcrawl.extract.page.response_body import receive_archived

        path = self._warcs.path(file.warc)
        try:
            content = receive_archived(read_record(path, file.offset), _LARGEST).body
        except TooLarge as error:
            raise ArchiveError(f"{path}: the record at byte {file.offset} cannot be unpacked: {error}") from error
        if hashlib.sha256(content).hexdigest() != file.sha256:
            raise ArchiveError(f"{path}: the record at byte {file.offset} is not this file")
        return content


def _free(name: str, names: Counter[str]) -> str:
    """``name``, with a number if another file of the document has it, however its letters are written."""
    number = 1
    while names[(free := numbered(name, number)).casefold()]:
        number += 1
    names[free.casefold()] += 1
    return free


def _replace(target: Path, content: bytes) -> None:
    """Let ``target`` be ``content``; a link of that name is replaced, and what it points to stays."""
    handle, part = tempfile.mkstemp(dir=target.parent, prefix=".", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        Path(part).chmod(0o644)
        Path(part).replace(target)
        sync_folder(target.parent)
    except BaseException:
        with suppress(OSError):
            Path(part).unlink()
        raise


def _name(file: AttachedFile) -> str:
    """What page or address call ``file``, with a suffix if either has one."""
    name = file.name or file_name(file.url)
    kind = file_type(file.url, name)
    return name if kind is None or name.lower().endswith(f".{kind}") else f"{name}.{kind}"
