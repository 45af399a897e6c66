"""Headings (gkcrawl/files/pdf/prominent.py)."""

from __future__ import annotations

from gkcrawl.files.pdf.boxes import Line
from gkcrawl.files.pdf.paragraphs import Edges
from gkcrawl.files.pdf.prominent import prominent

PLACE = Edges(80, 520, 29)


def heads(*lines: Line) -> list[str]:
    return prominent([([line], PLACE) for line in lines], 16)


def test_large_red_and_centred_lines_are_set_apart() -> None:
    large = Line(80, 0, 400, 22, "示例市人民政府", 22)
    red = Line(80, 30, 400, 46, "示例市人民政府文件", 16, 0xFF0000)
    centred = Line(250, 60, 350, 76, "示政〔2024〕3号", 16)
    plain = Line(112, 90, 520, 106, "各区人民政府：", 16, 0)
    assert heads(large, red, centred, plain) == [large.text, red.text, centred.text]


def test_signs_and_long_paragraphs_are_no_headings() -> None:
    assert heads(Line(298, 0, 302, 22, "。", 22), Line(80, 0, 520, 22, "长" * 150, 22)) == []
