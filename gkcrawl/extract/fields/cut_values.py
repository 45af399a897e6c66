"""Values that a page prints cut (关于印发《防汛…) and the whole ones that stand elsewhere on it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gkcrawl.characters import squash

if TYPE_CHECKING:
    from collections.abc import Iterable

_GAP = re.compile(r"(?:…+|⋯+|\.{3,}|。{3,})")
_SENTENCE = re.compile(r"[。！？]$")
_SHORTEST_STEM = 2  # characters: one begins too many texts
_LONGEST_WHOLE = 200  # characters: more are a paragraph that begins alike


def is_cut(text: str) -> bool:
    """Whether a value looks cut: it ends in an ellipsis, or has one. A value may be meant so."""
    return _parts(text) is not None


def stem(text: str) -> str:
    """``text`` without white space and without the ellipsis it ends in."""
    return _GAP.split(squash(text).rstrip(".。…⋯"))[0] if is_cut(text) else squash(text)


def whole_of(cut: str, texts: Iterable[str | None]) -> str | None:
    """The first of ``texts`` that is a longer form of the value ``cut``; None where none is, or where it is not cut.

    >>> whole_of("关于做好防汛…", ["关于做好抗旱工作的通知", "关于做好防汛工作的通知"])
    '关于做好防汛工作的通知'
    """
    if (parts := _parts(cut)) is None:
        return None
    head, tail = parts
    for text in texts:
        if not text or len(text) > _LONGEST_WHOLE or _GAP.search(text):
            continue
        flat = squash(text)
        longer = len(flat) > len(head) + len(tail) and flat.startswith(head) and flat.endswith(tail)
        if longer and not _SENTENCE.search(flat):
            return text
    return None


def _parts(text: str) -> tuple[str, str] | None:
    """What stands before the only ellipsis of ``text``, long enough to be known again, and behind it."""
    if "…" not in text and "..." not in text and "⋯" not in text and "。。" not in text:
        return None
    match _GAP.split("".join(text.split())):
        case [head, tail] if len(head) >= _SHORTEST_STEM:
            return squash(head), squash(tail)
    return None
