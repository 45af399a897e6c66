"""Which group of rows is the list of a column."""

from __future__ import annotations

import pytest

from gkcrawl.portals.rows.list_score import is_document


@pytest.mark.parametrize(
    ("url", "document"),
    [
        ("https://a.gov.cn/zwgk/202603/t20260304_12.html", True),
        ("https://a.gov.cn/art/2026/3/4/art_12_345.html", True),
        ("https://a.gov.cn/zwgk/", False),
        ("https://a.gov.cn/", False),
    ],
)
def test_the_address_of_a_document_has_a_number_near_its_end(url: str, document: bool) -> None:
    assert is_document(url) is document
