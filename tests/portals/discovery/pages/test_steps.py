"""Breadcrumbs: the columns above a page, and its own name where it ends in that."""

from __future__ import annotations

import pytest

from gkcrawl.portals.discovery.pages.steps import Steps, breadcrumb_steps
from tests.portals.pages import SITE, page

HOME, ABOVE = '<a href="/">首页</a>', '<a href="/zwgk/">政务公开</a>'


@pytest.mark.parametrize(
    ("markup", "steps"),
    [
        (f"<div>当前位置：{HOME} &gt; {ABOVE} &gt; 年报</div>", (("政务公开",), "年报")),
        (f'<div>您现在的位置：{HOME} » {ABOVE} » <a href="{SITE}">年报</a></div>', (("政务公开",), "年报")),
        (f"<div>当前位置：{HOME} &gt; {ABOVE}</div>", (("政务公开",), None)),
        (f"<div>当前位置：{HOME} &gt; {ABOVE} &gt; 年报 &gt; 列表</div>", (("政务公开",), "年报")),
        (
            f'<div class="breadcrumb"><span>{HOME}</span><span>&gt;</span><span>{ABOVE}</span></div>',
            (("政务公开",), None),
        ),
        (f"<ul class='crumbs'><li>{HOME}</li><li>{ABOVE}</li><li>年报</li></ul>", (("政务公开",), "年报")),
        (f"<div>当前位置：{HOME} - {ABOVE} - 行政许可/处罚</div>", (("政务公开",), "行政许可/处罚")),
        ('<div>当前位置：<a href="/">青禾县人民政府门户网站</a> &gt; 年报</div>', ((), "年报")),
        (f"<div>当前位置：{HOME} &gt; {ABOVE} &gt; <script>show('年报')</script></div>", (("政务公开",), None)),
        (f"<div>当前位置：{HOME} &gt; {ABOVE} &gt; {ABOVE} &gt; 年报</div>", (("政务公开",), "年报")),
        (f"<div class='local'>{HOME} &gt; {ABOVE} &gt; 年报</div>", (("政务公开",), "年报")),
        (f"<p><img src='dq.gif'>{HOME}<em>»</em>{ABOVE}<em>»</em><span>年报</span></p>", (("政务公开",), "年报")),
        (f"<ul class='nav'><li>{HOME}</li><li>{ABOVE}</li><li>年报</li></ul>", ((), None)),
        ("<div>当前位置：</div>", ((), None)),
        ("<p>年报</p>", ((), None)),
    ],
)
def test_steps_are_read(markup: str, steps: tuple[tuple[str, ...], str | None]) -> None:
    assert breadcrumb_steps(page(markup)) == Steps(*steps)


def test_of_several_breadcrumbs_the_one_that_ends_in_the_page_is_read() -> None:
    short = f"<div>当前位置：{HOME} &gt; {ABOVE}</div>"
    whole = f"<div>当前位置：{HOME} &gt; {ABOVE} &gt; 年报</div>"
    assert breadcrumb_steps(page(short + whole)).last == "年报"
    assert breadcrumb_steps(page(short)).last == "政务公开"
