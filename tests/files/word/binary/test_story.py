"""What the text of DOC shows (gkcrawl/files/word/binary/story.py)."""

from __future__ import annotations

import pytest

from gkcrawl.files.word.binary.runs import Run
from gkcrawl.files.word.binary.story import Along
from tests.files.word.doc_files import DELETED, HIDDEN, Para, Parts, level, lists, para, reading, sprm, stylesheet


@pytest.mark.parametrize(
    ("runs", "text"),
    [
        ([("旧", DELETED), ("新", b"")], "新"),
        ([("看", b""), ("不见", HIDDEN), ("见", sprm(0x083C, 0))], "看见"),
        ([("第\x13 PAGE \x143\x15页", b"")], "第3页"),
        ([("\x13 eq \\o\\ac(○,2)\x15项", b"")], "②项"),
        ([('\x13 HYPERLINK "http://x" \x14网站\x15', b"")], "网站"),
        ([("(", sprm(0x6A09, b"\x00\x00\xa3\xf0")), ("同意", b"")], "□同意"),
        ([("上\x0b下", b"")], "上\n下"),
        ([("甲\t乙\x1e丙\x1f丁\x01", b"")], "甲 乙-丙丁"),
        ([("上页\x0c下页", b"")], "上页\n下页"),
    ],
)
def test_a_paragraph_shows(runs: list[tuple[str, bytes]], text: str) -> None:
    fonts = {15: b"\x01\x00\x00\x00" + bytes([39 + 24]) + bytes(39) + "Wingdings 2\0".encode("utf-16-le")}
    assert reading([Para(runs)], Parts(tables=fonts)).text == text


def test_a_deleted_paragraph_mark_joins_two_paragraphs() -> None:
    assert reading([Para([("上半", b"")], mark_changes=DELETED), para("下半"), para("又")]).text == "上半下半\n又"


def test_numbers_of_lists_are_restored() -> None:
    tables, says = lists(level(37, "\x00、", (1,)), level(37, "（\x01）", (2,)))
    first, second = sprm(0x460B, 1), sprm(0x460B, 1) + sprm(0x260A, 1)
    paragraphs = [para("总则", first), para("目的", second), para("依据", second), para("附则", first)]
    assert reading(paragraphs, Parts(tables=tables, says=says)).text == "一、总则\n（一）目的\n（二）依据\n二、附则"


def test_styles_number_hide_and_set_apart() -> None:
    tables, says = lists(level(0, "\x00.", (1,)))
    styles = stylesheet(
        [
            (0, 1, 0xFFF, [b"\0\0", sprm(0x4A43, 32)]),
            (1, 1, 0, [b"\1\0" + sprm(0x460B, 1)]),
            (65, 2, 0xFFF, [HIDDEN]),
        ]
    )
    paragraphs = [Para([("标题", b""), ("隐", sprm(0x4A30, 2))], style=1), para("正文" * 40)]
    found = reading(paragraphs, Parts(tables=tables | {1: styles}, says=says))
    assert (found.text.splitlines()[0], found.prominent) == ("1. 标题", ["1. 标题"])


def test_boxes_to_tick() -> None:
    def form(bits: int) -> bytes:
        return (
            b"\0\0\0\0\x44\0"
            + bytes(62)
            + b"\xff\xff\xff\xff"
            + bits.to_bytes(2, "little")
            + bytes(4)
            + b"\0\0\0\0\1\0"
        )

    data = form(1) + form(1 | 1 << 2) + form(1 | 25 << 2)
    at = [data.index(b"\xff\xff\xff\xff", start) - 68 for start in (0, 80, 160)]
    runs = [run for one in at for run in (("\x13 FORMCHECKBOX ", b""), ("\x01", sprm(0x6A03, one)), ("\x14\x15", b""))]
    assert reading([Para(runs)], Parts(data=data)).text == "□☑☑"


def test_runs_along_the_text() -> None:
    along = Along([Run(2, 4, "a"), Run(4, 6, "b")])
    assert list(along.within(1, 7)) == [(1, 2, None), (2, 4, "a"), (4, 6, "b"), (6, 7, None)]
    assert list(along.within(3, 5)) == [(3, 4, "a"), (4, 5, "b")]
    assert list(Along([]).within(0, 2)) == [(0, 2, None)]
