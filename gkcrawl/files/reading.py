"""What is read from one file: its text and tables, what it says of itself, and what is wrong with it."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from gkcrawl.document import FileTable

READER = 1
"""Version of all that reads files: one more when files are read better, so that those read before are read again."""

FileFlag = Literal[
    "needs_ocr",
    "ocr",
    "encrypted",
    "damaged",
    "empty",
    "unsupported",
    "too_large",
    "timed_out",
    "out_of_memory",
    "hidden_sheets",
]


_PRINTED = (
    *("format", "text", "tables", "title", "document_number", "issuer", "written_date"),
    *("pages", "flags", "error", "repair"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FileLimits:
    """How much of a file is read: what goes beyond is left out, and the reading is flagged ``too_large``.

    ``unpacked`` bytes and ``members`` of an archive (or of the ZIP file that an office format is), of which none may be
    more than ``ratio`` times as large as it is packed; ``pages`` of a document; ``cells`` of all its tables.
    """

    pages: int = 2_000
    cells: int = 1_000_000
    members: int = 1_000
    unpacked: int = 400_000_000
    ratio: int = 1_000


@dataclass(slots=True, kw_only=True)
class FileReading:
    """What a file holds. ``format`` is what its content is: pdf, docx, doc, xls, xlsx, ofd, rtf, html, txt, zip …

    ``text`` has one line a paragraph, cells of tables by TAB, in reading order. ``prominent`` are those of its first
    lines that the layout sets apart as headings (large, centred, a head in red), in reading order. ``pages`` counts
    pages or sheets. ``error`` says in a sentence what stood in the way of reading all of it. ``members`` are what an
    archive holds; ``unpacked`` counts the bytes of all of them. ``broken``: characters may be missing anywhere, so that
    no line can be taken for a whole one.
    """

    format: str | None
    text: str = ""
    tables: list[FileTable] = field(default_factory=list)
    title: str | None = None
    document_number: str | None = None
    issuer: str | None = None
    written_date: str | None = None
    pages: int | None = None
    flags: list[FileFlag] = field(default_factory=list)
    repair: list[str] = field(default_factory=list)
    error: str | None = None
    members: list[Member] = field(default_factory=list)
    unpacked: int = 0
    prominent: list[str] = field(default_factory=list)
    broken: bool = False

    def flag(self, *flags: FileFlag) -> None:
        """Add flags, each once."""
        self.flags.extend(flag for flag in flags if flag not in self.flags)

    def to_dict(self) -> dict[str, Any]:
        """Plain data in the order in which ``gkcrawl parse file`` prints it; ``members`` where there are any.

        Tables of all members are the archive's, which alone prints them: who counts both has each but once.
        """
        plain: dict[str, Any] = {name: getattr(self, name) for name in _PRINTED}
        plain["tables"] = [asdict(table) for table in self.tables]
        if self.members:
            plain["members"] = [member.to_dict() for member in self.members]
        return plain


@dataclass(slots=True, kw_only=True)
class Member:
    """A file in an archive: its ``name`` with folders as printed there, safe to show, and what it holds."""

    name: str
    reading: FileReading

    def to_dict(self) -> dict[str, Any]:
        """Plain data as of a file, with ``name`` first and without ``tables``."""
        plain = {"name": self.name, **self.reading.to_dict()}
        del plain["tables"]
        return plain
