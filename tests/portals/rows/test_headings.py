"""The column's own block, and those beside it."""

from __future__ import annotations

from gkcrawl.portals.rows.headings import blocks_by_heading
from tests.portals.pages import page, rows


def test_a_sidebar_is_told_by_its_heading() -> None:
    side = f'<div id="side"><h3>热点信息</h3><ul>{rows(3)}</ul></div>'
    _, beside = blocks_by_heading(page(f'<div id="main"><ul>{rows(5)}</ul></div>{side}'))
    assert "side" in {place.get("id") for element in beside for place in (element, *element.iterancestors())}
