"""Places on a page (gkcrawl/files/pdf/boxes.py)."""

from __future__ import annotations

from gkcrawl.files.pdf.boxes import Box, Run


def test_a_rectangle_has_a_size_and_a_middle() -> None:
    box = Box(0, 0, 30, 20)
    assert (box.width, box.height, box.center, box.middle) == (30, 20, 15, 10)


def test_a_run_without_a_size_is_as_large_as_high() -> None:
    assert (Run(0, 0, 40, 12, "公报").size, Run(0, 0, 40, 12, "公报", size=10.5).size) == (12, 10.5)
