"""ZIP archives (gkcrawl/files/packed/zips.py), and bombs of that kind."""

from __future__ import annotations

import io
import struct
import time
import zipfile
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gkcrawl.files.packed.zips import name_of
from gkcrawl.files.read import read_file
from gkcrawl.files.reading import FileLimits
from tests.files.sheets.workbooks import xlsx

NAME = "附件1：申报表.xlsx"
BOOK = xlsx({"申报表": '<sheetData><row><c t="inlineStr"><is><t>单位名称</t></is></c></row></sheetData>'})


def zipped(*files: tuple[str | zipfile.ZipInfo, bytes]) -> bytes:
    body = io.BytesIO()
    with zipfile.ZipFile(body, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files:
            archive.writestr(name, content)
    return body.getvalue()


def in_gbk(body: bytes, *names: str) -> bytes:
    """``body`` with its ``names`` as Windows writes them: in GBK, without the flag of UTF-8. Their bytes are as many."""
    for name in names:
        raw = name.encode("gbk")
        body = body.replace(b"?" * len(raw), raw)
    return body


def placeholder(name: str) -> str:
    return "?" * len(name.encode("gbk"))


def test_names_in_gbk_are_read() -> None:
    reading = read_file(in_gbk(zipped((placeholder(NAME), BOOK)), NAME), "a.zip")
    assert (reading.format, [member.name for member in reading.members]) == ("zip", [NAME])
    assert reading.text == f"{NAME}\n申报表\n单位名称"
    assert [table.sheet_or_page for table in reading.tables] == ["申报表"]


def test_a_unicode_path_goes_before_the_name() -> None:
    member = zipfile.ZipInfo("plain.doc")
    path = b"\x01" + struct.pack("<I", zlib.crc32(b"plain.doc")) + "附件.doc".encode()
    member.extra = struct.pack("<HH", 1, 2) + b"xx" + struct.pack("<HH", 0x7075, len(path)) + path
    assert name_of(member) == "附件.doc"
    member.filename = member.orig_filename = "other.doc"
    assert name_of(member) == "other.doc"


def test_an_archive_in_an_archive_is_read_and_one_deeper_is_named() -> None:
    reading = read_file(zipped(("二.zip", zipped(("三.zip", zipped(("四.txt", b"four"))), (NAME, BOOK)))))
    assert "单位名称" in reading.text and "三.zip" in reading.text and "四.txt" not in reading.text
    assert reading.flags == ["too_large"]


def test_encrypted_members_are_named_and_the_rest_is_read() -> None:
    body = bytearray(zipped(("secret.doc", b"secret" * 9), (NAME, BOOK)))
    for sign, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        body[body.index(sign) + place] |= 1
    reading = read_file(bytes(body))
    assert reading.flags == ["encrypted"]
    assert "secret.doc" in reading.text and "单位名称" in reading.text


def test_unknown_methods_are_said() -> None:
    body = bytearray(zipped(("a.doc", b"text" * 9)))
    for sign, place in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        body[body.index(sign) + place] = 97
    reading = read_file(bytes(body))
    assert (reading.flags, reading.members[0].name) == (["unsupported"], "a.doc")


def test_a_cut_archive_is_read_as_far_as_it_goes() -> None:
    body = zipped((NAME, BOOK), ("b.txt", bytes(range(256)) * 40))
    reading = read_file(body[: len(body) // 2 + 200])
    assert reading.flags == ["damaged"] and "单位名称" in reading.text


def overlapping(count: int) -> bytes:
    """A directory of ``count`` files that all are the same bytes of the archive, as in David Fifield's bombs."""
    packed = zlib.compressobj(9, wbits=-15)
    data = packed.compress(bytes(10_000_000)) + packed.flush()
    fields = struct.pack("<HHHHHIII", 20, 0, 8, 0, 0, zlib.crc32(bytes(10_000_000)), len(data), 10_000_000)
    local = b"PK\x03\x04" + fields + struct.pack("<HH", 1, 0) + b"a" + data
    entry = b"PK\x01\x02\x14\x00" + fields + struct.pack("<HHHHHII", 1, 0, 0, 0, 0, 0, 0) + b"a"
    end = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, count, count, len(entry) * count, len(local), 0)
    return local + entry * count + end


@pytest.mark.parametrize(
    "bomb",
    [
        zipped(("zeros.txt", bytes(30_000_000))),
        zipped(*((f"{at}.txt", bytes(500_000)) for at in range(50))),
        overlapping(500),
        zipped(*((f"{at}.txt", b"") for at in range(1500))),
        zipped(*((f"{at}.zip", zipped(("0.txt", bytes(700_000)))) for at in range(40))),
        zipped(("1.zip", zipped(("2.zip", zipped(("3.zip", zipped(("0", bytes(9_000_000))))))))),
    ],
    ids=["one", "many", "overlapping", "empty members", "side by side", "nested"],
)
def test_bombs_do_not_go_off(bomb: bytes) -> None:
    began = time.process_time()
    assert "too_large" in read_file(bomb, limits=FileLimits(unpacked=20_000_000)).flags
    assert time.process_time() - began < 5


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10_000), st.integers(0, 255), st.booleans())
def test_any_damage_gives_a_reading(at: int, value: int, cut: bool) -> None:
    body = zipped((NAME, BOOK), ("b.txt", b"two"))
    at %= len(body)
    reading = read_file(body[:at] if cut else body[:at] + bytes([value]) + body[at + 1 :], "a.zip")
    assert reading.text or reading.flags
