"""What an archive holds, as one reading: members one after another, each below its name, within the limits of all."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from gkcrawl.files.packed.names import is_litter, safe_name
from gkcrawl.files.reading import FileLimits, FileReading, Member
from gkcrawl.files.unzip import Encrypted, TooLarge

if TYPE_CHECKING:
    from gkcrawl.files.reading import FileFlag

ReadMember = Callable[[bytes, str, FileLimits], FileReading]
"""Reads a member: its bytes, its name, what is left of the limits."""
_SPREADS: tuple[FileFlag, ...] = ("encrypted", "too_large")
"""Flags of members that are the archive's as well: some of it was left out."""


class Unsupported(Exception):
    """An archive that cannot be opened here; the message says what is missing."""


@dataclass(slots=True)
class PackedFile:
    """A file in an archive: its ``name`` as printed there, and its bytes, or the flag and word why there are none."""

    name: str
    body: bytes = b""
    flag: FileFlag | None = None
    error: str | None = None


def read_members(kind: str, files: Iterable[PackedFile], limits: FileLimits, read: ReadMember) -> FileReading:
    """The reading of an archive of the format ``kind``.

    ``files`` may raise `TooLarge`, `Encrypted` or `Unsupported`, and anything where the archive is damaged: what came
    before that is read.
    """
    reading = FileReading(format=kind)
    cells = limits.cells
    try:
        for file in files:
            if is_litter(file.name):
                continue
            left = replace(limits, unpacked=max(0, limits.unpacked - reading.unpacked), cells=max(1, cells))
            member = Member(name=safe_name(file.name), reading=_read(file, left, read))
            if file.flag == "damaged":  # the archive, not the file that was packed into it
                reading.flag("damaged")
            reading.members.append(member)
            reading.unpacked += len(file.body) + member.reading.unpacked
            cells -= sum(len(table.rows) * len(table.rows[0]) for table in member.reading.tables if table.rows)
    except MemoryError:
        raise
    except TooLarge as error:
        reading.flag("too_large")
        reading.error = str(error)
    except Encrypted:
        reading.flag("encrypted")
        reading.error = "the archive is encrypted with a password"
    except Unsupported as error:
        reading.flag("unsupported")
        reading.error = str(error)
    except Exception as error:  # whatever a damaged archive leads to
        reading.flag("damaged")
        reading.error = f"the archive is cut or damaged: {' '.join(str(error).split())}"[:200]
    return _joined(reading)


def _read(file: PackedFile, limits: FileLimits, read: ReadMember) -> FileReading:
    if file.flag:
        return FileReading(format=None, flags=[file.flag], error=file.error)
    return read(file.body, safe_name(file.name), limits)


def _joined(reading: FileReading) -> FileReading:
    """Text, tables and flags of the members as those of the archive; of a single one title and the like too."""
    members = [member.reading for member in reading.members]
    parts = [part for member in reading.members for part in (member.name, member.reading.text)]
    reading.text = "\n".join(part for part in parts if part)
    reading.tables = [table for member in members for table in member.tables]
    flags = [flag for member in members for flag in member.flags]
    # Where none has text, what is wrong with them is wrong with the archive.
    reading.flag(*(flag for flag in flags if flag in _SPREADS or not any(member.text for member in members)))
    if not members and not reading.flags:
        reading.flag("empty")
        reading.error = "no file in the archive"
    reading.error = reading.error or next(
        (member.error for member in members if set(member.flags) & {*reading.flags}), None
    )
    if len(members) == 1:
        only = members[0]
        reading.title, reading.document_number = only.title, only.document_number
        reading.issuer, reading.written_date = only.issuer, only.written_date
    return reading
