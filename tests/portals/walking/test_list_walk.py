"""How far the walk over one list got."""

from __future__ import annotations

from gkcrawl.portals.column import ListPage, Pagination
from gkcrawl.portals.walking.list_walk import ListWalk


def read(current: int | None = None, *, pages: int | None = None, records: int | None = None) -> ListPage:
    """A page of a list that declares so many ``pages`` or ``records``."""
    at = Pagination(kind="numbered_files", current=current, total_pages=pages, total_records=records)
    return ListPage(url="https://a.gov.cn/", cms="trs", pagination=at)


def test_pages_that_were_declared_and_not_read() -> None:
    walk = ListWalk()
    walk.read(read(1, pages=3), ["a", "b"])
    assert walk.pages_left == 2
    assert walk.lack() is not None
    walk.read(read(2, pages=3), ["c", "d"])
    walk.read(read(3, pages=3), ["e"])
    assert (walk.pages_left, walk.lack(), walk.rows) == (0, None, 5)


def test_a_total_that_changes_shows_that_rows_moved() -> None:
    walk = ListWalk()
    walk.read(read(records=40), ["a"])
    walk.read(read(records=41), ["b"])
    assert walk.moved and not walk.is_proven


def test_pages_are_not_reckoned_by_the_rows_of_the_last_one() -> None:
    # VSB prints 共5条 on every page and nowhere which page it is: the one row of the last would make 5 pages.
    walk = ListWalk()
    walk.read(read(pages=3, records=5), ["a", "b"])
    walk.read(read(records=5), ["c", "d"])
    walk.read(read(pages=5, records=5), ["e"])
    assert (walk.total_pages, walk.pages_left, walk.lack()) == (3, 0, None)
