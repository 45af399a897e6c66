"""Whether packed streams of a PDF file are whole (gkcrawl/files/pdf/streams.py)."""

from __future__ import annotations

import zlib

import pytest

from gkcrawl.files.pdf import fonts
from gkcrawl.files.pdf.streams import Streams
from tests.files.pdf import writer

TEXT = writer.Page().prose("现将二〇二四年防汛抗旱有关事项通知如下，请认真贯彻执行。")
CONTENT = "\n".join(TEXT.content).encode()


def streams(*objects: bytes) -> Streams:
    return Streams(writer.file_of(objects))


def packed(entries: bytes, content: bytes) -> bytes:
    return b"<< %s /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream" % (entries, len(content), content)


def test_a_stream_that_unpacks_to_its_end_is_whole() -> None:
    assert Streams(writer.pdf(TEXT)).are_whole


@pytest.mark.parametrize("at", [0, 2, 20, -3])
def test_a_changed_byte_is_seen(at: int) -> None:
    broken = bytearray(zlib.compress(CONTENT))
    broken[at] ^= 4
    assert not streams(packed(b"", bytes(broken))).are_whole


def test_a_stream_that_is_cut_is_seen_but_for_its_checksum() -> None:
    whole = zlib.compress(CONTENT)
    assert not streams(packed(b"", whole[:-10])).are_whole
    assert streams(packed(b"", whole[:-4])).are_whole


def test_the_length_may_be_wrong_or_elsewhere() -> None:
    content = zlib.compress(CONTENT)
    for length in (b"9 0 R", b"7", b"%d" % (len(content) + 3)):
        entries = b"<< /Length %s /Filter [/FlateDecode] >>\nstream\r\n%s\r\nendstream"
        assert streams(entries % (length, content)).are_whole
        assert not streams(entries % (length, content[:-10])).are_whole


def test_pictures_and_what_is_packed_in_other_ways_are_not_looked_at() -> None:
    assert streams(packed(b"/Subtype /Image", b"none")).are_whole
    assert streams(b"<< /Length 4 >>\nstream\nnone\nendstream").are_whole
    assert streams(b"<< /Length 4 /Filter /DCTDecode >>\nstream\nnone\nendstream").are_whole


@pytest.mark.parametrize("told", [b"/Length1 %d" % len(fonts.font()), b"/Subtype /OpenType"])
def test_fonts_are_told_apart_with_what_the_file_says_of_them(told: bytes) -> None:
    content = zlib.compress(fonts.font())
    whole, broken = streams(packed(told, content)), streams(packed(told, content[:-10]))
    assert (whole.are_whole, whole.fonts_are_whole) == (True, True)
    assert (broken.are_whole, broken.fonts_are_whole) == (True, False)
    assert whole.lengths == ({len(fonts.font())} if b"Length1" in told else set())
    assert zlib.adler32(fonts.font()) in whole.checksums


def test_a_bomb_is_not_unpacked() -> None:
    bomb = zlib.compress(bytes(100_000_000), 9)
    assert streams(packed(b"", bomb), packed(b"", b"not looked at any more")).are_whole
