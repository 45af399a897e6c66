"""Pages read as one text (gkcrawl/files/layout/flow.py)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkcrawl.files.layout.flow import flow_of
from tests.files.layout.pages import page, ruled, span

if TYPE_CHECKING:
    from gkcrawl.files.layout.shapes import Page, Span

FULL = "一二三四五六七八九十" * 3


def test_a_sentence_goes_on_over_the_page() -> None:
    first = page(*[span(FULL, 30, 60 + 8 * at) for at in range(6)], span("— 1 —", 90, 280))
    second = page(span("到此为止。", 30, 60), span("另起一段", 40, 68), span("— 2 —", 90, 280))
    assert flow_of([first, second]).paragraphs == [FULL * 6 + "到此为止。", "另起一段"]


def cells(*texts: str, y: float = 42) -> list[Span]:
    """Two columns of cells, row by row."""
    return [span(text, 32 + 40 * (at % 2), y + 10 * (at // 2)) for at, text in enumerate(texts)]


def table(*texts: str) -> Page:
    return page(*cells(*texts), rules=ruled([30, 70, 110], [40, 50, 60]))


def test_a_table_stands_where_it_is_printed_and_goes_on_over_the_page() -> None:
    grid = ruled([30, 70, 110], [80, 90, 100])
    first = page(span("表1 收支", 60, 70), *cells("甲", "乙", "一", "二", y=82), rules=grid)
    second = table("三", "四", "五", "六")
    second.spans.append(span("完。", 30, 90))
    flow = flow_of([first, second])
    assert flow.paragraphs == ["表1 收支", "甲\t乙", "一\t二", "三\t四", "五\t六", "完。"]
    (joined,) = flow.tables
    assert (joined.caption, joined.sheet_or_page) == ("表1 收支", 1)
    assert joined.rows == [["甲", "乙"], ["一", "二"], ["三", "四"], ["五", "六"]]


def test_a_table_with_its_own_head_or_a_row_cut_in_two_begins_anew() -> None:
    assert len(flow_of([table("甲", "乙", "一", "二"), table("甲", "乙", "三", "四")]).tables) == 2
    wide = page(*cells("一", "二"), span("三", 112, 42), rules=ruled([30, 70, 110, 150], [40, 50]))
    cut = page(span("的下半", 32, 42), rules=ruled([30, 70, 110, 150], [40, 50]))
    cut.spans += cells("四", "五", y=52)
    cut.rules += ruled([30, 70, 110, 150], [40, 50, 60])
    assert [len(each.rows) for each in flow_of([wide, cut]).tables] == [1, 2]


def test_tables_of_other_columns_on_the_next_page_are_tables_of_their_own() -> None:
    said = span("甲", 32, 42), span("乙", 82, 42)
    pages = [page(*said, rules=ruled([30, x, 110], [40, 50, 60])) for x in (70, 80)]
    assert [each.sheet_or_page for each in flow_of(pages).tables] == [1, 2]


def test_lines_that_stand_out_at_the_head_are_prominent() -> None:
    head = [
        span("某某局文件", 67, 30, 15, red=True),
        span("某发〔2024〕1号", 82.5, 60),
        span("关于印发办法的通知", 73, 75, 7),
    ]
    body = [span(FULL, 30, 100 + 8 * at) for at in range(5)]
    assert flow_of([page(*head, span("各单位：", 30, 92), *body)]).prominent == [
        *("某某局文件", "某发〔2024〕1号", "关于印发办法的通知")
    ]


def test_nothing_comes_of_empty_pages() -> None:
    flow = flow_of([page(), page()])
    assert (flow.paragraphs, flow.tables, flow.prominent) == ([], [], [])


def test_the_lines_of_a_heading_are_one_paragraph() -> None:
    head = [span("关于印发防汛抗旱工作", 70, 30, 7), span("方案的通知", 87.5, 40, 7)]
    body = [span(FULL, 30, 60 + 8 * at) for at in range(5)]
    flow = flow_of([page(*head, *body)])
    assert flow.paragraphs == ["关于印发防汛抗旱工作方案的通知", FULL * 5]
    assert flow.prominent == ["关于印发防汛抗旱工作方案的通知"]
