"""Buttons of a pager: the next page, the one before, the current one."""

from __future__ import annotations

import pytest

from gkcrawl.portals.paging.buttons import is_disabled, marks_current, next_buttons, previous_buttons
from tests.portals.pages import page


@pytest.mark.parametrize(
    "button", ['<a href="2.html">下一页</a>', '<a href="2.html">下页</a>', '<a class="next" href="2.html"><i></i></a>']
)
def test_words_and_classes(button: str) -> None:
    whole = page(f'<div class="page"><a href="1.html">上一页</a>{button}</div>')
    assert [element.get("href") for element in next_buttons(whole.tree, whole)] == ["2.html"]
    assert [element.get("href") for element in previous_buttons(whole.tree)] == ["1.html"]


def test_a_button_that_is_switched_off() -> None:
    live, dead = page('<a href="2.html">下一页</a><a class="disabled">下一页</a>').tree.iter("a")
    assert (is_disabled(live), is_disabled(dead)) == (False, True)


@pytest.mark.parametrize(
    ("name", "marked"), [("current", True), ("active", True), ("cur", True), ("num", False), ("", False)]
)
def test_its_class_says_so(name: str, marked: bool) -> None:
    (element,) = page(f'<span class="{name}">2</span>').tree.iter("span")
    assert marks_current(element) is marked
