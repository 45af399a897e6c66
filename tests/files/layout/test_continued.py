"""Tables that go on over pages, and captions (gkcrawl/files/layout/continued.py)."""

from __future__ import annotations

from gkcrawl.document import FileTable
from gkcrawl.files.layout.continued import caption_of, goes_on
from gkcrawl.files.layout.grids import Grid
from gkcrawl.files.layout.lines import Line
from gkcrawl.files.layout.order import Placed
from gkcrawl.files.layout.tables import RuledTable
from tests.files.layout.pages import line

HEAD = ["项目", "数量", "备注"]


def table(page: int, *rows: list[str], left: float = 30, width: float = 40) -> Placed:
    xs = [left + width * at for at in range(len(rows[0]) + 1)]
    grid = Grid(xs, [40.0 + 10 * at for at in range(len(rows) + 1)], [])
    return Placed(page, page, Line("", xs[0], 40, xs[-1], 60, 5), 30, 180, RuledTable(grid, list(rows), []))


def joins(first: Placed, second: Placed) -> bool:
    assert first.table
    return goes_on(first, second, FileTable(rows=first.table.rows))


FIRST = table(0, HEAD, ["甲", "1", ""])


def test_rows_go_on_also_between_other_margins() -> None:
    assert joins(FIRST, table(1, ["乙", "2", ""]))
    assert joins(FIRST, table(1, ["乙", "2", ""], left=25))


def test_tables_apart() -> None:
    assert not joins(FIRST, table(0, ["乙", "2", ""]))
    assert not joins(FIRST, table(2, ["乙", "2", ""]))
    assert not joins(FIRST, table(1, ["乙", "2"]))
    assert not joins(FIRST, table(1, ["乙", "2", ""], width=30))


def test_a_new_head_and_a_cut_row_begin_a_table() -> None:
    assert not joins(FIRST, table(1, HEAD, ["乙", "2", ""]))
    assert not joins(FIRST, table(1, ["", "接上页", ""]))


def test_captions_are_numbered_or_over_the_middle() -> None:
    captions = {
        "表1 防汛物资": line("表1 防汛物资", 30, 30),
        "防汛物资": line("防汛物资", 80, 30),
        "见下表：": line("见下表：", 80, 30),
        "见表": line("见表", 30, 30),
        "长" * 61: line("长" * 61, 30, 30),
    }
    found = [caption_of(FIRST.line, text, [said]) for text, said in captions.items()]
    assert found == ["表1 防汛物资", "防汛物资", None, None, None]
