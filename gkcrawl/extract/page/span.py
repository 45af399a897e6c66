"""A run of lines: of a page's layout, of a text."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

T = TypeVar("T")


class Span(NamedTuple):
    """The lines from ``first`` up to ``end``, without it; ``first == end`` is an empty one at its place."""

    first: int
    end: int

    @property
    def numbers(self) -> range:
        """The numbers of its lines."""
        return range(self.first, self.end)

    @property
    def size(self) -> int:
        """How many lines it has."""
        return self.end - self.first

    def of(self, lines: Sequence[T]) -> Sequence[T]:
        """Its part of ``lines``."""
        return lines[self.first : self.end]

    def holds(self, line: int) -> bool:
        """Whether the line of this number is one of its own.

        >>> Span(2, 4).holds(3), Span(2, 4).holds(4)
        (True, False)
        """
        return self.first <= line < self.end


NOWHERE = Span(0, 0)
