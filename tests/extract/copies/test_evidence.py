"""Which neighbouring characters make a word."""

from __future__ import annotations

from gkcrawl.extract.copies.evidence import Evidence, is_common


def test_words_are_less_strange_than_chance() -> None:
    words = Evidence("政府信息公开工作，政府信息公开制度")
    assert words.begins("信", "息")
    assert words.strangeness("信息", "府", "公") < words.strangeness("鑫曦", "府", "公")


def test_common_characters() -> None:
    assert is_common("开") and is_common("開")
    assert not is_common("鑫")
