"""Addresses of pages (gkcrawl/browse/links.py)."""

from __future__ import annotations

from gkcrawl.browse.links import ServerLinks


def test_addresses_carry_the_chosen_language_and_nothing_empty() -> None:
    plain, english = ServerLinks(), ServerLinks("en")
    assert [plain.home(), plain.document("ab/c", 2), plain.portal("示例")] == [
        "/",
        "/doc/ab%2Fc?version=2",
        "/portal/%E7%A4%BA%E4%BE%8B",
    ]
    assert english.search(q="年报", year=None) == "/search?q=%E5%B9%B4%E6%8A%A5&lang=en"
    assert [english.statistics(key="t3.new"), plain.coverage(region="")] == [
        "/statistics?key=t3.new&lang=en",
        "/coverage",
    ]
    assert plain.static("style.css") == "/-/gkcrawl/style.css"
