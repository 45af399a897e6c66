"""Strings of XLS files in another charset than they say (gkcrawl/files/sheets/strings.py)."""

from __future__ import annotations

import pytest

from gkcrawl.files.sheets.strings import gbk_undone, utf16_undone


@pytest.mark.parametrize("text", ["北京市", "序号\t名称", "供水总量(亿立方米)", "表1"])
def test_utf16_in_an_8_bit_string_is_undone(text: str) -> None:
    assert utf16_undone(text.encode("utf-16-le").decode("latin-1")) == text


@pytest.mark.parametrize("text", ["北京市", "abcd", "café", "°C", "±2", "x²", "10m³/s", "", "Sheet1"])
def test_other_strings_are_left_alone(text: str) -> None:
    assert utf16_undone(text) is None


def test_gbk_under_another_name_is_undone() -> None:
    assert gbk_undone("南京市".encode("gbk").decode("latin-1")) == "南京市"
    assert gbk_undone("café") is None
