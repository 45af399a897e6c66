"""Lists of DOC (gkcrawl/files/word/binary/numbering.py)."""

from __future__ import annotations

import struct

from gkcrawl.files.word.binary.numbering import read_lists
from gkcrawl.files.word.lists import Level
from tests.files.word.doc_files import level, lists, sprm


def test_levels_and_new_starts() -> None:
    tables, says = lists(
        level(0, "第\x00条", (2,), start=3),
        level(23, "\uf06c", (), look=sprm(0x4A4F, 0)),
        overrides=struct.pack("<iI", 7, 0x10),
        changed=1,
    )
    table = tables[73] + tables[74]
    found = read_lists(table, (0, says[73]), (len(tables[73]), len(tables[74])), ["Wingdings"])
    assert found[1].levels[0] == Level(start=3, kind="decimal", text="第%1条")
    assert found[1].levels[1] == Level(kind="bullet", text="\uf06c", font="Wingdings")
    assert (found[1].starts, len(found[1].levels)) == ({0: 7}, 9)


def test_without_lists() -> None:
    assert read_lists(b"", (0, 0), (0, 0), ()) == {}
