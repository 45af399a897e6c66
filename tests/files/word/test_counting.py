"""Numbers of lists (gkcrawl/files/word/counting.py, gkcrawl/data/number_formats.csv)."""

from __future__ import annotations

import pytest

from gkcrawl.data import rows
from gkcrawl.files.word.counting import counted, kinds

EXAMPLES = [(row["name"], *row["example"].split("|")) for row in rows("number_formats")]


@pytest.mark.parametrize(("name", "one", "ten", "hundred"), EXAMPLES, ids=[row[0] for row in EXAMPLES])
def test_every_format_prints_its_example(name: str, one: str, ten: str, hundred: str) -> None:
    assert [counted(number, kinds()[name]) for number in (1, 10, 100)] == [one, ten, hundred]


@pytest.mark.parametrize(
    ("number", "kind", "text"),
    [
        (0, "han", "〇"),
        (12, "han", "十二"),
        (110, "han", "一百一十"),
        (105, "han", "一百零五"),
        (2024, "han", "二千零二十四"),
        (21, "circle", "㉑"),
        (21, "full_stop", "21."),
        (1999, "upper_roman", "MCMXCIX"),
        (27, "lower_letter", "aa"),
        (-1, "han", "-1"),
        (10**6, "upper_roman", "1000000"),
    ],
)
def test_numbers(number: int, kind: str, text: str) -> None:
    assert counted(number, kind) == text
