"""Lines joined to paragraphs (gkcrawl/files/layout/paragraphs.py)."""

from __future__ import annotations

from gkcrawl.files.layout.paragraphs import joined_text, paragraphs_of
from tests.files.layout.pages import line


def test_a_full_line_goes_on_and_an_indented_one_begins_a_paragraph() -> None:
    lines = [
        line("一二三四五六七八", 30, 50),
        line("一二三四五六七八九十", 20, 58),
        line("完。", 20, 66),
        line("又一段", 30, 74),
    ]
    assert paragraphs_of(lines) == ["一二三四五六七八一二三四五六七八九十完。", "又一段"]


def test_a_short_line_ends_its_paragraph_without_an_indent() -> None:
    lines = [line("此函。", 20, 50), line("某某局", 20, 58), line("一二三四五六七八九十", 20, 66)]
    assert paragraphs_of(lines) == ["此函。", "某某局", "一二三四五六七八九十"]


def test_lines_of_another_size_or_far_below_are_paragraphs_of_their_own() -> None:
    full = line("一二三四五六七八九十", 20, 50)
    assert len(paragraphs_of([full, line("一二三四五", 20, 58, size=10)])) == 2
    assert len(paragraphs_of([full, line("一二三四五", 20, 70)])) == 2


def test_latin_words_are_parted_by_a_space_and_chinese_characters_are_not() -> None:
    assert joined_text("annual", "report") == "annual report"
    assert joined_text("政府信", "息公开") == "政府信息公开"
