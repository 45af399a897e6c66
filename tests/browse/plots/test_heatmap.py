"""Heat maps (gkcrawl/browse/plots/heatmap.py)."""

from __future__ import annotations

import time
from typing import Any

from lxml import etree

from gkcrawl.browse.plots.heatmap import Cell, Line, heatmap
from gkcrawl.browse.plots.svg import Named

SAID = Named("年报", "机关与年份")
SECONDS = 0.1
"""Of the processor, for 1,000 cells: ten times what is asked for, so that a busy machine does not fail."""


def test_every_cell_has_a_title_a_sign_besides_its_colour_and_a_link() -> None:
    cells = [
        Cell("present", "✓", "2022年：已收", "/doc/a"),
        None,
        Cell("missing", "–", "2024年：缺", "/coverage?year=2024"),
    ]
    box: Any = etree.fromstring(heatmap(SAID, ["2022", "2023", "2024"], [Line("青溪县水务局", "/coverage", cells)]))
    links = box.findall(".//a")
    assert [(link.get("class"), link.find("title").text, link.find("text").text) for link in links] == [
        ("label", "青溪县水务局", "青溪县水务局"),
        ("cell present", "2022年：已收", "✓"),
        ("cell missing", "2024年：缺", "–"),
    ]
    # Columns are as wide apart as they are in the order of the heads.
    places = [float(head.get("x")) for head in box.findall("svg/text")]
    assert [float(link.find("text").get("x")) for link in links[1:]] == [places[0], places[2]]


def test_a_thousand_cells_are_drawn_at_once() -> None:
    line = Line("青溪县水务局", "/coverage", [Cell("present", "✓", "已收", "/doc/a")] * 20)
    start = time.process_time()
    heatmap(SAID, [str(year) for year in range(2005, 2025)], [line] * 50)
    assert time.process_time() - start < SECONDS


def test_nothing_is_an_empty_plot() -> None:
    assert "<svg" in heatmap(SAID, [], [])
