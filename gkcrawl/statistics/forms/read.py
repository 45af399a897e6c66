"""Reads the tables of the forms of 2019 and 2021 from a report: from its grids, else from lines of its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkcrawl.characters import squash
from gkcrawl.statistics.forms.disclosure import read_disclosure
from gkcrawl.statistics.forms.lines import grids_of_lines
from gkcrawl.statistics.forms.requests import read_requests
from gkcrawl.statistics.forms.review import read_review
from gkcrawl.statistics.forms.tables import Found, named

_FEWEST_LABELS = 10  # of table 三: texts name some of them, only the table so many

if TYPE_CHECKING:
    from gkcrawl.statistics.model import Report


def read_forms(report: Report) -> Found:
    """Values of the tables in ``report``, the era of their form by its shape (that of table 二 first), and flags."""
    joined = Found()
    lines = None
    readers = (read_disclosure, read_requests, read_review)
    tables = _of_first([read(report.grids) for read in readers])
    for at, (read, found) in enumerate(zip(readers, tables, strict=True)):
        if found.again is None and (not found.values or "cut_table" in found.flags):
            lines = lines or grids_of_lines(report.text)
            found = _completed(found, read(lines[at]))
        joined.values += found.values
        joined.era = joined.era or found.era
        joined.flags += [flag for flag in found.flags if flag not in joined.flags]
    if not joined.values:
        names = {name for line in report.text.splitlines() if (name := named(squash(line), "t3."))}
        joined.flags.append("flattened_table" if len(names) >= _FEWEST_LABELS else "no_tables")
    elif len({value.key.partition(".")[0] for value in joined.values}) < len(readers):
        joined.flags = list(dict.fromkeys([*joined.flags, "cut_table"]))
    if any(value.meaning == "EMPTY" for value in joined.values):
        joined.flags.append("blank_cells")
    if any(value.meaning == "TEXT" for value in joined.values):
        joined.flags.append("odd_cells")
    return joined


def _of_first(tables: list[Found]) -> list[Found]:
    """Tables 二, 三 and 四 without those that only the second of two reports has.

    Such a table stands behind the beginning of the second, or before one that it follows in the form.
    """
    if not any("two_reports" in found.flags for found in tables):
        return tables
    second = min(found.again for found in tables if found.again is not None)
    kept = []
    for at, found in enumerate(tables):
        before_others = any(later.values and later.begins < found.begins for later in tables[at + 1 :])
        is_second = found.again is None and (found.begins >= second or before_others)
        kept.append(Found(flags=["cut_table"], again=second) if is_second else found)
    return kept


def _completed(grids: Found, lines: Found) -> Found:
    """What ``grids`` give, and of ``lines`` what they lack, if both agree in all that both have."""
    told = {(value.key, value.column): value.value for value in grids.values}
    read = {(value.key, value.column): value.value for value in lines.values}
    if not told or told.items() <= read.items():
        return lines if lines.values else grids
    return grids
