"""Files are known by their first bytes."""

from __future__ import annotations

import pytest

from gkcrawl.portals.answers.files import file_name, media_type


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
