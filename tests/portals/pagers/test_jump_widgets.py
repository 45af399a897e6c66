"""Widgets that jump."""

from __future__ import annotations

from urllib.parse import urljoin

import pytest

from gkcrawl.data import rows
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


@pytest.mark.parametrize("known", rows("pager_calls"), ids=lambda known: known["product"])
def test_products_that_draw_pagers(known: dict[str, str]) -> None:
    found = widget_pages(page(f"<script>{known['example']}</script>"))
    assert found is not None
    assert (target(found), found.current, found.total_pages) == (urljoin(SITE, known["next"]), 1, 12)


def test_the_address_of_the_page_itself_says_which_one_it_is() -> None:
    script = "$('#p').pagination({pageSize: 15, total: 169}).on('pageClicked', function (e, data) {"
    script += "location.href = '/x/' + (data.pageIndex + 1) + '.html'; });"
    found = widget_pages(page(f"<script>{script}</script>", urljoin(SITE, "/x/5.html")))
    assert found is not None
    assert (target(found), found.current, found.total_pages) == (urljoin(SITE, "/x/6.html"), 5, 12)


@pytest.mark.parametrize("handler", ["loadData", "function (n) { $.post('/list', {page: n}, show); }"])
def test_a_pager_whose_pages_have_no_address_tells_its_numbers(handler: str) -> None:
    script = f"$('#p').pagination(169, {{items_per_page: 15, current_page: 0, callback: {handler}}});"
    found = widget_pages(page(f"<script>{script}</script>"))
    assert found is not None
    assert (found.next, found.current, found.total_pages) == (None, 1, 12)


def test_functions_that_are_no_handlers_of_a_pager() -> None:
    script = (
        "function search(word) { location.href = '/s?q=' + word; } new Chart({total: 169, pageSize: 15, draw: true});"
    )
    found = widget_pages(page(f"<script>{script}</script>"))
    assert target(found) is None


def test_a_pager_of_a_component_library() -> None:
    element = '<el-pagination :total="169" :page-size="15" :current-page="1" @current-change="turn"></el-pagination>'
    script = "<script>new Vue({methods: {turn(n) { location.href = 'index_' + n + '.html'; }}});</script>"
    found = widget_pages(page(element + script))
    assert found is not None
    assert (target(found), found.total_pages, found.total_records) == (f"{SITE}index_2.html", 12, 169)
