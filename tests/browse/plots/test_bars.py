"""Bars (gkcrawl/browse/plots/bars.py)."""

from __future__ import annotations

from typing import Any

import pytest
from lxml import etree

from gkcrawl.browse.plots.bars import Bar, columns, rows
from gkcrawl.browse.plots.svg import Named

SAID = Named("文档", "每年")


@pytest.mark.parametrize(("draw", "side"), [(columns, "height"), (rows, "width")])
def test_bars_are_as_long_as_their_numbers(draw: object, side: str) -> None:
    bars = [
        Bar("2023", 1000, "2023年：1,000", "/search?year=2023"),
        Bar("2024", 500, "2024年：500"),
        Bar("2025", 0, "无"),
    ]
    assert callable(draw)
    box: Any = etree.fromstring(draw(SAID, bars))
    sizes = [float(found.get(side)) for found in box.iter("rect")]
    assert sizes[0] == 2 * sizes[1]
    assert sizes[2] == 0
    assert box.find(".//a").get("href") == "/search?year=2023"
    assert [title.text for title in box.iter("title")][1:] == ["2023年：1,000", "2024年：500", "无"]


def test_what_is_not_0_is_seen() -> None:
    box: Any = etree.fromstring(rows(SAID, [Bar("多", 1_000_000, "多"), Bar("少", 1, "少")]))
    assert float(box.findall(".//rect")[1].get("width")) >= 1


def test_nothing_is_an_empty_plot() -> None:
    assert "<svg" in columns(SAID, [])
    assert "<svg" in rows(SAID, [])
