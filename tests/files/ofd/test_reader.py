"""OFD files read as a whole (gkcrawl/files/ofd/reader.py)."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gkcrawl.files.ofd.reader import read
from gkcrawl.files.reading import FileLimits, FileReading
from tests.files.ofd.packages import NAMESPACE, lines, ofd, packed, page, parts, path, picture, ruled, text

LETTER = ofd(
    text("关于印发管理办法的通知", 70, 40, size=7)
    + lines("各县（区）人民政府：", "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十", "甲。")
    + ruled([30, 70, 110], [100, 110, 120])
    + "".join(
        text(said, x, y) for said, x, y in [("项目", 32, 107), ("数", 72, 107), ("收件", 32, 117), ("3", 72, 117)]
    )
    + text("— 1 —", 95, 285),
    lines("二〇二四年五月一日", x=130),
)


def read_all(body: bytes) -> FileReading:
    return read(body, FileLimits())


def test_text_tables_and_prominent_lines_are_read() -> None:
    reading = read_all(LETTER)
    assert reading.text.splitlines() == [
        *("关于印发管理办法的通知", "各县（区）人民政府："),
        "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十甲。",
        *("项目\t数", "收件\t3", "二〇二四年五月一日"),
    ]
    assert [(table.sheet_or_page, table.rows) for table in reading.tables] == [(1, [["项目", "数"], ["收件", "3"]])]
    assert (reading.format, reading.pages, reading.flags) == ("ofd", 2, [])
    assert reading.prominent[0] == "关于印发管理办法的通知"


def test_all_documents_of_a_file_are_read_in_order() -> None:
    one, other = parts(page(lines("甲文"))), parts(page(lines("乙文")))
    members = one | {name.replace("Doc_0", "Doc_1"): body for name, body in other.items() if name != "OFD.xml"}
    root = "".join(f"<ofd:DocBody><ofd:DocRoot>Doc_{at}/Document.xml</ofd:DocRoot></ofd:DocBody>" for at in (1, 0))
    reading = read_all(packed(members | {"OFD.xml": f"<ofd:OFD {NAMESPACE}>{root}</ofd:OFD>"}))
    assert (reading.text, reading.pages) == ("乙文\n甲文", 2)


@pytest.mark.parametrize(
    ("content", "flags"),
    [
        (picture(210, 297), ["needs_ocr"]),
        (path("M 1 1 B 2 2 3 3 4 4", 'Fill="true"') * 200, ["needs_ocr"]),
        (picture(30, 30), ["empty"]),
        ("", ["empty"]),
    ],
)
def test_pages_without_text_are_told_apart(content: str, flags: list[str]) -> None:
    reading = read_all(ofd(content))
    assert (reading.text, reading.flags) == ("", flags)


def test_more_cells_than_the_limit_are_left_out() -> None:
    reading = read(LETTER, FileLimits(cells=3))
    assert (reading.tables, reading.flags) == ([], ["too_large"])
    assert "收件" in reading.text


def test_an_encrypted_file_is_told() -> None:
    members = parts("\x00\x9f\x33 no XML") | {"Encryptions.xml": f"<ofd:Encryptions {NAMESPACE}/>"}
    reading = read_all(packed(members))
    assert (reading.text, reading.flags, reading.error) == ("", ["encrypted"], "the file is encrypted")


def test_a_cut_file_gives_what_is_there() -> None:
    body = ofd(*(lines(f"第{at}页的正文") for at in "一二三四"))
    reading = read_all(body[: body.index(b"Doc_0/Pages/Page_2")])
    assert reading.text.splitlines()[:2] == ["第一页的正文", "第二页的正文"]
    assert "damaged" in reading.flags
    assert reading.error


@given(st.integers(0, len(LETTER)))
def test_any_truncation_gives_a_reading(end: int) -> None:
    assert read_all(LETTER[:end]).format == "ofd"


@settings(max_examples=200)
@given(st.integers(0, len(LETTER) - 1), st.integers(1, 255))
def test_any_changed_byte_gives_a_reading(at: int, change: int) -> None:
    body = LETTER[:at] + bytes([LETTER[at] ^ change]) + LETTER[at + 1 :]
    assert read_all(body).format == "ofd"


def test_codes_of_glyphs_are_no_text_and_one_scan_among_pages_is_named() -> None:
    codes = read_all(ofd(lines('!"#$%&()*+,-./!"#$%&', "/.-,+*)(&%$#")))
    assert (codes.text, codes.flags) == ("", ["needs_ocr"])
    mixed = read_all(ofd(lines("第一页的正文"), picture(210, 297), lines("第三页的正文")))
    assert (mixed.flags, mixed.error) == ([], "no text that can be read on page 2")


def test_radicals_in_place_of_characters_are_repaired() -> None:
    reading = read_all(ofd(lines("明溪县⼈民政府⽂件")))
    assert (reading.text, reading.repair) == ("明溪县人民政府文件", ["radicals"])
