"""Words of RTF (gkcrawl/files/rtf/destinations.py)."""

from __future__ import annotations

from gkcrawl.files.rtf.destinations import KNOWN, LEFT_OUT, SIGNS, STORIES


def test_a_word_has_one_meaning() -> None:
    assert not LEFT_OUT & KNOWN
    assert not (LEFT_OUT | KNOWN) & SIGNS.keys()
    assert STORIES <= KNOWN
