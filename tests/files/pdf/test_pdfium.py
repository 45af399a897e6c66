"""Text with its places (gkcrawl/files/pdf/pdfium.py)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pypdfium2
import pytest

from gkcrawl.files.pdf.pdfium import Page
from tests.files.pdf import writer

if TYPE_CHECKING:
    from gkcrawl.files.pdf.boxes import Run


def runs(page: writer.Page, asked: float = 0) -> list[Run]:
    document = pypdfium2.PdfDocument(writer.pdf(page))
    with Page(document, 0) as opened:
        return opened.runs(asked)


def test_places_count_from_the_upper_left_corner() -> None:
    (run,) = runs(writer.Page().text(100, 200, "防汛通知", color="1 0 0"))
    assert (run.text, run.color, run.opacity) == ("防汛通知", 0xFF0000, 255)
    assert (round(run.x0), round(run.x1)) == (100, 164)
    assert run.y0 < 200 < run.y1 and run.size == pytest.approx(16)


def test_turned_pages_are_read_as_shown() -> None:
    (run,) = runs(writer.Page(rotate=90).text(100, 200, "防汛通知"))
    assert (round(run.y0), round(run.y1)) == (100, 164)
    assert run.x0 < 842 - 200 < run.x1


def test_gaps_part_runs() -> None:
    page = writer.Page().text(100, 200, "第一条").text(160, 200, "对购买").text(300, 200, "远处的")
    assert [run.text for run in runs(page)] == ["第一条 对购买", "远处的"]


def test_characters_have_places() -> None:
    document = pypdfium2.PdfDocument(writer.pdf(writer.Page().text(100, 200, "一二").text(144, 200, "三四")))
    with Page(document, 0) as page:
        (run,) = page.runs()
        assert run.text == "一二 三四"
        assert [round(start) for start in page.starts(run)] == [100, 116, 132, 144, 160]


def test_a_hyphen_at_the_end_of_a_line_ends_a_run() -> None:
    page = writer.Page()
    for number, text in enumerate(("the publication of regu-", "lations by all offices")):
        page.content.append(f"BT /F2 12 Tf 1 0 0 1 100 {700 - 15 * number} Tm ({text}) Tj ET")
    first, second = runs(page)
    assert (first.text, second.text) == ("the publication of regu\u00ad", "lations by all offices")
    assert first.y1 < second.y1
