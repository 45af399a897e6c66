"""Boxes to tick in DOC (gkcrawl/files/word/binary/forms.py)."""

from __future__ import annotations

from gkcrawl.files.word.binary.forms import is_checked


def test_what_is_no_box() -> None:
    text_field = b"\0\0\0\0\x44\0" + bytes(62) + b"\xff\xff\xff\xff\0\0" + bytes(20)
    assert (is_checked(text_field, 0), is_checked(b"", 5), is_checked(text_field, -999)) == (None, None, None)
