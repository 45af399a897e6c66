"""The numbers of one report as the tables that a person knows: forms, prose, and failed checks marked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from gkcrawl.statistics.keys import APPLICANTS, keys, name_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gkcrawl.statistics.model import Check, Statistics, Value

_APPLICANTS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
_FORMS = {
    "t2.": "二、主动公开政府信息情况",
    "t3.": "三、收到和处理政府信息公开申请情况",
    "t4.": "四、政府信息公开行政复议、行政诉讼情况",
}
_ABSENT = "–"


class Cell(NamedTuple):
    """What stands in a cell, and the ids of the checks that fail there, with commas between."""

    text: str
    failed: str | None = None


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """A table of numbers; the first ``names`` cells of a row are text, ``columns`` are the heads of all."""

    title: str
    columns: tuple[Cell, ...]
    rows: list[tuple[Cell, ...]]
    names: int = 1


def printed_tables(found: Statistics) -> Iterator[PrintedTable]:
    """The tables of ``found`` that have values: 二, 三, 四, that before 2019, and what prose says."""
    marks = _marks(found.checks)
    cells = [value for value in found.values if value.kind != "text"]
    for start, title in _FORMS.items():
        values = {(one.key, one.column): one for one in cells if one.key.startswith(start)}
        if values:
            yield _applicants(title, values, marks) if start == "t3." else _crossed(title, values, marks)
    if others := [one for one in cells if not one.key.startswith(tuple(_FORMS))]:
        yield _listed("统计表", others, marks)
    if said := [one for one in found.values if one.kind == "text"]:
        yield _listed("文字", said, marks, prose="所在文句")


def printed_number(number: float | None) -> str:
    """A number with commas between thousands, and a sign for none.

    >>> printed_number(1234.0), printed_number(0.5), printed_number(None)
    ('1,234', '0.5', '–')
    """
    return _ABSENT if number is None else f"{int(number) if number == int(number) else number:,}"


def _marks(checks: Sequence[Check]) -> dict[tuple[str | None, str | None], str]:
    """Row and column of failed checks → their ids; None where a check has none."""
    marks: dict[tuple[str | None, str | None], str] = {}
    for one in checks:
        if one.ok is False:
            place = (one.row, one.column)
            marks[place] = f"{marks[place]},{one.id}" if one.id not in marks.get(place, one.id) else one.id
    return marks


_Values = dict[tuple[str, str | None], "Value"]
_Marks = dict[tuple[str | None, str | None], str]


def _applicants(title: str, values: _Values, marks: _Marks) -> PrintedTable:
    """Table 三: a row a key, a column an applicant; failed rows and columns have the check at their head."""
    heads = [Cell(name, marks.get((None, column))) for name, column in zip(_APPLICANTS, APPLICANTS, strict=True)]
    rows = []
    for key in dict.fromkeys(key for key, _ in values):
        shown = [_cell(values.get((key, one)), marks.get((key, one))) for one in APPLICANTS]
        rows.append((Cell(keys()[key].name, marks.get((key, None))), *shown))
    return PrintedTable(title, (Cell(""), *heads), rows)


def _crossed(title: str, values: _Values, marks: _Marks) -> PrintedTable:
    """Tables 二 and 四: names such as 行政复议 结果维持 are a row and a column."""
    rows: dict[str, dict[str, Cell]] = {}
    for (key, _), value in values.items():
        row, _, column = keys()[key].name.rpartition(" ")
        rows.setdefault(row, {})[column] = _cell(value, marks.get((key, None)))
    columns = list(dict.fromkeys(column for row in rows.values() for column in row))
    made = [(Cell(row), *(cells.get(column, Cell(_ABSENT)) for column in columns)) for row, cells in rows.items()]
    return PrintedTable(title, (Cell(""), *map(Cell, columns)), made)


def _listed(title: str, values: Sequence[Value], marks: _Marks, prose: str | None = None) -> PrintedTable:
    heads = ("指标", *((prose,) if prose else ()), "统计数", "单位")
    rows = []
    for one in values:
        where = [Cell(one.where or one.raw)] if prose else []
        shown = _cell(one, marks.get((one.key, one.column)))
        rows.append((Cell(name_of(one.key)), *where, shown, Cell(one.unit or "")))
    return PrintedTable(title, tuple(map(Cell, heads)), rows, names=2 if prose else 1)


def _cell(value: Value | None, failed: str | None) -> Cell:
    """A cell as it is printed, so that 0, / and nothing stay apart."""
    if value is None:
        return Cell(_ABSENT)
    number = value.raw if value.value is None else printed_number(value.value)
    return Cell(f"({number})" if value.kind == "derived" else number, failed)
