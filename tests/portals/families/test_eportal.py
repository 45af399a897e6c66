"""eportal: pages by number, up to a total or a page without rows (docs/families.md#eportal)."""

from __future__ import annotations

import pytest

from gkcrawl.errors import SiteChanged
from gkcrawl.portals.column import Column, PageRequest
from gkcrawl.portals.families.eportal import EportalFamily
from tests.portals.pages import page, rows

EPORTAL = "https://www.qingshan.gov.cn/eportal/ui?pageId=61&currentPage={}&moduleId=ab12"


def test_a_query_goes_on_with_its_page_number_turned() -> None:
    listing = EportalFamily().read_list(page(f"<ul>{rows(4)}</ul>", EPORTAL.format(1)))
    assert (listing.cms, len(listing.entries)) == ("eportal", 4)
    assert listing.pagination.next == PageRequest("GET", EPORTAL.format(2))


def test_a_query_starts_with_page_one() -> None:
    bare = "https://www.qingshan.gov.cn/eportal/ui?pageId=61"
    assert EportalFamily().first_request(Column("年报", bare)).url == f"{bare}&currentPage=1"
    assert EportalFamily().first_request(Column("年报", EPORTAL.format(1))).url == EPORTAL.format(1)


def test_a_printed_total_ends_a_query() -> None:
    last = page(f"<ul>{rows(4)}</ul><div>共3页 第3页</div>", EPORTAL.format(3))
    pagination = EportalFamily().read_list(last).pagination
    assert (pagination.current, pagination.total_pages, pagination.next) == (3, 3, None)


def test_a_page_without_rows_is_the_end_of_a_query_but_no_first_page() -> None:
    shell = "<div>青山市人民政府</div>"
    assert EportalFamily().read_list(page(shell, EPORTAL.format(9))).entries == []
    with pytest.raises(SiteChanged, match="no list rows"):
        EportalFamily().read_list(page(shell, EPORTAL.format(1)))
