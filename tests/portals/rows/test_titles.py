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


TITLE = "关于做好防汛备汛工作的通知"
PROSE = "县水利局组织检查了全县水库，现将有关情况通报如下，请各单位认真落实，确保安全度汛。"


@pytest.mark.parametrize(
    "link",
    [
        f"<a><h3>{TITLE}</h3><p>{TITLE}</p></a>",
        f"<a><h3>{TITLE}</h3><p>{PROSE}</p></a>",
        f"<a><p>{TITLE}</p><p>{PROSE}</p></a>",
        f"<a><img><div>{TITLE}</div><div>来源：水利局</div></a>",
        f"<a><li>{TITLE}<span>2026-03-04</span></li></a>",
        f"<a><div>{TITLE[:5]}<b>{TITLE[5:]}</b></div><div>{PROSE}</div></a>",
        f'<a title="{TITLE} 2026-03-04">{TITLE}</a>',
        f'<a><img alt="{TITLE}"></a>',
        f'<a title="{TITLE}"><h3>{TITLE[:6]}...(2026-03-04)</h3><p>{TITLE}</p></a>',
        f'<a title="&lt;b&gt;{TITLE}&lt;/b&gt;">{TITLE}</a>',
        f"<a>[置顶]{TITLE}</a>",
        f"<a>\ue600 {TITLE}</a>",
    ],
)
def test_the_title_of_a_card(link: str) -> None:
    assert link_title(next(page(link).tree.iter("a"))) == TITLE


def test_the_caption_below_a_picture() -> None:
    row = f'<ul><li><a href="1.html"><img src="1.jpg" alt="1.jpg"></a><p>{TITLE}</p></li></ul>'
    link = next(page(row).tree.iter("a"))
    assert link_title(link) == ""
    assert title_beside(link) == TITLE
