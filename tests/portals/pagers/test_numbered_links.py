"""Bare page numbers."""

from __future__ import annotations

import pytest

from gkcrawl.portals.pagers.numbered_links import numbered_links
from tests.portals.pages import SITE, page, target


def test_bare_page_numbers() -> None:
    links = "".join(f'<a href="/list.asp?Page={n}&amp;ch=7">{n}</a>' for n in (2, 3, 4))
    assert (
        target(numbered_links(page(f"<b>1</b>{links}", "https://www.qingshan.gov.cn/list.asp?ch=7"))) or ""
    ).endswith("Page=2&ch=7")
    third = "".join(f'<a href="/list.asp?Page={n}&amp;ch=7">{n}</a>' for n in (1, 2, 4))
    found = numbered_links(page(f"{third}<b>3</b>", "https://www.qingshan.gov.cn/list.asp?Page=3&ch=7"))
    assert (target(found) or "").endswith("Page=4&ch=7")


def test_bare_page_numbers_whose_first_page_has_none_in_its_address() -> None:
    numbers = "<a href='index.jhtml'>1</a> <b>2</b> <a href='index_3.jhtml'>3</a> <a href='index_4.jhtml'>4</a>"
    assert target(numbered_links(page(numbers, f"{SITE}index_2.jhtml"))) == f"{SITE}index_3.jhtml"
    last = numbered_links(page("<a href='index.jhtml'>1</a> <b>2</b>", f"{SITE}index_2.jhtml"))
    assert target(last) is None


def test_the_second_and_last_page_whose_numbers_are_items_of_a_list() -> None:
    numbers = '<ul><li><a href="list-4.html">1</a></li><li class="active"><span>2</span></li></ul>'
    found = numbered_links(page(f'<div class="pagination">{numbers}</div>', f"{SITE}list-4-2.html"))
    assert found is not None and (found.current, found.next) == (2, None)


@pytest.mark.parametrize(
    ("markup", "url", "expected"),
    [
        ('<a class="on" href="?p=1">1</a><a href="?p=2">2</a><a href="?p=3">3</a>', SITE, "?p=2"),
        ('<a href="?p=1">1</a>…<a href="?p=7">7</a><span>8</span><a href="?p=9">9</a>', f"{SITE}?p=8", "?p=9"),
        ('<a href="?p=7">7</a> 8 <a href="?p=9">9</a>', f"{SITE}?p=8", "?p=9"),
        ('<a href="?start=0">1</a><a href="?start=10">2</a><a href="?start=20">3</a>', SITE, "?start=10"),
    ],
)
def test_the_number_of_the_current_page(markup: str, url: str, expected: str) -> None:
    assert target(numbered_links(page(f"<div>{markup}</div>", url))) == SITE + expected


def test_numbers_that_are_no_pages() -> None:
    assert numbered_links(page('<a href="/a/x.html">1</a><a href="/b/y.php">2</a>')) is None


def test_numbers_with_a_handler() -> None:
    script = "<script>function turn(n) { location.href = '?p=' + n; }</script>"
    links = '<a href="javascript:turn(1)">1</a> <b>2</b> <a href="javascript:turn(3)">3</a>'
    assert target(numbered_links(page(f"{script}<div>{links}</div>", f"{SITE}?p=2"))) == f"{SITE}?p=3"
