"""The whole title of a link."""

from __future__ import annotations

import pytest

from gkcrawl.portals.rows.titles import is_action, is_chrome, link_title, title_beside
from tests.portals.pages import page


@pytest.mark.parametrize(
    ("link", "title"),
    [
        ('<a title="关于做好防汛备汛工作的通知">关于做好防汛…</a>', "关于做好防汛备汛工作的通知"),
        ("<a>关于做好防汛备汛工作的通知</a>", "关于做好防汛备汛工作的通知"),
        ('<a title="点击查看">关于做好防汛备汛工作的通知</a>', "关于做好防汛备汛工作的通知"),
    ],
)
def test_of_text_and_attribute_the_whole_one(link: str, title: str) -> None:
    assert link_title(next(page(link).tree.iter("a"))) == title


def test_buttons_are_no_titles() -> None:
    assert is_chrome("下一页")
    assert is_action("查看") and is_action("下载")
    assert not is_chrome("关于做好防汛备汛工作的通知")


def test_the_title_beside_a_button() -> None:
    row = "<table><tr><td>关于做好防汛备汛工作的通知</td><td><a href='1.html'>查看</a></td></tr></table>"
    assert title_beside(next(page(row).tree.iter("a"))) == "关于做好防汛备汛工作的通知"
