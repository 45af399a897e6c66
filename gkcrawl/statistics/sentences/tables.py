"""Tables of reports before 2019: the national one of 2014 (指标, 单位, 统计数) and local ones (本年度, 历年累计)."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from gkcrawl.characters import squash
from gkcrawl.data import pattern, rows, rules
from gkcrawl.statistics.forms.cells import read_cell
from gkcrawl.statistics.keys import keys
from gkcrawl.statistics.model import Grid, Value

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from gkcrawl.statistics.model import Report

_NUMBERING = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}[、.]|[(][一二三四五六七八九十]{1,3}[)]|[(]?\d{1,2}[)、.]|其中[:]?|\d{2}(?=\D)|#)"
)
_ASIDE = re.compile(r"[(][^()]*[)]")
_COUNTED = re.compile(r"(?:总数量|总数|数量|情况|数)$")
_UNIT = re.compile(r"[(]?(?:条|件|次|篇|个|人|万元|元|人次|宗|份|项|条\(件\)|人\(次\))[)]?")
_FEWEST_KNOWN_ROWS = 3
"""Rows with known labels from which on a table is one of these."""
_WHERE = "lines of text"
_MONEY = {("万元", "元"): 10_000, ("元", "万元"): 0.0001}


class _Head(NamedTuple):
    """Columns of a table by their places: the figure of the year, that of all years where there is one."""

    labels: int
    unit: int | None
    year: int
    cumulative: int | None


def read_tables(report: Report) -> list[Value]:
    """Values of the tables before 2019 in ``report``: of its grids, else of its lines; the first of a key stays."""
    found: dict[str, Value] = {}
    for grids in (report.grids, _grids_of_lines(report.text)):
        for grid in grids:
            values = list(_of_grid(grid))
            if len({value.key for value in values}) >= _FEWEST_KNOWN_ROWS:
                found = {value.key: value for value in values} | found
        if found:
            break
    return list(found.values())


def key_of(label: str, section: str) -> str | None:
    """The key of the row ``label`` below one of the key ``section``, None where it is no row of these tables.

    >>> key_of("2.被依法纠错数(件)", "litigation.upheld")
    'litigation.corrected'
    """
    plain = _plain(label)
    for words, key, below in _labels():
        if words.fullmatch(plain) and section.startswith(below):
            # A row that only its place names, and that stands too far below, belongs to rows that are missing.
            return None if below and _order(key) < _order(section) else key
    return None


def _order(key: str) -> int:
    return list(keys()).index(key)


def _plain(label: str) -> str:
    plain, before = squash(label), None
    while plain != before:
        before, plain = plain, _ASIDE.sub("", plain)
    while found := _NUMBERING.match(plain):
        plain = plain[found.end() :]
    return _COUNTED.sub("", plain.strip(":、,"))


@cache
def _labels() -> tuple[tuple[re.Pattern[str], str, str], ...]:
    return tuple((re.compile(row["pattern"]), row["role"], row["section"]) for row in rows("statistics_rows"))


@cache
def _heads() -> Mapping[str, re.Pattern[str]]:
    return {rule.role: pattern([rule]) for rule in rules("statistics_heads")}


def _head(cells: Sequence[str]) -> _Head | None:
    names = [squash(cell) for cell in cells]
    at = {
        role: [place for place, name in enumerate(names) if words.fullmatch(name)] for role, words in _heads().items()
    }
    figures = at["figure"] or at["year"] or at["period"]
    if not (at["label"] and figures and (at["unit"] or at["year"])):
        return None
    return _Head(
        min(at["unit"] or at["code"] or figures),
        at["unit"][0] if at["unit"] else None,
        figures[0],
        at["cumulative"][0] if at["cumulative"] else None,
    )


def _of_grid(grid: Grid) -> Iterator[Value]:
    head, section = None, ""
    for number, cells in enumerate(grid.rows, 1):
        if found := _head(cells):
            head = found
        elif head and len(cells) > max(head.year, head.cumulative or 0):
            labels = [cell for cell in cells[: head.labels] if _plain(cell)]
            known = [key for label in labels if (key := key_of(label, section))]
            if not known:
                continue
            section = known[-1]
            where = f"{grid.where or 'table'}, row {number}: {squash(labels[-1])}"
            unit = squash(cells[head.unit]) if head.unit is not None else ""
            yield _value(section, cells[head.year], unit, where)
            if head.cumulative is not None and section == "proactive.year_total":
                yield _value("proactive.cumulative_total", cells[head.cumulative], unit, where)


def _value(key: str, raw: str, unit: str, where: str) -> Value:
    cell = read_cell(raw)
    own = keys()[key].unit
    value = cell.value
    # The table of 2014 counts fees in 万元, sentences in 元.
    if value and (size := _MONEY.get((cell.unit or unit, own or ""))):
        value = round(value * size, 6)
        value = int(value) if value == int(value) else value
    return Value(
        key=key, value=value, meaning=cell.meaning, unit=own, raw=raw, kind="table", where=where,
    )  # fmt: skip


def _grids_of_lines(text: str) -> Iterator[Grid]:
    """Lines from a head on as rows: cells by TAB, or a label, its unit, and as many numbers as the head has columns."""
    found: list[list[str]] = []
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.split("\t")] if "\t" in line else line.split()
        if _head(cells):
            if found:
                yield Grid(rows=found, where=_WHERE)
            found = [cells]
        elif found and cells:
            found.append(cells if "\t" in line else _row(cells, len(found[0])))
    if found:
        yield Grid(rows=found, where=_WHERE)


def _row(parts: list[str], width: int) -> list[str]:
    """``parts`` of a line as a row of ``width`` cells whose first is the label; as they are where they do not fit."""
    label = len(parts) - width + 1
    fits = label > 0 and _UNIT.fullmatch(squash(parts[label]))
    return ["".join(parts[:label]), *parts[label:]] if fits else parts[:1]
