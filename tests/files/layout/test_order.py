"""Lines in reading order, with the edges of their columns (gkcrawl/files/layout/order.py)."""

from __future__ import annotations

from gkcrawl.files.layout.order import in_order
from gkcrawl.files.layout.shapes import Page
from tests.files.layout.pages import line

PAGE = Page(90, 297)


def test_pages_of_one_column_share_its_edges() -> None:
    full = [line("一二三四五六七八九十", 20, 50 + 8 * at) for at in range(6)]
    last = [line("此致", 30, 50), line("敬礼", 20, 58)]
    placed = in_order([PAGE, PAGE], [full, last], [{}, {}])
    assert [(each.page, each.line.text) for each in placed[6:]] == [(1, "此致"), (1, "敬礼")]
    assert {(each.left, each.right) for each in placed} == {(20, 70)}


def test_a_line_that_sticks_out_moves_no_edge() -> None:
    lines = [line("一二三四五六七八九十", 20, 50 + 8 * at) for at in range(6)]
    placed = in_order([PAGE], [[*lines, line("一二三四五六七八九十甲乙丙丁", 20, 98)]], [{}])
    assert {each.right for each in placed} == {70}


def test_lines_beside_a_picture_end_where_their_neighbours_do() -> None:
    wide = [line("一二三四五六七八九十", 20, 50 + 8 * at) for at in range(6)]
    narrow = [line("一二三四五六七八", 20, 98 + 8 * at) for at in range(4)]
    assert [each.right for each in in_order([PAGE], [[*wide, *narrow]], [{}])] == [70] * 6 + [60] * 4


def test_short_lines_alone_do_not_show_where_full_ones_end() -> None:
    (placed,) = in_order([PAGE], [[line("此函。", 20, 50)]], [{}])
    assert (placed.left, placed.right) == (20, 70)


def test_marks_that_hang_out_of_a_column_move_no_edge() -> None:
    lines = [line("一二三四五六七八九十", 20, 50 + 8 * at) for at in range(10)]
    lines += [line("一二三四五六七八九十，", 20, 130), line("一二三四五六七八九十，", 20, 138)]
    assert {each.right for each in in_order([PAGE], [lines], [{}])} == {70}


def test_a_page_with_enough_lines_shows_its_own_edges() -> None:
    first = [line("一二三四五六七八九十", 20, 50 + 8 * at) for at in range(12)]
    second = [line("一二三四五六七八九十", 30, 50 + 8 * at) for at in range(12)]
    placed = in_order([PAGE, PAGE], [first, second], [{}, {}])
    assert [(each.left, each.right) for each in placed] == [(20, 70)] * 12 + [(30, 80)] * 12
