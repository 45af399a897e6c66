"""The font that pdfium is given for text in fonts that neither file nor machine has (gkcrawl/files/pdf/fonts.py)."""

from __future__ import annotations

import ctypes

import pypdfium2
import pypdfium2.raw as pdfium_c
import pytest

from gkcrawl.files.pdf import fonts
from gkcrawl.files.pdf.mined import Miner
from gkcrawl.files.pdf.reader import read
from gkcrawl.files.reading import FileLimits
from tests.files.pdf import writer


def test_the_glyph_has_a_size_and_draws_nothing() -> None:
    fonts.install()
    document = pypdfium2.PdfDocument(writer.pdf(writer.Page().text(100, 200, "一", size=50)))
    page = document[0]
    text = pdfium_c.FPDFPage_GetObject(page.raw, 0)
    size = ctypes.c_size_t()
    pdfium_c.FPDFFont_GetFontData(pdfium_c.FPDFTextObj_GetFont(text), None, 0, size)
    if size.value != len(fonts.font()):
        pytest.skip("the machine has a Chinese font, and that comes first")
    edges = [ctypes.c_float() for _ in range(4)]
    pdfium_c.FPDFPageObj_GetBounds(text, *edges)
    left, bottom, right, top = (edge.value for edge in edges)
    assert (right - left, top - bottom) == pytest.approx((50, 50), abs=2)
    assert set(bytes(page.render().buffer)) == {255}


@pytest.mark.parametrize("text", ["一", "0", "防汛抗旱工作", "第2号"])
def test_text_in_a_font_that_nobody_has_is_read_without_pdfminer(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Miner, "runs", lambda *_asked: pytest.fail("pdfminer was asked"))
    page = writer.Page().text(80, 200, text).text(80, 300, "现将有关事项通知如下。")
    assert read(writer.pdf(page), FileLimits()).text == f"{text}\n现将有关事项通知如下。"


def test_pdfium_is_given_the_font_once() -> None:
    assert fonts.install() is fonts.install()
