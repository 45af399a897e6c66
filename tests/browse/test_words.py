"""The words of the interface (gkcrawl/browse/words.py)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from gkcrawl import browse
from gkcrawl.browse.words import Language, Words, language_of
from gkcrawl.data import rows


def test_it_says_the_same_in_both_languages() -> None:
    assert Words("zh")("base.find") == "检索"
    assert Words("en")("base.made_by", version="1.0").startswith("Made by gkcrawl 1.0;")
    assert Words("en").of("kind", "no such kind") == "no such kind"


def test_the_table_has_every_text_in_both_languages_in_the_order_of_keys() -> None:
    table = rows("browse_words")
    assert [row["key"] for row in table] == sorted({row["key"] for row in table})
    assert all(row["zh"] and row["en"] for row in table)


@pytest.mark.parametrize(
    ("chosen", "accepted", "language"),
    [
        (None, "", "zh"),
        (None, "en-US,en;q=0.9", "en"),
        (None, "fr, zh-CN;q=0.8, en;q=0.7", "zh"),
        ("en", "zh-CN", "en"),
        ("xx", "en", "en"),
    ],
)
def test_a_reader_gets_the_language_chosen_or_accepted(chosen: str | None, accepted: str, language: Language) -> None:
    assert language_of(chosen, accepted) == language


def test_texts_that_pages_ask_for_are_in_the_table_and_none_is_left_over() -> None:
    folder = Path(browse.__path__[0])
    sources = "".join(path.read_text(encoding="utf-8") for path in [*folder.rglob("*.html"), *folder.rglob("*.py")])
    keys = {row["key"] for row in rows("browse_words")}
    asked = set(re.findall(r"""words\(\s*["']([a-z_]+\.\w+)["'][,)]""", sources))
    assert asked <= keys, sorted(asked - keys)
    # Groups of which the name is put together.
    groups = set(re.findall(r"""["']([a-z_]+)\.["'] ~|\.of\(\s*["']([a-z_]+)["']|f["']([a-z_]+)\.[a-z_]*\{""", sources))
    named = {group for found in groups for group in found if group}
    left = {key for key in keys - asked if f'"{key}"' not in sources}
    left = {key for key in left if (group := key.partition(".")[0]) not in named and f'"{group}"' not in sources}
    assert not left, sorted(left)
