"""Plain text (gkcrawl/files/plain.py)."""

from __future__ import annotations

import pytest

from gkcrawl.files.read import read_file

TEXT = "关于节水的通知\r\n\r\n各单位：  \r\n2025年1月1日\r\n"


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
def test_text_is_read_in_any_of_the_usual_charsets(charset: str) -> None:
    reading = read_file(TEXT.encode(charset), "附件.doc")
    assert (reading.format, reading.flags) == ("txt", [])
    assert reading.text == "关于节水的通知\n各单位：\n2025年1月1日"


def test_half_a_character_is_no_text() -> None:
    assert read_file(b"\xd0").flags == ["empty"]


def test_bytes_that_fit_no_charset_are_said() -> None:
    body = TEXT.encode("gb18030") * 10
    assert read_file(body[:60] + b"\xff\xff" + body[60:]).flags == ["damaged"]
