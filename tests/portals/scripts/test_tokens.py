"""Tokens of scripts."""

from __future__ import annotations

import pytest

from gkcrawl.portals.scripts.tokens import NotRead, Tokens, tokens_of


def test_strings_patterns_and_divisions() -> None:
    code = "a.replace(/p=\\d+/g, 'x') + 6 / 2 // why\n/* not this */ `n`"
    assert [text for _, text in tokens_of(code)] == [
        *("a", ".", "replace", "(", "/p=\\d+/g", ",", "'x'", ")", "+", "6", "/", "2", "`n`"),
    ]


def test_brackets_and_functions_are_passed_over() -> None:
    tokens = Tokens(tokens_of("(a, {b: [1]}) => c; function go(n) { }"))
    assert tokens.is_arrow()
    tokens.pass_head()
    assert tokens.take() == "c"
    tokens.expect(";")
    tokens.pass_head()
    tokens.skip()
    assert tokens.peek() == ""
    with pytest.raises(NotRead):
        tokens.take()


def test_a_page_cannot_make_the_reader_look_for_ever() -> None:
    tokens = Tokens(tokens_of("a"))
    with pytest.raises(NotRead):
        for _ in range(1_000_000):
            tokens.peek()
