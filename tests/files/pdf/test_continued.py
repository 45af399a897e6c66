"""Tables that go on over pages (gkcrawl/files/pdf/continued.py)."""

from __future__ import annotations

from gkcrawl.files.pdf.boxes import Line
from gkcrawl.files.pdf.continued import Table, caption_of, joined_tables

HEAD = ["项目", "数量", "备注"]


def table(page: int, *rows: list[str], width: float = 400) -> Table:
    return Table(Line(80, 100, 80 + width, 700, "", 0), page, list(rows))


def joined(*tables: Table, adjacent: bool = True) -> list[list[list[str]]]:
    return [one.rows for one in joined_tables(tables, [False, *[adjacent] * (len(tables) - 1)])]


def test_rows_go_on() -> None:
    assert joined(table(1, HEAD, ["甲", "1", ""]), table(2, ["乙", "2", ""]), table(3, ["丙", "3", ""])) == [
        [HEAD, ["甲", "1", ""], ["乙", "2", ""], ["丙", "3", ""]]
    ]


def test_tables_apart() -> None:
    first, second = table(1, HEAD, ["甲", "1", ""]), table(2, ["乙", "2", ""])
    assert len(joined(first, second, adjacent=False)) == 2
    assert len(joined(first, table(1, ["乙", "2", ""]))) == 2
    assert len(joined(first, table(2, ["乙", "2"]))) == 2
    assert len(joined(first, table(2, ["乙", "2", ""], width=300))) == 2


def test_a_new_head_and_a_cut_row_begin_a_table() -> None:
    first = table(1, HEAD, ["甲", "1", ""])
    assert len(joined(first, table(2, HEAD, ["乙", "2", ""]))) == 2
    assert len(joined(first, table(2, ["", "接上页", ""], ["乙", "2", ""]))) == 2


def test_captions_are_numbered_or_over_the_middle() -> None:
    below = table(1, HEAD).line
    captions = {
        "表1 防汛物资": Line(80, 60, 200, 76, "表1 防汛物资", 16),
        "防汛物资": Line(248, 60, 312, 76, "防汛物资", 16),
        "见下表": Line(112, 60, 160, 76, "见下表", 16),
        "长" * 61: Line(80, 60, 480, 76, "长" * 61, 16),
    }
    assert [caption_of(below, [line]) for line in captions.values()] == ["表1 防汛物资", "防汛物资", None, None]
    assert caption_of(below, [below]) is None
