"""DOC files as a whole (gkcrawl/files/word/doc.py)."""

from __future__ import annotations

import struct

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gkcrawl.files.reading import FileLimits
from gkcrawl.files.word.doc import read
from tests.files.ole import compound_file
from tests.files.word.doc_files import CENTRED, IN_TABLE, Para, Parts, doc, para, reading, row_end, sprm, streams

TABLE = [
    *(para(text, IN_TABLE, "\x07") for text in ("序号", "名称")),
    para("", row_end(0, 1000, 3000), "\x07"),
    *(para(text, IN_TABLE, "\x07") for text in ("1", "水库")),
    para("", row_end(0, 1000, 3000), "\x07"),
]
SMALL = doc([para("关于防汛的通知", CENTRED), *TABLE, para("完")])


def test_text_and_tables_stand_in_their_order() -> None:
    found = read(SMALL, FileLimits())
    assert found.text == "关于防汛的通知\n序号\t名称\n1\t水库\n完"
    assert [table.rows for table in found.tables] == [[["序号", "名称"], ["1", "水库"]]]
    assert (found.format, found.flags, found.error, found.pages) == ("doc", [], None, None)
    assert found.prominent == ["关于防汛的通知"]


def test_text_in_pieces_out_of_order() -> None:
    parts = Parts(split=4)
    assert reading([para("关于防汛的通知"), para("正文")], parts).text == "关于防汛的通知\n正文"


def test_text_of_one_byte_a_character() -> None:
    assert reading([para("Résumé “quoted”")], Parts(narrow=True)).text == "Résumé “quoted”"


def test_characters_of_two_code_units_keep_their_places() -> None:
    paragraphs = [Para([("𠮷野", b""), ("隐藏", sprm(0x083C, 1)), ("家", b"")]), para("后")]
    assert reading(paragraphs).text == "𠮷野家\n后"


def test_notes_stand_behind_the_text_and_headers_and_comments_are_left_out() -> None:
    parts = Parts({"footnotes": 4, "headers": 3, "comments": 3, "endnotes": 3})
    paragraphs = [para("正文\x02"), para("\x02脚注"), para("页眉"), para("批注"), para("尾注")]
    assert reading(paragraphs, parts).text == "正文\n脚注\n尾注"


def test_a_red_head_in_the_page_header_is_prominent_only() -> None:
    places = [0] * 8 + [8, 8, 8, 8, 8]
    parts = Parts({"headers": 8}, {11: struct.pack(f"<{len(places)}I", *places)})
    found = reading([para("正文"), para("某某水利局文件", look=sprm(0x2A42, 6))], parts)
    assert (found.text, found.prominent) == ("正文", ["某某水利局文件"])


def test_an_encrypted_file_is_not_read() -> None:
    found = reading([para("密文")], Parts(bits=0x0100))
    assert (found.text, found.flags) == ("", ["encrypted"])


@pytest.mark.parametrize("body", [b"", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", compound_file({"Other": b"x"})])
def test_what_has_no_text_is_damaged(body: bytes) -> None:
    found = read(body, FileLimits())
    assert (found.text, found.flags) == ("", ["damaged"])
    assert found.error


def test_without_the_table_stream_the_plain_text_is_read() -> None:
    parts = streams([para("关于防汛工作的通知"), para("各县区人民政府")])
    found = read(compound_file({"WordDocument": parts["WordDocument"]}), FileLimits())
    assert (found.text, found.flags) == ("关于防汛工作的通知\n各县区人民政府", ["damaged"])


def test_a_file_cut_behind_its_text_is_read_as_far_as_it_goes() -> None:
    found = read(SMALL[: 512 + 2048 + 512], FileLimits())
    assert (found.text.splitlines()[0], found.flags) == ("关于防汛的通知", ["damaged"])


def test_broken_properties_are_done_without() -> None:
    parts = Parts(tables={73: b"\xff", 74: b"\x01"})
    found = reading([para("正文")], parts)
    assert (found.text, found.flags, found.error) == ("正文", ["damaged"], "broken: lists")


@given(st.integers(0, len(SMALL) - 1), st.integers(0, 255))
@settings(max_examples=300, deadline=None)
def test_a_changed_byte_never_raises(at: int, value: int) -> None:
    assert read(SMALL[:at] + bytes([value]) + SMALL[at + 1 :], FileLimits()).format == "doc"


@given(st.integers(0, len(SMALL)))
@settings(max_examples=100, deadline=None)
def test_a_cut_file_never_raises(length: int) -> None:
    assert read(SMALL[:length], FileLimits()).format == "doc"
