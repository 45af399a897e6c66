"""Which of its files a document itself is, and what it then says of the document (docs/reading.md#what-files-say)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from gkcrawl.characters import letters
from gkcrawl.data import pattern, rows, rules
from gkcrawl.dedup.rules import SHORT_TEXT

if TYPE_CHECKING:
    from collections.abc import Sequence

FILLED = ("title", "document_number", "issuer", "written_date")
"""Fields that a file may fill where the page says nothing of them."""
SHORTEST_TITLE = 6
"""Characters of a title from which the end of a longer one is the same title: 年度报告 ends thousands."""
PACKED = frozenset(("zip", "rar", "7z", "tar"))
"""Formats that hold files: none of them is the document."""
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_ENDING = re.compile(r"\.[A-Za-z0-9]{2,5}$")
_ANNEX = pattern(rules("own_file_words", "annex"))
_OTHER = pattern(rules("own_file_words", "other"))
_OF_ANOTHER = pattern(rules("own_file_words", "form", "about"))


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownFile:
    """A file of a document: ``url`` and ``name`` as on the page, what is known of it, and what it says of itself.

    ``reading_sha256`` and what follows are None until it has been read.
    """

    url: str
    name: str | None
    media_type: str | None = None
    bytes: int | None = None
    sha256: str | None = None
    status: str | None = None
    reading_sha256: str | None = None
    format: str | None = None
    flags: str | None = None
    title: str | None = None
    document_number: str | None = None
    issuer: str | None = None
    written_date: str | None = None

    def said(self, field: str) -> str | None:
        """What it says of a ``field`` of `FILLED` that a document can have: covers print dates without a day."""
        value: str | None = getattr(self, field)
        return None if field == "written_date" and value and _DAY.fullmatch(value) is None else value

    @property
    def stem(self) -> str:
        """Its name without the ending that tells the format."""
        return _ENDING.sub("", self.name or "")

    @property
    def confidence(self) -> float:
        """How sure what it says is, as data/trust.csv has it."""
        return _confidence("recognised file" if '"ocr"' in (self.flags or "") else "own file")


def own_file(title: str | None, text: str | None, files: Sequence[KnownFile]) -> KnownFile | None:
    """The one of ``files`` that is the document of this ``title`` and ``text`` (those of the page), None for none.

    That is the first whose title, or name, is the document's; where the page says next to nothing, also its only file,
    in however many formats, unless page or file say that it is another document or a form. No archive is one.
    """
    read = [file for file in files if file.reading_sha256 and file.format not in PACKED]
    if titled := next((file for file in read if _is_titled(file, letters(title))), None):
        return titled
    is_alone = len(letters(text)) < SHORT_TEXT and len({letters(file.stem) or file.url for file in files}) == 1
    return next((file for file in read if is_alone and not _is_another(file, title or "")), None)


def _is_another(file: KnownFile, title: str) -> bool:
    """Whether only one of the page of this ``title`` and the ``file`` is called a form, or about another document."""
    return _words(title) != _words(file.title or "", file.stem)


def _words(*titles: str) -> set[str]:
    return {found[0] for title in titles for found in _OF_ANOTHER.finditer(title)}


def _is_titled(file: KnownFile, title: str) -> bool:
    names = [file.title or "", "" if _ANNEX.match(file.stem) else file.stem]
    return bool(title) and any(_is_one_title(letters(name), title) for name in names)


def _is_one_title(one: str, other: str) -> bool:
    """Whether two titles are the same but for the name of an agency in front of one."""
    short, long = sorted((one, other), key=len)
    if one == other:
        return True
    return len(short) >= SHORTEST_TITLE and long.endswith(short) and not _OTHER.search(long[: -len(short)])


@cache
def _confidence(reader: str) -> float:
    return next(float(row["confidence"]) for row in rows("trust") if row["reader"] == reader)
