"""Bytes can be put back, and members of a damaged file are found again."""

from __future__ import annotations

import gzip
import io

import pytest

from gkcrawl.archive.source import Damaged, Member, Source, next_member


def test_what_was_put_back_is_read_again() -> None:
    source = Source(io.BytesIO(b"WARC/1.0\r\nrest").read)
    assert source.readline() == b"WARC/1.0\r\n"
    source.put_back(b"WARC/1.0\r\n")
    assert (source.position, source.read(4)) == (0, b"WARC")
    assert source.read(100) == b"/1.0\r\nrest"


def test_a_member_says_how_long_it_is() -> None:
    one, two = gzip.compress(b"one"), gzip.compress(b"two")
    file = io.BytesIO(one + two)
    member = Member(file)
    assert b"".join(iter(lambda: member.read(100), b"")) == b"one"
    assert member.size == len(one)
    assert next_member(file, 1) == len(one)
    assert next_member(file, len(one) + 1) == len(one + two)


def test_a_broken_member_says_so() -> None:
    with pytest.raises(Damaged):
        Member(io.BytesIO(gzip.compress(b"text" * 99)[:-30] + b"\xff" * 30)).read(10_000)
