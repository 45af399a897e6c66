"""Drawn lines (gkcrawl/files/pdf/rules.py)."""

from __future__ import annotations

import pypdfium2

from gkcrawl.files.pdf.pdfium import Page
from gkcrawl.files.pdf.rules import Drawn, drawn
from tests.files.pdf import writer


def lines(page: writer.Page) -> Drawn:
    with Page(pypdfium2.PdfDocument(writer.pdf(page)), 0) as opened:
        return drawn(opened)


def test_strokes_and_thin_areas_are_lines() -> None:
    found = lines(writer.Page().rule(100, 200, 300, 200).rule(100, 200, 100, 400).fill(100, 500, 200, 0.5))
    assert [(round(box.x0), round(box.x1), round(box.y0)) for box in found.horizontal] == [
        (100, 300, 200),
        (100, 300, 500),
    ]
    assert [(round(box.y0), round(box.y1)) for box in found.vertical] == [(200, 400)]


def test_shades_are_none_and_frames_are_four() -> None:
    shade = lines(writer.Page().fill(100, 200, 200, 20, gray=0.8))
    assert (shade.horizontal, shade.vertical, shade.paths) == ([], [], 1)
    page = writer.Page()
    page.content.append("100 200 200 50 re S")
    frame = lines(page)
    assert (len(frame.horizontal), len(frame.vertical)) == (2, 2)


def test_objects_are_counted() -> None:
    found = lines(writer.Page().text(100, 100, "防汛通知").picture(0, 0, 595, 842))
    assert (found.texts, found.pictures, round(found.pictured), found.hidden) == (1, 1, 595 * 842, True)
    assert not lines(writer.Page().picture(0, 0, 595, 842).text(100, 100, "防汛通知")).hidden


def test_single_characters_that_pdfium_leaves_out_are_noticed() -> None:
    assert lines(writer.Page().text(100, 100, "防汛").text(100, 150, "A")).unembedded
