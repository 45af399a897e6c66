"""What became of a declared column: it answers, moved, died, is no list any more, or did not answer this time."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING

from gkcrawl.identity import url_key
from gkcrawl.portals.walking.failure import NOT_ASKED, STAND_INS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from gkcrawl.portals.column import Column, ListPage
    from gkcrawl.portals.discovery.site import SiteColumn


class State(str, Enum):
    """What became of a column."""

    ANSWERS = "answers"
    MOVED = "moved"
    DIED = "died"
    NO_LIST = "no list"
    NO_ANSWER = "no answer"


MOVED_AWAY = 'status = "moved"'
"""What a portal declares of which nothing is left, in a class as in a table."""
_DEAD = frozenset({"gone", "dns", *STAND_INS})
"""Failures that say that the column is not there, and not only that its server had a bad day."""


@dataclass(frozen=True, slots=True)
class ColumnState:
    """What became of ``column``: ``target`` is where it moved to, ``why`` the failure or what was found.

    ``rows`` are those of its first page, ``total`` what it declares or what one page shows of it, ``latest`` the newest
    date (YYYY-MM-DD), ``known`` how many rows the last whole walk of a crawl found; each None where nothing says so.
    """

    column: Column
    state: State
    target: str | None = None
    why: str = ""
    rows: int | None = None
    total: int | None = None
    latest: str | None = None
    known: int | None = None

    @property
    def growth(self) -> int | None:
        """Rows more than the last whole walk found, or fewer; None where either is not known."""
        return None if self.total is None or self.known is None else self.total - self.known


def answered(column: Column, listing: ListPage, branches: int, target: str) -> ColumnState:
    """The state of a column whose first page, with links to ``branches`` further lists, came from ``target``."""
    moved = url_key(target) != url_key(column.url)
    at, rows = listing.pagination, len(listing.entries)
    is_all = at.next is None and at.total_pages in (None, 1) and at.kind != "unread" and not branches
    return ColumnState(
        column,
        State.MOVED if moved else State.ANSWERS,
        target=target if moved else None,
        why="the site leads there" if moved else "",
        rows=rows,
        total=at.total_records if at.total_records is not None else rows if is_all else None,
        latest=max((entry.date for entry in listing.entries if entry.date), default=None),
    )


def failed(column: Column, word: str) -> ColumnState:
    """The state of a column whose first page did not come, for a reason that `failure.cause` has in one ``word``."""
    dead = word in _DEAD and word not in NOT_ASKED
    return ColumnState(column, State.DIED if dead else State.NO_ANSWER, why=word)


def found_again(states: Sequence[ColumnState], found: Sequence[SiteColumn]) -> list[ColumnState]:
    """``states`` in which what died, or is no list any more, has moved to the one column of its site of that name."""
    declared = {url_key(state.column.url) for state in states}
    new = [column for column in found if url_key(column.url) not in declared]
    again = []
    for state in states:
        named = [column for column in new if column.name == state.column.name]
        if state.state in (State.DIED, State.NO_LIST) and len(named) == 1:
            there = named[0]
            moved = replace(
                state, state=State.MOVED, target=there.url, why=f"{state.why}; a column of this name is there"
            )
            again.append(replace(moved, rows=there.rows, total=there.total, latest=there.latest))
        else:
            again.append(state)
    return again


def with_known(states: Sequence[ColumnState], walks: Mapping[str, Sequence[int]]) -> list[ColumnState]:
    """``states`` with what the last whole walk of each column, by name the first of its ``walks``, found."""
    return [replace(state, known=next(iter(walks.get(state.column.name, ())), None)) for state in states]
