"""Pages read as one text (gkcrawl/files/layout/flow.py)."""

from __future__ import annotations

from gkcrawl.files.layout.flow import flow_of
from tests.files.layout.pages import page, ruled, span

FULL = "一二三四五六七八九十" * 3


def test_a_sentence_goes_on_over_the_page() -> None:
    first = page(*[span(FULL, 30, 60 + 8 * at) for at in range(6)], span("— 1 —", 90, 280))
    second = page(span("到此为止。", 30, 60), span("另起一段", 40, 68), span("— 2 —", 90, 280))
    assert flow_of([first, second]).paragraphs == [FULL * 6 + "到此为止。", "另起一段"]


def test_a_table_stands_where_it_is_printed_and_goes_on_over_the_page() -> None:
    head = [span("甲", 32, 82), span("乙", 72, 82)]
    first = page(
        *(span("表1 收支", 60, 70), *head, span("一", 32, 92), span("二", 72, 92)),
        rules=ruled([30, 70, 110], [80, 90, 100]),
    )
    second = page(
        *(span("甲", 32, 42), span("乙", 72, 42), span("三", 32, 52), span("四", 72, 52), span("完。", 30, 90)),
        rules=ruled([30, 70, 110], [40, 50, 60]),
    )
    flow = flow_of([first, second])
    assert flow.paragraphs == ["表1 收支", "甲\t乙", "一\t二", "三\t四", "完。"]
    (table,) = flow.tables
    assert (table.caption, table.sheet_or_page) == ("表1 收支", 1)
    assert table.rows == [["甲", "乙"], ["一", "二"], ["三", "四"]]


def test_tables_of_other_columns_on_the_next_page_are_tables_of_their_own() -> None:
    cells = [span("甲", 32, 42), span("乙", 82, 42)]
    pages = [page(*cells, rules=ruled([30, x, 110], [40, 50, 60])) for x in (70, 80)]
    assert [table.sheet_or_page for table in flow_of(pages).tables] == [1, 2]


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
