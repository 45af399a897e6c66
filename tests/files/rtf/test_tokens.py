"""Tokens of RTF (gkcrawl/files/rtf/tokens.py)."""

from __future__ import annotations

from gkcrawl.files.rtf.tokens import Token, tokens


def test_tokens() -> None:
    assert list(tokens(rb"{\b-1 a" + b"\r\n" + rb"b\'b9\'d8\~\{\*}")) == [
        Token(brace=b"{"),
        Token(word="b", number=-1),
        Token(text=b"ab"),
        Token(text=b"\xb9\xd8"),
        Token(word="nbsp"),
        Token(text=b"{"),
        Token(word="*"),
        Token(brace=b"}"),
    ]


def test_binary_data_and_a_last_backslash_are_left_out() -> None:
    assert list(tokens(b"\\bin4 }{}{x\\")) == [Token(text=b"x")]
