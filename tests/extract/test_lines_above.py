"""Lines just above a body that state something without a label."""

import pytest

from gkcrawl.extract.lines_above import without_label
from gkcrawl.extract.page.layout import Layout
from gkcrawl.extract.page.page import Page
from tests.extract.pages import URL


def stated(html: str) -> list[tuple[str, str | None]]:
    return list(without_label(Layout.read(Page(html, URL).tree).lines))


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>2024-03-16 星期六 09:30</p>", [("date line", "2024-03-16 星期六 09:30")]),
        ("<p>（青政办发〔2024〕8号）</p>", [("number line", "青政办发〔2024〕8号")]),
        ("<p>《青禾日报》（2024年03月08日 05 版）</p>", [("issue of a newspaper", "2024年03月08日")]),
        ("<p>18</p><p>2024-03</p>", [("date in pieces", "2024-03-18 ")]),
        ("<p>2024</p><p>03/18</p>", [("date in pieces", "2024-03-18 ")]),
        ("<p><span>2024</span><span>03</span><span>18</span></p>", [("date in pieces", "2024-03-18 ")]),
        ("<p>今天是2024-03-16</p>", []),  # the clock of the site
        ("<p><a href='/a'>关于防汛工作的通知</a> [2024-03-16]</p>", []),  # a row of a list
        ("<p>关于防汛工作的通知(2024-03-16)</p>", []),  # a title with its day
        ("<p>" + "自2024-03-16起，各镇各部门要认真做好防汛工作。" * 4 + "</p>", []),  # prose
        ("<p>12</p>", []),
    ],
)
def test_what_a_line_states(html: str, expected: list[tuple[str, str | None]]) -> None:
    assert stated(html) == expected


def test_the_nearest_line_comes_first_and_far_ones_are_not_read() -> None:
    assert [raw for _, raw in stated("<p>2024-03-16</p><p>2024-03-17</p>")] == ["2024-03-17", "2024-03-16"]
    assert stated("<p>2024-03-16</p>" + "<p>首页</p>" * 8) == []
