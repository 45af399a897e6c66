"""Members of values that expressions of scripts have."""

from __future__ import annotations

import pytest
from lxml import html

from gkcrawl.portals.scripts.values import PageArgument, Value, is_page_name, member, plain, replaced


@pytest.mark.parametrize(
    ("name", "arguments", "expected"),
    [
        ("length", None, 8),
        ("indexOf", ["?"], 3),
        ("substring", [0, 3], "a/b"),
        ("split", ["?"], ["a/b", "p=12"]),
        ("replace", ["/\\d+/", 3], "a/b?p=3"),
        ("charCodeAt", [1], None),
    ],
)
def test_members_of_a_text(name: str, arguments: list[Value] | None, expected: Value) -> None:
    assert member("a/b?p=12", name, arguments) == expected


def test_patterns_that_may_take_long_are_not_tried() -> None:
    assert replaced("aaaa", "/(a+)+$/", "b") is None
    assert replaced("a.b", ".", "-") == "a-b"


@pytest.mark.parametrize("name", ["curr", "pageIndex", "getCurrent", "pageNumber", "val"])
def test_a_pager_hands_its_handler_the_number_in_many_ways(name: str) -> None:
    assert member(PageArgument(3, 15), name, None) == 3


def test_what_else_a_pager_hands_over() -> None:
    assert member(PageArgument(3, 15), "limit", None) == 15
    assert member(PageArgument(3, 15), "keyword", None) is None
    assert plain(PageArgument(3, is_number=False)) is None


@pytest.mark.parametrize(("name", "expected"), [("pageNo", True), ("n", True), ("pageclickednumber", True)])
def test_names_of_parameters(name: str, *, expected: bool) -> None:
    assert is_page_name(name) is expected
    assert not is_page_name("keyword")


def test_members_of_an_element() -> None:
    link = html.fromstring('<a data-page="3" title="第3页" href="#"> 3 </a>')
    assert member(link, "attr", ["data-page"]) == "3"
    assert member(link, "data", ["page"]) == "3"
    assert member(link, "text", []) == "3"
    assert member(member(link, "dataset", None), "page", None) == "3"
    assert member(link, "title", None) == "第3页"
    assert member(html.fromstring("<option>4</option>"), "value", None) == "4"
