"""A text without damage is not touched, and what can be read in several ways stays."""

from __future__ import annotations

from gkcrawl.extract.copies.lost_bytes import mend


def test_a_sound_text_is_left_alone() -> None:
    text = "政府信息公开工作年度报告。"
    assert mend(text, text) == (text, 0, 0)
