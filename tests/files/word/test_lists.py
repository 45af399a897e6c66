"""Counters of lists (gkcrawl/files/word/lists.py)."""

from __future__ import annotations

from gkcrawl.files.word.lists import Level, Lists, NumberedList


def labels(levels: list[Level], *places: int) -> list[str]:
    lists = Lists({1: NumberedList(0, levels)})
    return [lists.label(1, place) for place in places]


def test_a_level_below_shows_those_above_it() -> None:
    levels = [Level(kind="upper_roman", text="%1."), Level(text="%1.%2"), Level(text="%1.%2.%3", legal=True)]
    assert labels(levels, 0, 1, 1, 2, 0, 1) == ["I. ", "I.1 ", "I.2 ", "1.2.1 ", "II. ", "II.1 "]


def test_a_level_that_is_skipped_counts_as_begun() -> None:
    assert labels([Level(text="%1、"), Level(text="%1.%2")], 1, 0) == ["1.1 ", "2、"]


def test_articles_are_counted_through_all_chapters() -> None:
    levels = [Level(kind="han", text="第%1章"), Level(kind="han", text="第%2条", restarts=0)]
    assert labels(levels, 0, 1, 0, 1) == ["第一章 ", "第一条 ", "第二章 ", "第二条 "]


def test_what_is_no_list_has_no_label() -> None:
    assert labels([Level(kind="none", text="")], 0, 5) == ["", ""]
    assert Lists({}).label(7, 0) == ""
    assert labels([Level(text="%1.%9", joined=True)], 0) == ["1."]
