"""Formats and what overrides them (gkcrawl/files/word/format.py)."""

from __future__ import annotations

from gkcrawl.files.word.format import NOTHING_SAID, Format, is_red, merged


def test_what_is_said_overrides_what_it_is_based_on() -> None:
    base = Format(size=16.0, hidden=True)
    assert merged(base, Format(hidden=False)) == Format(size=16.0, hidden=False)
    assert merged(base, NOTHING_SAID) is base


def test_reds() -> None:
    assert (is_red(0xEE, 0x1C, 0x25), is_red(0xE3, 0x6C, 0x0A), is_red(0, 0, 0)) == (True, False, False)
