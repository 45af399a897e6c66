"""From documents to reports: text and tables in which the numbers of a report stand, of its page or its files."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from gkcrawl.characters import squash
from gkcrawl.data import pattern, rules
from gkcrawl.extract.agency.name import abbreviates, expand, read_name
from gkcrawl.extract.fields.years import report_year
from gkcrawl.statistics.model import Grid, Report

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from gkcrawl.extract.agency.name import Name

_ABOUT = pattern(rules("statistics_files", "about"))
_TITLE = pattern(rules("statistics_files", "title"))
_OF = re.compile(
    r"(?:关于)?([\u4e00-\u9fff、]{2,40}?)(?:关于)?(?:(?:19|20)\d\d|二[〇○零]|政府信息公开|政务公开|信息公开)"
)
_TITLE_STANDS_WITHIN = 12
"""Lines above which the title of a file stands, behind a cover or a letterhead."""
_LONGEST_FILE_TITLE = 60
"""Characters of a title: longer lines are prose."""


def reports_of(document: Mapping[str, Any]) -> Iterator[Report]:
    """The report that a ``document`` is, as it is exported: its page together with the files that are it, page first.

    A document has one report; parts of a compilation are documents of their own. Files on something else, of another
    year, or of another agency are none of it, as on a page that has the reports of all.
    """
    files = [file for file in document.get("attachments") or () if file.get("text") and _is_of(document, file)]
    grids = _grids(document.get("tables") or (), None)
    for file in files:
        grids += _grids(file.get("tables") or (), file.get("name") or file["url"])
    part = document.get("part_of")
    yield Report(
        text="\n".join([document.get("text") or "", *(file["text"] for file in files)]),
        grids=grids,
        title=document.get("title"),
        agency=document.get("agency"),
        year=document.get("report_year"),
        part=part["part"] if part else None,
    )


def _is_of(document: Mapping[str, Any], file: Mapping[str, Any]) -> bool:
    """Whether ``file`` says nothing against being the report, or its tables."""
    text, name = file["text"], file.get("name") or ""
    if not _ABOUT.search(text):
        return False
    lines = [squash(line) for line in text.split("\n", _TITLE_STANDS_WITHIN)[:_TITLE_STANDS_WITHIN]]
    titles = [line for line in (*lines, squash(name)) if len(line) <= _LONGEST_FILE_TITLE and _TITLE.search(line)]
    if not titles:
        return True
    year = report_year(titles[0], text).year
    if year and document.get("report_year") not in {None, year}:
        return False
    mine, other = read_name(document.get("agency") or ""), _agency_in(titles[0])
    return mine is None or other is None or not (_unit(mine) and _unit(other)) or _alike(_unit(mine), _unit(other))


def _agency_in(title: str) -> Name | None:
    found = _OF.match(title)
    return read_name(found[1]) if found else None


def _unit(name: Name) -> str:
    return name.zone + name.town + expand(name.unit)


def _alike(one: str, other: str) -> bool:
    """Whether two names are of one agency, or of an office within it, which writes its report."""
    return one in other or other in one or abbreviates(one, other) or abbreviates(other, one)


def _grids(tables: Sequence[Mapping[str, Any]], file: str | None) -> list[Grid]:
    found = []
    for number, table in enumerate(tables, 1):
        page = table.get("sheet_or_page")
        where = [*([file] if file else []), *([str(page)] if page is not None else []), f"table {number}"]
        found.append(Grid(rows=table["rows"], where=", ".join(where)))
    return found
