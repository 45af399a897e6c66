"""The list in a JSON answer."""

from __future__ import annotations

from gkcrawl.portals.paging.page_requests import list_keys
from gkcrawl.portals.rows.json_rows import find_lists, plain, read_row
from tests.portals.pages import SITE, page

ROWS = [{"title": f"关于第{n}项工作的通知", "url": f"d/{n}.html", "pubDate": f"2026-03-0{n}"} for n in (1, 2)]


def test_the_rows_that_say_most_are_the_list() -> None:
    answer = {"menu": [{"name": "首页"}], "data": {"total": 2, "list": ROWS}}
    (found,) = find_lists(answer, list_keys())
    assert found.path[-1] == "list"
    entry = read_row(found.rows[0], page(""), list_keys())
    assert entry is not None
    assert (entry.title, entry.url, entry.date) == ("关于第1项工作的通知", f"{SITE}d/1.html", "2026-03-01")


def test_a_row_without_a_title_is_none() -> None:
    assert read_row({"url": "d/1.html"}, page(""), list_keys()) is None


def test_values_are_read_without_markup() -> None:
    assert plain("<em>防汛</em>工作") == "防汛工作"
    assert plain(["防汛", "水利"]) == "防汛 水利"
    assert plain("-") == ""
