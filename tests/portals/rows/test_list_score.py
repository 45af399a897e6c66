"""Which group of rows is the list of a column."""

from __future__ import annotations

import pytest

from gkcrawl.extract.page.page import Page
from gkcrawl.portals.rows.finder import find_rows
from gkcrawl.portals.rows.list_score import is_document


@pytest.mark.parametrize(
    ("url", "document"),
    [
        ("https://a.gov.cn/zwgk/202603/t20260304_12.html", True),
        ("https://a.gov.cn/news/list-12-1.html", False),
        ("https://a.gov.cn/art/2026/3/4/art_12_345.html", True),
        ("https://a.gov.cn/zwgk/", False),
        ("https://a.gov.cn/", False),
    ],
)
def test_the_address_of_a_document_has_a_number_near_its_end(url: str, document: bool) -> None:
    assert is_document(url) is document


@pytest.mark.parametrize(("address", "titles"), [("/people/{}.html", ["赵文博", "钱思齐"]), ("?sid={}", [])])
def test_short_names_are_rows_where_they_lead_to_documents_and_a_menu_where_to_the_page_itself(
    address: str, titles: list[str]
) -> None:
    links = "".join(f'<a href="{address.format(n)}">{name}</a>' for n, name in enumerate(("赵文博", "钱思齐"), 8))
    found = find_rows(Page(f"<body><div>{links}</div></body>", "https://www.qingshan.gov.cn/people/"))
    assert [entry.title for entry in found] == titles
