"""What one page holds (gkcrawl/files/pdf/pages.py)."""

from __future__ import annotations

import pypdfium2

from gkcrawl.files.pdf.embedded import EmbeddedFonts
from gkcrawl.files.pdf.mined import Miner
from gkcrawl.files.pdf.pages import Sheet, read_page
from gkcrawl.files.pdf.streams import Streams
from tests.files.pdf import writer


def sheet(page: writer.Page) -> Sheet:
    body = writer.pdf(page)
    return read_page(pypdfium2.PdfDocument(body), 0, Miner(body), EmbeddedFonts(Streams(body)))


def test_the_layout_gets_millimetres() -> None:
    laid = sheet(
        writer.Page().text(72, 144, "示例文件", color="1 0 0").table([72, 144, 216], [300, 330], [["", ""]])
    ).laid
    (span,) = laid.spans
    assert (span.text, round(span.x0, 1), span.red) == ("示例文件", 25.4, True)
    assert (round(laid.width), round(laid.height)) == (210, 297)
    assert sorted({round(rule.at, 1) for rule in laid.rules if not rule.level}) == [25.4, 50.8, 76.2]


def test_characters_are_placed_where_a_line_runs_through_them() -> None:
    page = writer.Page().text(112, 310, "甲乙丙丁").text(112, 500, "表外文字")
    inside, outside = sheet(page.table([72, 144, 216], [300, 330], [["", ""]])).runs
    assert [round(start) for start in inside.starts] == [112, 128, 144, 160]
    assert outside.starts == ()


def test_text_beside_the_page_is_not_shown() -> None:
    assert sheet(writer.Page().text(79, 100, "正文在此").text(700, 100, "页外文字")).runs[0].text == "正文在此"
    assert len(sheet(writer.Page().text(79, 900, "页外文字")).runs) == 0


def test_scans_and_drawings() -> None:
    assert sheet(writer.Page().picture(0, 0, 595, 500)).is_scan
    outlines = writer.Page()
    outlines.content += [f"{n} {n} m {n + 5} {n} {n + 5} {n + 5} {n} {n} c f" for n in range(200)]
    assert sheet(outlines).is_drawing


def test_pages_whose_text_runs_up_are_turned() -> None:
    page = writer.Page()
    for number in range(3):
        text = f"(Row {number} of a table set sideways)"
        page.content.append(f"BT /F2 12 Tf 0 1 -1 0 {100 + 20 * number} 100 Tm {text} Tj ET")
    found = sheet(page)
    assert (found.width, found.height) == (842, 595)
    assert [run.text for run in sorted(found.runs, key=lambda run: run.y0)] == [
        f"Row {number} of a table set sideways" for number in range(3)
    ]
