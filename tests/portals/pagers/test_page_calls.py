"""Calls of ``createPageHTML`` in both argument orders."""

from __future__ import annotations

import pytest

from gkcrawl.portals.pagers.page_calls import script_call
from tests.portals.pages import SITE, page, target

CALLS = {
    'createPageHTML(20, 0, "index", "html");': ("index_1.html", 1, 20),
    "createPageHTML(3, 1, 'index', 'shtml')": ("index_2.shtml", 2, 3),
    'createPageHTML(3, 2, "index", "html")': (None, 3, 3),
    'createPage(34, 0, "wjk_glrb", "htm");': ("wjk_glrb_1.htm", 1, 34),
    "createPageHTML('page_div',50, 1,'list','shtml',1000);": ("list_2.shtml", 1, 50),
    "createPageHTML('page_div',50, 50,'list','shtml',1000);": (None, 50, 50),
    "createPageHTML('page', 5, 0, 'index_8597', 'shtml')": ("index_8597_1.shtml", 1, 5),
    "var countPage = 7; var currentPage = 2; createPageHTML(countPage, currentPage, 'index', 'html')": (
        "index_3.html",
        3,
        7,
    ),
    "Pager({size:12, current:0, prefix:'index', suffix:'html'})": ("index_1.html", 1, 12),
    'function createPage(_nPageCount, _nCurrIndex) {} createPage(2, 0, "index", "html")': ("index_1.html", 1, 2),
}


@pytest.mark.parametrize(("script", "expected"), CALLS.items())
def test_script_calls_in_both_argument_orders(script: str, expected: tuple[str | None, int, int]) -> None:
    found = script_call(page(f"<script>{script}</script>"))
    file, current, total = expected
    assert target(found) == (SITE + file if file else None)
    assert found is not None
    assert (found.kind, found.current, found.total_pages) == ("numbered_files", current, total)


def test_records_of_the_container_first_call() -> None:
    found = script_call(page("<script>createPageHTML('page_div',8, 1,'list','shtml',118)</script>"))
    assert found is not None
    assert found.total_records == 118


@pytest.mark.parametrize(("current", "following"), [(1, "index_2.html"), (3, "index_4.html"), (4, None)])
def test_trs_with_a_container_still_counts_from_nought(current: int, following: str | None) -> None:
    call = f"<script>createPageHTML('page', 5, {current}, 'index', 'html')</script>"
    assert target(script_call(page(call, f"{SITE}index_{current}.html"))) == (following and SITE + following)


def test_a_function_definition_is_no_call() -> None:
    assert script_call(page("<script>function createPageHTML(total, current, name, ext) {}</script>")) is None


def test_what_is_commented_out_is_no_pager() -> None:
    call = 'createPageHTML(9, 0, "index", "html");'
    assert script_call(page(f"<!-- <script>{call}</script> --><script>\n// {call}\n</script>")) is None
    assert target(script_call(page(f"<script><!--\n{call} //--></script>"))) == SITE + "index_1.html"


def test_records_and_spellings_of_the_call() -> None:
    found = script_call(page('<script>createPageHTML(20, 0, "index", "html", "black2", 392);</script>'))
    assert found is not None
    assert (found.total_pages, found.total_records) == (20, 392)
    assert target(script_call(page('<script>createpage(12,0,"index","shtml")</script>'))) == SITE + "index_1.shtml"
