"""The block of information at the start of DOC (gkcrawl/files/word/binary/fib.py)."""

from __future__ import annotations

from gkcrawl.files.word.binary.fib import PIECES, read_fib
from tests.files.word.doc_files import para, streams


def test_the_block_says_what_there_is() -> None:
    fib = read_fib(streams([para("正文")])["WordDocument"])
    assert fib is not None
    assert (fib.old, fib.encrypted, fib.table, fib.language) == (False, False, "1Table", 0x0804)
    assert fib.lengths["text"] == 3
    assert fib.place(PIECES)[1] > 0
    assert fib.place(5_000) == (0, 0)


def test_what_is_no_block() -> None:
    assert (read_fib(b"\xec\xa5"), read_fib(b"PK" * 100)) == (None, None)
