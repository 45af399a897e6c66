"""Files are known by their first bytes."""

from __future__ import annotations

from urllib.parse import quote

import pytest

from gkcrawl.portals.answers.files import disposition_name, file_name, media_type


@pytest.mark.parametrize(
    ("body", "url", "kind"),
    [
        (b"%PDF-1.7 ...", "http://a.gov.cn/download.jsp?id=1", "application/pdf"),
        (b"\r\n%PDF-1.4", "http://a.gov.cn/a.html", "application/pdf"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....", "http://a.gov.cn/a.doc", "application/msword"),
        (b"PK\x03\x04....", "http://a.gov.cn/a.zip", "application/zip"),
        (b"PK\x03\x04....", "http://a.gov.cn/%E5%B9%B4%E6%8A%A5.ofd", "application/ofd"),
        (b"{\\rtf1 ...", "http://a.gov.cn/a.doc", "application/rtf"),
        (b"\xff\xd8\xff\xe0", "http://a.gov.cn/a.jpg", "image/jpeg"),
    ],
)
def test_a_file_is_recognised(body: bytes, url: str, kind: str) -> None:
    assert media_type(body, file_name(url)) == kind


@pytest.mark.parametrize("body", [b"<html><p>doc</p></html>", b"\xef\xbb\xbf<!DOCTYPE html>", b"", b"PK"])
def test_a_page_is_a_page_whatever_its_suffix(body: bytes) -> None:
    assert media_type(body, "a.doc") is None


def test_the_name_of_a_file_is_readable() -> None:
    assert file_name("http://a.gov.cn/x/%E5%B9%B4%E6%8A%A5.pdf?v=1") == "年报.pdf"


def test_a_header_names_the_file_where_the_url_does_not() -> None:
    headers = {"Content-Disposition": "attachment; filename=年报.docx"}
    assert file_name("http://a.gov.cn/download.jsp?id=1", headers) == "年报.docx"
    assert file_name("http://a.gov.cn/x/report.doc", headers) == "report.doc"
    assert file_name("http://a.gov.cn/download.jsp?id=1", {}) == "download.jsp"


NAME = "区政府2021年年度报告.doc"


def as_latin(charset: str) -> str:
    """What a reader that knows no better makes of raw bytes in ``charset``."""
    return NAME.encode(charset).decode("latin-1")


@pytest.mark.parametrize(
    "header",
    [
        f'attachment; filename="{NAME}"',
        f'attachment; filename="{as_latin("gbk")}"',
        f"attachment;filename={as_latin('gbk')}",
        f'attachment; filename="{as_latin("utf-8")}"',
        f'inline; filename="{quote(NAME)}"',
        f'attachment; filename="{quote(NAME, encoding="gbk")}"; size=1',
        f"attachment; filename*=UTF-8''{quote(NAME)}",
        f"attachment; filename*=utf-8'zh-CN'{quote(NAME)}; filename=\"report.doc\"",
        f"attachment; filename=\"____.doc\"; filename*=gb18030''{quote(NAME, encoding='gb18030')}",
        f"attachment; filename*=UTF-8''{quote(NAME, encoding='gbk')}",
        "attachment; filename==?UTF-8?B?5Yy65pS/5bqcMjAyMeW5tOW5tOW6puaKpeWRii5kb2M=?=",
        f'Attachment; FileName="C:\\upload\\{NAME}"',
        f"attachment; filename='{NAME}'",
    ],
)
def test_the_name_is_read_in_whatever_way_it_is_written(header: str) -> None:
    assert disposition_name(header) == NAME


@pytest.mark.parametrize("header", ["", "attachment", "inline; size=3", 'attachment; filename=""', "x-filename=a.doc"])
def test_no_name_is_none(header: str) -> None:
    assert disposition_name(header) is None


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ('attachment; filename="100%.xls"', "100%.xls"),
        ('attachment; filename="a;b.doc"', "a;b.doc"),
        ("attachment; filename=plan (2).doc; size=9", "plan (2).doc"),
        ("attachment; filename*=nothing-known''a.pdf", "a.pdf"),
        ('attachment; filename="=?broken.doc"', "=?broken.doc"),
    ],
)
def test_odd_names_are_left_as_they_are(header: str, name: str) -> None:
    assert disposition_name(header) == name
