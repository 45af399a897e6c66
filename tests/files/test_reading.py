"""What is read from one file (gkcrawl/files/reading.py)."""

from __future__ import annotations

from gkcrawl.files.reading import FileReading


def test_a_flag_is_said_once() -> None:
    reading = FileReading(format="pdf")
    reading.flag("damaged", "needs_ocr")
    reading.flag("damaged")
    assert reading.flags == ["damaged", "needs_ocr"]
