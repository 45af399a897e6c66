"""Tables of data as grids; tables that only lay out a page are none."""

from __future__ import annotations

from gkcrawl.extract.body.tables import read_table
from gkcrawl.extract.page.layout import Layout
from gkcrawl.extract.page.page import Page
from tests.extract.pages import URL


def grid(markup: str) -> list[list[str]] | None:
    page = Page(f"<body>{markup}</body>", URL)
    found = read_table(next(page.tree.iter("table")), Layout.read(page.tree), {})
    return found[0].rows if found else None


def test_merged_cells_are_repeated() -> None:
    rows = '<tr><th rowspan="2">项目</th><th colspan="2">件数</th></tr><tr><td>上年</td><td>本年</td></tr>'
    assert grid(f"<table>{rows}</table>") == [["项目", "件数", "件数"], ["项目", "上年", "本年"]]


def test_a_single_cell_lays_out_a_page() -> None:
    assert grid("<table><tr><td><p>正文第一段。</p><p>正文第二段。</p></td></tr></table>") is None
