"""Watermarks (gkcrawl/files/pdf/watermarks.py)."""

from __future__ import annotations

from gkcrawl.files.pdf.boxes import Run
from gkcrawl.files.pdf.watermarks import without_watermarks


def test_light_and_pale_text_is_a_watermark() -> None:
    grey = [Run(100, 400, 300, 440, "示例公报", color=0xC8C8C8)]
    pale = [Run(100, 400, 300, 440, "内部", color=0, opacity=60)]
    white = [Run(100, 400, 300, 440, "标题", color=0xFFFFFF)]
    assert without_watermarks([grey, grey]) == [[], []]
    assert without_watermarks([pale]) == [[]]
    assert without_watermarks([white, white]) == [white, white]
    assert without_watermarks([grey, white]) == [grey, white]
