"""What stands in a list, beside it, and elsewhere."""

from __future__ import annotations

from gkcrawl.portals.detect import read_list
from gkcrawl.portals.paging.total_blocks import ListPlace
from tests.portals.pages import page, rows


def test_places_of_a_page() -> None:
    menu = '<div id="menu"><a href="/">首页</a></div>'
    whole = page(f'{menu}<div id="main"><ul id="list">{rows(5)}</ul><p id="below">共5条</p></div>')
    place = ListPlace(whole, read_list(whole).entries)
    by_id = {element.get("id"): element for element in whole.tree.iter() if isinstance(element.tag, str)}
    assert place.holds_rows(by_id["list"]) and not place.holds_rows(by_id["below"])
    assert place.is_beside(by_id["below"])
    assert place.is_in_row(next(by_id["list"].iter("span")))
