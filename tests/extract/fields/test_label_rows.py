"""Labels in one row, values in the next."""

from __future__ import annotations

from gkcrawl.extract.fields.label_rows import label_row
from gkcrawl.extract.page.layout import Layout
from gkcrawl.extract.page.page import Page
from tests.extract.pages import URL


def test_the_value_stands_below_its_label() -> None:
    rows = "<tr><td>索引号</td><td>发布日期</td></tr><tr><td>0143/2024-12</td><td>2024-03-18</td></tr>"
    lines = Layout.read(Page(f"<table>{rows}</table>", URL).tree).lines
    found = label_row(lines, 0)
    assert found is not None
    assert [(below.label, below.value) for below in found.labels] == [
        ("索引号", "0143/2024-12"),
        ("发布日期", "2024-03-18"),
    ]


def test_a_paragraph_is_no_row() -> None:
    assert label_row(Layout.read(Page("<p>索引号</p>", URL).tree).lines, 0) is None
