"""Text of DOC without structures (gkcrawl/files/word/binary/plain.py)."""

from __future__ import annotations

import struct

import pytest

from gkcrawl.files.reading import FileLimits
from gkcrawl.files.word.binary.fib import read_fib
from gkcrawl.files.word.binary.plain import plain_text, row_ends
from gkcrawl.files.word.doc import read
from tests.files.ole import compound_file

TEXT_AT = 768


def word_95(raw: bytes, language: int, length: int | None = None, pieces: bytes = b"") -> bytes:
    main = bytearray(TEXT_AT) + raw + pieces
    struct.pack_into("<HHHHxxH", main, 0, 0xA5DC, 0x68, 0, language, 0x0004 if pieces else 0)
    struct.pack_into("<I", main, 0x18, TEXT_AT)
    struct.pack_into("<i", main, 0x34, len(raw) if length is None else length)
    struct.pack_into("<II", main, 0x160, TEXT_AT + len(raw), len(pieces))
    return bytes(main)


@pytest.mark.parametrize(
    ("language", "codec", "text"),
    [
        (0x0804, "gb18030", "关于防汛的通知\r第一条"),
        (0x0404, "big5", "關於防汛的通知"),
        (0x0409, "gb18030", "关于进一步做好防汛工作的通知"),
        (0x0409, "cp1252", "Résumé of the naïve café"),
    ],
)
def test_eight_bit_text_is_read_by_its_language(language: int, codec: str, text: str) -> None:
    main = word_95(text.encode(codec), language)
    fib = read_fib(main)
    assert fib is not None
    assert plain_text(main, fib) == text


def test_some_have_two_bytes_a_character() -> None:
    text = "关于防汛的通知"
    main = word_95(text.encode("utf-16-le"), 0x0804, len(text))
    fib = read_fib(main)
    assert fib is not None
    assert plain_text(main, fib) == text


def test_a_file_of_word_95_with_pieces_and_a_table() -> None:
    raw = "二\r".encode("gb18030") + "表\x07头\x07\x07".encode("gb18030") + "一\r".encode("gb18030")
    table = struct.pack("<4I", 0, 3, 10, 13) + b"".join(
        struct.pack("<HIH", 0, one, 0) for one in (TEXT_AT + 10, TEXT_AT + 3, TEXT_AT)
    )
    body = compound_file({"WordDocument": word_95(raw, 0x0804, pieces=b"\x02" + struct.pack("<I", len(table)) + table)})
    found = read(body, FileLimits())
    assert (found.text, found.flags) == ("一\n表\t头\n二", [])


def test_rows_end_with_as_many_cells_as_the_first_one() -> None:
    first, empty = "序号\x07名称\x07\x07", "1\x07\x07\x07"
    assert row_ends(first + empty) == [6, 10]
    assert row_ends(first + "段落\r甲\x07\x07\r乙\x07\x07") == [6, 12, 16]
