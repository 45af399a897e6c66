"""Pictures (gkcrawl/files/pictures.py)."""

from __future__ import annotations

import pytest

from gkcrawl.files.pictures import read
from gkcrawl.files.read import read_file
from gkcrawl.files.reading import FileLimits


@pytest.mark.parametrize(
    ("sign", "kind"),
    [(b"\xff\xd8\xff\xe0", "jpg"), (b"\x89PNG\r\n\x1a\n", "png"), (b"GIF89a", "gif"), (b"II*\x00", "tif")],
)
def test_a_picture_needs_ocr(sign: bytes, kind: str) -> None:
    reading = read_file(sign + bytes(range(256)), "扫描件.pdf")
    assert (reading.format, reading.text, reading.pages, reading.flags) == (kind, "", 1, ["needs_ocr"])
    assert read(sign, FileLimits()).error
