"""Lonsun's labels and ``Ls.pagination``."""

from __future__ import annotations

import pytest

from gkcrawl.portals.pagers.label_calls import label_pages
from tests.portals.pages import page, target


def test_lonsun_label_pages() -> None:
    script = "<script>Ls.pagination('#p', f, {currPage: (1+1), pageCount: 20})</script>"
    url = "https://www.qingshan.gov.cn/public/column/21?type=4&action=list&pageIndex=2"
    found = label_pages(page(script, url))
    assert target(found) == url.replace("pageIndex=2", "pageIndex=3")
    first = label_pages(page("<script>Ls.pagination({currPage: 1, pageCount:(2 + 0)})</script>", url[:-12]))
    assert target(first) == url[:-12] + "&pageIndex=2"
    assert label_pages(page("<p></p>")) is None


@pytest.mark.parametrize(
    ("function", "column", "expected"),
    [
        (
            "function(pageIndex){ location.href='/content/column/49?pageIndex='+pageIndex; }",
            "",
            "/content/column/49?pageIndex=3",
        ),
        (
            "function(p){ window.open('/content/column/49?pageIndex=' + p + '&pageSize=18'); }",
            "",
            "/content/column/49?pageIndex=3&pageSize=18",
        ),
        (
            "function(p){ Ls.ajax({data: {pageIndex: p}}); }",
            '<ul class="doc_list list-4963">',
            "/content/column/4963?pageIndex=3",
        ),
        ("function(p){ turn(p); }", "", "/zwgk/tzgg/?pageIndex=3"),
    ],
)
def test_lonsun_columns_with_a_pretty_address(function: str, column: str, expected: str) -> None:
    script = f'{column}<script>Ls.pagination("#p", {function}, {{total:1892, currPage:(1+1), pageCount:106}});</script>'
    found = label_pages(page(script))
    assert found is not None
    assert target(found) == f"https://www.qingshan.gov.cn{expected}"
    assert (found.current, found.total_pages, found.total_records) == (2, 106, 1892)
