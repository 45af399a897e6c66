"""Label table (data/labels.csv): printed label to field and rank; cleans labels and values (docs/reading.md#labels)."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from gkcrawl.characters import nfkc
from gkcrawl.data import alternatives, rows, rules

_INNER_SPACE = re.compile(r"[\s\u2800-\u28ff\u200b-\u200f\u2060\ufeff\x1f·•]+")
_EDGES = " \t\x1f\xa0\u3000|｜,，;；"
# The bracket behind a value belongs to what follows it.
_RIGHT_EDGES = _EDGES + "【[（("
# [来源：青禾日报] 【关闭】: the bracket that closes was opened before the label; that of 〔2024〕 was not.
_UNOPENED = re.compile(
    r"((?:[^\[【(（〔\]】)）〕]|[\[【(（〔][^\[【(（〔\]】)）〕]*[\]】)）〕])*)[\]】)）](?=$|[\s【\[(（])"
)
_PLACEHOLDER = re.compile(f"{alternatives(rules('placeholders'))}?")
_LONGEST_KEPT = 60  # characters: longer texts are no labels, and would fill the memory
_OPEN = "【[［■·"
_OPENING_LENGTH = 24  # characters in which a label stands, spaced out as it may be
BARE_DATES = ("日期", "时间")
"""Labels of dates that do not say of what: beside another date they say nothing."""
_PART_OF_WORDS = 3  # characters of a label that may begin other words: 供稿 of 供稿人


class Meaning(NamedTuple):
    """What a label stands for; of several labels of one field the lowest ``rank`` wins.

    ``places``: where on a page its value counts (``box``, header ``line``). ``ordinary``: documents begin lines of
    their own with the word, so it makes no box.
    """

    field: str
    rank: int
    places: frozenset[str]
    ordinary: bool


@cache
def label_table() -> dict[str, Meaning]:
    """Clean label → meaning. The fields ``other`` and ``chrome`` mark known labels without a field of their own."""
    return {
        row["label"]: Meaning(
            row["field"], int(row["rank"]), frozenset(row["places"].split()), ordinary=bool(row["counter_example"])
        )
        for row in rows("labels")
    }


def clean_label(text: str) -> str:
    """``text`` as it stands in the table: NFKC, no white space of any kind, no colon, no brackets around it.

    >>> clean_label("【索　引　号】：")
    '索引号'
    """
    return _clean_label(text) if len(text) <= _LONGEST_KEPT else _clean_label.__wrapped__(text)


# A site uses few labels, and words that might be some, many times.
@lru_cache(maxsize=4096)
def _clean_label(text: str) -> str:
    text = nfkc(text)
    return text if text.isalnum() else _INNER_SPACE.sub("", text).strip(":：【】[]*")


def box_label(text: str) -> str | None:
    """The label that a line opens with, if boxes have it and no text; a short one only before a colon or alone."""
    if text[:1] not in _box_openings():
        return None
    opening = text[:_OPENING_LENGTH].lstrip(_OPEN)
    if opening[:1] not in _box_openings():
        return None
    flat = _INNER_SPACE.sub("", nfkc(opening))
    for length in range(min(len(flat), _longest_label()), 1, -1):
        if (meant := label_table().get(flat[:length])) and _is_of_box(meant):
            return flat[:length] if length > _PART_OF_WORDS or not flat[length : length + 1].isalnum() else None
    return None


@cache
def _longest_label() -> int:
    return max(map(len, label_table()))


@cache
def _box_openings() -> frozenset[str]:
    """The first characters of all labels that only boxes have, and what may stand before them."""
    return frozenset((*_OPEN, *(label[0] for label, meant in label_table().items() if _is_of_box(meant))))


def _is_of_box(meant: Meaning) -> bool:
    return meant.field != "chrome" and not meant.ordinary


def meaning(text: str) -> Meaning | None:
    """Meaning of a printed label, or None when it is not in the table."""
    return label_table().get(clean_label(text))


def is_site_label(text: str) -> bool:
    """Whether a printed label is the site's own: 浏览次数, 打印, 举报."""
    meant = meaning(text)
    return meant is not None and meant.field == "chrome"


def clean_value(text: str) -> str | None:
    """A printed value without white space at its edges, or None for a placeholder such as 无 or —."""
    text = " ".join(text.replace("\x1f", "").split()).strip(_EDGES).rstrip(_RIGHT_EDGES)
    if text and text[0] in "[【(（" and text[-1:] in "]】)）" and text.count(text[0]) == 1:
        text = text[1:-1].strip(_EDGES)
    elif alone := _UNOPENED.match(text):
        text = alone[1].strip(_EDGES)
    return None if _PLACEHOLDER.fullmatch(nfkc(text)) else text
