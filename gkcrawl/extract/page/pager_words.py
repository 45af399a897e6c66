"""Pager words inside documents: 下一页, 第1页/共4页, rows of page numbers. They turn the pages and are no text."""

from __future__ import annotations

import re

from gkcrawl.characters import squash
from gkcrawl.data import alternatives, rules

_MARKS = r"\[\]()<>【】{}«»‹›←→|/:,、.·…\-"


def pager_words(*roles: str) -> str:
    """The words of data/pager_words.csv in any of ``roles``, as a group to be built into a pattern."""
    return alternatives(rules("pager_words", *roles))


_FORWARD = f"(?:阅读|查看|点击|进入|请看)?{pager_words('next')}|转下页|接下页|{pager_words('next_latin')}"
# Matched against the words of a button as `characters.squash` leaves them: narrow, without white space.
NEXT = re.compile(rf"[{_MARKS}]*(?:{_FORWARD})[{_MARKS}]*", re.IGNORECASE)
_BACK = pager_words("previous", "previous_latin")
_TURNS = re.compile(rf"{_FORWARD}|{_BACK}|[首尾末]页|共\d+页|第\d+页|\d+/\d+页", re.IGNORECASE)
_WORDS = re.compile(
    rf"(?:{_FORWARD}|{_BACK}|[{_MARKS}\d]|[首尾末]页|最后一?页|(?:阅读|查看|显示|余下|浏览|展开|单页)?全文(?:阅读|显示|浏览)?"
    r"|本[文篇]|第|共|分|页|当前|转到|跳转?到?|GO)+",
    re.IGNORECASE,
)
_NUMBERS = re.compile(rf"[{_MARKS}\d\s]*")
_TITLED = re.compile(r"第\d{1,2}页:.{1,40}")
_PLACE = re.compile(
    r"第\d{1,2}/(\d{1,2})页|第\d{1,2}页\D{0,6}共(\d{1,2})页|共(\d{1,2})页|(?<![\d/])\d{1,2}/(\d{1,2})(?![\d/])"
)
_LONGEST_PAGER = 120  # characters of a line: numbers of 50 pages and some words


def is_pager(line: str, link_chars: int) -> bool:
    """Whether a ``line``, of which ``link_chars`` are links, holds nothing but a pager's words."""
    low = line.lower()
    if "页" not in low and "頁" not in low and "next" not in low and "prev" not in low:
        return False
    text = squash(line)
    if len(text) > _LONGEST_PAGER or _TURNS.search(text) is None:
        return False
    return _WORDS.fullmatch(text) is not None or (link_chars >= len(text) and _TITLED.fullmatch(text) is not None)


def are_page_numbers(text: str, link_chars: int) -> bool:
    """Whether ``text`` is ``1 2 3`` or ``[1] [2] … [9]``, all but the current page's number being links."""
    if _NUMBERS.fullmatch(text) is None:
        return False
    numbers = [int(number) for number in re.findall(r"\d{1,3}", text)]
    if not numbers or numbers[0] not in (1, 2) or numbers != sorted(set(numbers)):
        return False
    linked = len("".join(map(str, numbers[:-1]))) if len(numbers) > 1 else 1
    return link_chars >= linked


def without_pager(text: str) -> str:
    """The last line ``text`` of a document without a pager's words behind its last sentence."""
    end = max(text.rfind(mark) for mark in "。；！？”")
    return text[: end + 1] if end >= 0 and is_pager(text[end + 1 :], 0) else text


def printed_total(text: str) -> int | None:
    """How many pages a pager prints in squashed ``text``: 共4页, 第1/4页, 1/4."""
    found = _PLACE.search(text)
    return int(next(group for group in found.groups() if group)) if found else None
