"""Pinyin of characters."""

from __future__ import annotations

from gkcrawl.extract.copies.readings import characters, is_reading, spellings, without_tones


def test_a_character_has_its_readings() -> None:
    assert is_reading("xíng", "行") and is_reading("háng", "行")
    assert not is_reading("kai", "行")


def test_a_syllable_has_its_characters() -> None:
    assert "现" in characters("xiàn")
    assert characters("xyz") == ""


def test_tones_are_taken_off() -> None:
    assert [without_tones(syllable) for syllable in ("kāi", "lǜ", "de")] == ["kai", "lü", "de"]


def test_a_name_is_spelled_in_every_reading() -> None:
    assert spellings("吕梁") == {"lvliang"}
    assert spellings("长垣") >= {"changyuan", "zhangyuan"}
    assert spellings("A县") == set()
