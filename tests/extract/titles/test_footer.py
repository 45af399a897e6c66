"""Who runs a site, by its foot."""

from __future__ import annotations

from gkcrawl.extract.page.layout import Layout
from gkcrawl.extract.page.page import Page
from gkcrawl.extract.titles.footer import footer_lines, names_in_footer


def test_the_foot_names_the_site() -> None:
    body = "<p>正文第一段。</p><div><p>主办：青禾县人民政府</p><p>版权所有 京ICP备00000000号</p></div>"
    lines = Layout.read(Page(f"<body>{body}</body>", "https://a.gov.cn/").tree).lines
    assert any("主办" in line for line in footer_lines(lines))
    assert "青禾县人民政府" in names_in_footer(lines)
