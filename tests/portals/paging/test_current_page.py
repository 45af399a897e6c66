"""The mark of the current page."""

from __future__ import annotations

import pytest
from gkcrawl.portals.paging.current_page import marks_current

from tests.portals.pages import page


@pytest.mark.parametrize(
    ("name", "marked"), [("current", True), ("active", True), ("cur", True), ("num", False), ("", False)]
)
def test_its_class_says_so(name: str, marked: bool) -> None:
    (element,) = page(f'<span class="{name}">2</span>').tree.iter("span")
    assert marks_current(element) is marked
