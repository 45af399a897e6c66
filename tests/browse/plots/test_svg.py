"""Parts of plots (gkcrawl/browse/plots/svg.py)."""

from __future__ import annotations

from typing import Any

from lxml import etree

from gkcrawl.browse.plots.svg import Named, number, part, plot, shortened, width_of, words


def test_whatever_is_given_is_text() -> None:
    bad = '<script>"&'
    made = plot(Named(bad, bad), (10, 10), [part("cell", bad, f"/doc/{bad}", words(1, 2, bad))])
    box: Any = etree.fromstring(made)
    texts = {text for text in box.itertext() if text.strip()}
    assert texts == {bad}
    assert box.find(".//a").get("href") == f"/doc/{bad}"
    assert box.find("svg").get("role") == "img"


def test_what_leads_nowhere_is_no_link() -> None:
    assert part("cell late", "迟", None) == '<g class="cell late"><title>迟</title></g>'


def test_labels_are_cut_to_the_pixels_there_are() -> None:
    assert (width_of("水务局"), width_of("2023")) == (39, 32)
    assert shortened("青溪县水务局", 78) == "青溪县水务局"
    assert shortened("青溪县水务局", 52) == "青溪县…"


def test_numbers_are_grouped() -> None:
    assert [number(one) for one in (0, 1234567, -2, 0.5)] == ["0", "1,234,567", "-2", "0.5"]
