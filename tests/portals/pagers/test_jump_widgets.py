"""Widgets that jump."""

from __future__ import annotations

import pytest

from gkcrawl.portals.pagers.jump_widgets import widget_pages
from tests.portals.pages import SITE, page, target


@pytest.mark.parametrize("size", ["pages: 3", "count: 45, limit: 15"])
def test_widgets_that_jump(size: str) -> None:
    script = "<script>laypage({cont: 'p', %s, curr: %d, jump: function (e, first) { location.href = '?page=' + e.curr; }})</script>"
    assert target(widget_pages(page(script % (size, 1)))) == SITE + "?page=2"
    last = widget_pages(page(script % (size, 3)))
    assert target(last) is None
    assert last is not None
    assert (last.current, last.total_pages) == (3, 3)


@pytest.mark.parametrize(
    ("place", "handler", "expected"),
    [
        (
            0,
            'if (d.pageIndex == 0) { location.href = "index.html"; } else { location.href = "/a/" + (d.pageIndex + 1) + ".html"; }',
            "/a/2.html",
        ),
        (
            1,
            'if (d.pageIndex == 0) { location.href = "index.html"; } else { location.href = (d.pageIndex + 1) + ".html"; }',
            "/zwgk/tzgg/3.html",
        ),
        (
            0,
            'var n = d.pageIndex + 1; if (n == 1) { location.href = "x.html"; } else { location.href = "/a/" + n + ".html"; }',
            "/a/2.html",
        ),
    ],
)
def test_widgets_that_count_from_nought(place: int, handler: str, expected: str) -> None:
    script = f'<script>var i = {place}; $("#p").pagination({{pageIndex: i, pageSize: 15, total: 76}});'
    script += f'$("#p").on("pageClicked", function (e, d) {{ {handler} }});</script>'
    found = widget_pages(page(script))
    assert found is not None
    assert (target(found), found.current) == (f"https://www.qingshan.gov.cn{expected}", place + 1)
    assert (found.total_pages, found.total_records) == (6, 76)
