from __future__ import annotations

import pytest

from gkcrawl.portals import Column
from gkcrawl.portals.column import Entry, ListPage, PageRequest, Pagination
from gkcrawl.portals.discovery.site import SiteColumn
from gkcrawl.portals.inspection.states import State, answered, failed, found_again, with_known

HOME = "http://www.example.gov.cn"
NOTICES = Column("通知公告", f"{HOME}/tzgg/")
ROWS = [Entry(title="青禾县水利局关于停水的通知", url=f"{HOME}/tzgg/1.html", date="2024-03-18")]


def listing(at: Pagination | None = None) -> ListPage:
    return ListPage(url=NOTICES.url, cms="generic", entries=ROWS, pagination=at or Pagination())


def test_a_column_that_answers_says_how_much_it_holds() -> None:
    state = answered(NOTICES, listing(Pagination(total_records=40)), 0, f"{HOME}/tzgg/index.html")

    assert (state.state, state.rows, state.total, state.latest) == (State.ANSWERS, 1, 40, "2024-03-18")


def test_a_first_page_is_all_of_a_column_only_without_a_next_one() -> None:
    whole = answered(NOTICES, listing(), 0, NOTICES.url)
    part = answered(NOTICES, listing(Pagination(next=PageRequest("GET", f"{HOME}/tzgg/index_1.html"))), 0, NOTICES.url)

    assert (whole.total, part.total) == (1, None)


def test_a_column_that_leads_elsewhere_has_moved() -> None:
    state = answered(NOTICES, listing(), 0, f"{HOME}/zwgk/tzgg/")

    assert (state.state, state.target) == (State.MOVED, f"{HOME}/zwgk/tzgg/")


@pytest.mark.parametrize(
    ("word", "state"),
    [("gone", State.DIED), ("dns", State.DIED), ("timeout", State.NO_ANSWER), ("waf", State.NO_ANSWER)],
)
def test_a_bad_day_is_no_death(word: str, state: State) -> None:
    assert failed(NOTICES, word).state is state


def test_what_died_has_moved_to_the_column_of_its_name() -> None:
    site = [SiteColumn("通知公告", f"{HOME}/new/tzgg/", rows=15, total=120), SiteColumn("年报", f"{HOME}/nb/")]

    (state,) = found_again([failed(NOTICES, "gone")], site)

    assert (state.state, state.target, state.total) == (State.MOVED, f"{HOME}/new/tzgg/", 120)


def test_of_two_columns_of_its_name_neither_is_guessed() -> None:
    site = [SiteColumn("通知公告", f"{HOME}/a/"), SiteColumn("通知公告", f"{HOME}/b/")]

    (state,) = found_again([failed(NOTICES, "gone")], site)

    assert state.state is State.DIED


def test_growth_is_measured_against_the_last_whole_walk() -> None:
    (state,) = with_known(
        [answered(NOTICES, listing(Pagination(total_records=40)), 0, NOTICES.url)], {"通知公告": [30, 20]}
    )

    assert state.growth == 10
