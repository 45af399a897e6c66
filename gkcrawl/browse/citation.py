"""Citations of a document: GB/T 7714-2015, APA 7 and BibTeX. What is not known is left out as each style has it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from gkcrawl.contract import DAY_LENGTH

if TYPE_CHECKING:
    from collections.abc import Mapping

# GB/T 7714-2015, annex B: types of documents (报告, 汇编, 电子公告); all of them are online (OL).
_TYPE = {"annual_report": "R", "work_report": "R", "work_summary": "R", "compilation": "G"}
_NOTICE = "EB"
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_LATEX = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{character: f"\\{character}" for character in "{}$&#_%"},
}
_IN_KEY = 12  # characters of an id: no two documents of a bibliography share as many
_URL_SAFE = ":/?#[]@!$&'()*+,;=%~"  # RFC 3986 §2.2, and what is encoded already


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What citations are made of: texts without line breaks and characters that are not seen.

    ``accessed`` is the day on which the response was fetched that the text was read from: what is cited is what stood
    there then. ``author`` is who issued it as printed, else the agency that the document names.
    """

    id: str
    version: int
    kind: str
    url: str
    author: str | None
    title: str | None
    number: str | None
    published: date | None
    accessed: date | None
    text_sha256: str | None

    @property
    def permanent(self) -> str:
        """Names this text of this document in every export and on every page: ``id@version``."""
        return f"{self.id}@{self.version}"


def source_of(document: Mapping[str, Any]) -> Source:
    """The `Source` of a document as plain data with the keys of the contract.

    An agency that was assumed and not read from the document (method ``derived``: that of its portal) is no author; the
    day of writing (成文日期) is no day of publication.
    """
    agency = None if _method(document, "agency") == "derived" else document["agency"]
    title, number = _line(document["title"]), _line(document["document_number"])
    return Source(
        id=document["id"],
        version=document["version"],
        kind=document["kind"],
        url=_address(document["url"]),
        author=_line(document["issuer"]) or _line(agency),
        title=title,
        number=number if number and number not in (title or "") else None,
        published=_day(document["published_date"]),
        accessed=_day(document["fetched_at"]),
        text_sha256=document["text_sha256"],
    )


def gbt7714(source: Source) -> str:
    """The entry of GB/T 7714-2015 §4.6 and §8: author. title：number[type/OL]. (published)[accessed]. address.

    Without an author it begins with the title (§8.1.2: 佚名 may be left out where entries are numbered).
    """
    mark = f"[{_TYPE.get(source.kind, _NOTICE)}/OL]"
    title = "：".join(part for part in (source.title, source.number) if part) + mark
    published = f"({source.published})" if source.published else ""
    accessed = f"[{source.accessed}]" if source.accessed else ""
    parts = (source.author, title, published + accessed, source.url)
    return ". ".join(part for part in parts if part) + "."


def apa(source: Source) -> str:
    """The entry of APA 7 §9-10: author. (date). title (number). Retrieved day, from address.

    Without an author the title comes first (§9.12), without a day n.d. stands (§9.17), without a title what the
    document is, in square brackets (§9.22). The day of retrieval is given because the page may change (§9.16).
    """
    day = source.published
    published = f"({day.year}, {day:%B} {day.day})" if day else "(n.d.)"
    title = source.title or f"[{_described(source.kind)}]"
    if source.number:
        title += f" ({source.number})"
    opening = [_closed(source.author), f"{published}.", _closed(title)]
    if not source.author:
        opening = [_closed(title), f"{published}."]
    fetched = source.accessed
    address = f"Retrieved {fetched:%B} {fetched.day}, {fetched.year}, from {source.url}" if fetched else source.url
    return " ".join([*filter(None, opening), address])


def bibtex(source: Source) -> str:
    """An entry ``@misc`` for BibTeX and biblatex; the note has what names this text for good."""
    digest = f"; SHA-256 of its text: {source.text_sha256}" if source.text_sha256 else ""
    day, fetched = source.published, source.accessed
    fields = {
        "author": _whole(source.author),
        "title": _whole(source.title),
        "number": source.number and f"{{{_latex(source.number)}}}",
        "year": day and f"{{{day.year}}}",
        "month": day and _MONTHS[day.month - 1],
        "url": f"{{{source.url}}}",
        "urldate": fetched and f"{{{fetched}}}",
        "note": f"{{{_latex(f'gkcrawl {source.permanent}{digest}')}}}",
    }
    lines = [f"  {name} = {value}," for name, value in fields.items() if value]
    return "\n".join([f"@misc{{gkcrawl_{source.id[:_IN_KEY]}_v{source.version},", *lines, "}"])


def _method(document: Mapping[str, Any], field: str) -> str | None:
    read = document["provenance"].get(field)
    return read["method"] if read else None


def _line(text: str | None) -> str | None:
    """``text`` in one line; None for one in which nothing is seen."""
    return " ".join(_UNSEEN.sub("", text or "").split()) or None


def _address(url: str) -> str:
    """``url`` as ASCII: no blank, brace or quote ends it early."""
    return quote(_UNSEEN.sub("", url), safe=_URL_SAFE)


def _day(moment: str | None) -> date | None:
    try:
        return date.fromisoformat((moment or "")[:DAY_LENGTH])
    except ValueError:
        return None


def _described(kind: str) -> str:
    """What a document is, in words.

    >>> _described("annual_report"), _described("other")
    ('Annual report', 'Document')
    """
    return "Document" if kind == "other" else kind.replace("_", " ").capitalize()


def _closed(text: str | None) -> str | None:
    return text if text is None or text.endswith((".", "。", "?", "？", "!", "！")) else f"{text}."


def _latex(text: str) -> str:
    return "".join(_LATEX.get(character, character) for character in text)


def _whole(text: str | None) -> str | None:
    """In two braces: neither a list of names nor words whose case a style may change."""
    return text and f"{{{{{_latex(text)}}}}}"
