"""A run of lines."""

from __future__ import annotations

from gkcrawl.extract.page.span import NOWHERE, Span


def test_the_end_is_not_in_it() -> None:
    span = Span(2, 4)
    assert (list(span.numbers), span.size, span.of("abcdef")) == ([2, 3], 2, "cd")
    assert span.holds(3) and not span.holds(4)
    assert NOWHERE.size == 0
