"""Pages read by pdfminer (gkcrawl/files/pdf/mined.py)."""

from __future__ import annotations

from gkcrawl.files.pdf.mined import MOST_MINED, Miner
from tests.files.pdf import writer

BODY = writer.pdf(writer.Page().text(100, 200, "一").text(130, 200, "项").text(150, 600, "水印", size=60, angle=45))


def test_single_characters_are_read() -> None:
    assert [(run.text, round(run.x0)) for run in Miner(BODY).runs(0)] == [("一", 100), ("项", 130)]


def test_so_many_pages_are_read() -> None:
    page = writer.Page().text(100, 200, "一")
    miner = Miner(writer.pdf(*[page] * (MOST_MINED + 1)))
    assert [len(miner.runs(index)) for index in (0, MOST_MINED - 1, MOST_MINED)] == [1, 1, 0]


def test_what_pdfminer_cannot_read_is_empty() -> None:
    assert Miner(BODY[:200]).runs(0) == []
