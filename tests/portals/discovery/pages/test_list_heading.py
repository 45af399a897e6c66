"""The words just above the rows of a page."""

from __future__ import annotations

import pytest

from gkcrawl.portals.discovery.pages.list_heading import list_heading
from tests.portals.pages import page, rows

ROWS = f"<ul>{rows(4)}</ul>"


@pytest.mark.parametrize(
    ("markup", "heading"),
    [
        (f"<h2>招标信息</h2>{ROWS}", "招标信息"),
        (f"<div><div class='tit'><span>招标信息</span></div><div><hr>{ROWS}</div></div>", "招标信息"),
        (f"<div class='tabs'>招标信息</div><dl><dt>标题</dt><dt>发布日期</dt></dl>{ROWS}", "招标信息"),
        (f"<h2>招标信息</h2><script>var a = 1;</script>{ROWS}", "招标信息"),
        (f"<p>本栏目发布青禾县水利局的招标、采购与中标信息，欢迎监督。</p>{ROWS}", None),
        (f"<p>更多</p>{ROWS}", None),
        (ROWS, None),
        ("<h2>招标信息</h2>", None),
    ],
)
def test_the_heading_of_a_list(markup: str, heading: str | None) -> None:
    assert list_heading(page(markup)) == heading
