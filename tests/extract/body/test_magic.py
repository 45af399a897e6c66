"""Files are known by their first bytes (gkcrawl/extract/body/magic.py)."""

from __future__ import annotations

import pytest

from gkcrawl.extract.body.magic import first_bytes


@pytest.mark.parametrize(
    ("body", "name", "media_type"),
    [
        (b"%PDF-1.7", "pdf", "application/pdf"),
        (b"\xef\xbb\xbf\r\n{\\rtf1", "rtf", "application/rtf"),
        (b"BM6\x03\x00\x00\x00\x00\x00\x006\x00", "bmp", "image/bmp"),
        (b"\x1f\x8b\x08\x00", "gz", None),
    ],
)
def test_a_file_begins_with_its_sign(body: bytes, name: str, media_type: str | None) -> None:
    assert first_bytes(body) == (name, media_type)


@pytest.mark.parametrize("body", [b"", b"<html>", b"BMW \xe5\x85\xac\xe5\x8f\xb8", b"about %PDF-1.4"])
def test_a_page_has_no_sign(body: bytes) -> None:
    assert first_bytes(body) is None
