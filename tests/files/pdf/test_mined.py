"""Pages read by pdfminer (gkcrawl/files/pdf/mined.py)."""

from __future__ import annotations

from gkcrawl.files.pdf.mined import mined_runs
from tests.files.pdf import writer

BODY = writer.pdf(writer.Page().text(100, 200, "一").text(130, 200, "项").text(150, 600, "水印", size=60, angle=45))


def test_single_characters_are_read() -> None:
    assert [(run.text, round(run.x0)) for run in mined_runs(BODY, 0)] == [("一", 100), ("项", 130)]


def test_what_pdfminer_cannot_read_is_empty() -> None:
    assert mined_runs(BODY[:200], 0) == []
