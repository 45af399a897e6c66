"""Characters that fonts give wrong codes (gkcrawl/files/repairs.py)."""

from __future__ import annotations

import pytest

from gkcrawl.data import rows
from gkcrawl.files.repairs import GLYPHS, RADICALS, SYMBOLS, joined_scan, repaired


@pytest.mark.parametrize("row", rows("font_glyphs"), ids=lambda row: f"{row['glyph']}{row['sign']}")
def test_signs_are_restored_where_they_are_expected_only(row: dict[str, str]) -> None:
    assert repaired(row["example"]) == (row["repaired"], [GLYPHS])
    assert row["sign"] in row["repaired"]
    assert repaired(row["counter_example"]) == (row["counter_example"], [])


@pytest.mark.parametrize(("damaged", "text"), [("⽂件⾏政", "文件行政"), ("⻓沙⺠政⻔户", "长沙民政门户")])
def test_radicals_become_characters(damaged: str, text: str) -> None:
    assert repaired(damaged) == (text, [RADICALS])


def test_each_radical_of_the_table_stands_once_with_its_code() -> None:
    table = rows("radicals")
    assert len({row["radical"] for row in table}) == len(table)
    assert all(f"{ord(row['radical']):X}" == row["code"] and len(row["character"]) == 1 for row in table)


def test_control_characters_are_dropped() -> None:
    assert repaired("防\x00汛\x85\t通知") == ("防汛\t通知", [])


def test_codes_of_symbol_fonts_become_what_they_show() -> None:
    assert repaired("\uf0a3是 \uf052否 \uf0b7 \uf04a") == ("□是 ☑否 • \uf04a", [SYMBOLS])


def test_a_scanned_line_has_no_gaps_and_no_unread_signs() -> None:
    assert joined_scan("二 、 提取\ufffd 政策， 自 2022 年") == "二、提取政策，自 2022 年"
