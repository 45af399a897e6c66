"""From documents to reports: text and tables in which the numbers of a report stand, of its page or its files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gkcrawl.statistics.model import Grid, Report

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence


def reports_of(document: Mapping[str, Any]) -> Iterator[Report]:
    """The report that a ``document`` is, as it is exported: its page together with its files, page first.

    A document has one report; parts of a compilation are documents of their own.
    """
    files = [file for file in document.get("attachments") or () if file.get("text")]
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


def _grids(tables: Sequence[Mapping[str, Any]], file: str | None) -> list[Grid]:
    found = []
    for number, table in enumerate(tables, 1):
        page = table.get("sheet_or_page")
        where = [*([file] if file else []), *([str(page)] if page is not None else []), f"table {number}"]
        found.append(Grid(rows=table["rows"], where=", ".join(where)))
    return found
