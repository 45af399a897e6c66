"""Text made safe to look at (gkcrawl/browse/printable.py)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gkcrawl.browse.printable import printable, web_address


def test_what_is_not_seen_is_shown_and_nothing_else_changes() -> None:
    shown = printable({"a\x1b[31m": ["甲\t乙\n", ("\u2067丙", 3, None)], "b": "\x7f\x9b"})
    assert shown == {"a␛[31m": ["甲\t乙\n", ["[U+2067]丙", 3, None]], "b": "␡[U+009B]"}


@given(st.text(st.characters()))
def test_no_text_keeps_a_control_or_turns_the_direction(text: str) -> None:
    shown = printable(text)
    assert not any(sign in shown for sign in "\x00\x07\x1b\r\x0b\x85\u202e\u2066\u200f")
    shown.encode()
    assert printable(shown) == shown


@pytest.mark.parametrize("url", [None, "", "javascript:alert(1)", "data:text/html,x", "file:///etc/hosts", " http://a"])
def test_only_addresses_of_the_web_are_links(url: str | None) -> None:
    assert web_address(url) is None
    assert web_address("HTTP://www.example.gov.cn/") == "HTTP://www.example.gov.cn/"
