"""What a page shows beside its links."""

from __future__ import annotations

from gkcrawl.portals.answers.visible_text import VisibleText
from tests.portals.pages import page


def test_lines_links_and_titles() -> None:
    shown = VisibleText.read(page('<h1>系统维护公告</h1><p>网站正在维护。</p><p><a href="/">返回首页</a></p>'))
    assert "网站正在维护。" in shown.lines and "返回首页" not in shown.lines
    assert 0 < shown.linked < 0.5
    assert not shown.asks_password


def test_a_field_for_a_password() -> None:
    assert VisibleText.read(page('<form><input type="password"></form>')).asks_password
