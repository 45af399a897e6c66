"""The number of pages that a document states of itself, where its text allows it."""

from __future__ import annotations

_MOST_ON_A_PAGE = 3_000  # characters: a full page in the smallest usual size (小五), without margins


def stated_pages(stated: int | None, text: str) -> int | None:
    """``stated``, None where it is missing or cannot be: programs that count no pages write 0 or 1.

    >>> stated_pages(1, "一" * 10_000), stated_pages(4, "一" * 10_000)
    (None, 4)
    """
    return stated if stated and stated > 0 and len(text) <= stated * _MOST_ON_A_PAGE else None
