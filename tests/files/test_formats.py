"""What a file is, by its content (gkcrawl/files/formats.py)."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile

import pytest

from gkcrawl.data import rows
from gkcrawl.files.formats import format_of, ole_streams
from tests.files.ole import compound_file

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def packed(*names: str, mimetype: str = "") -> bytes:
    body = io.BytesIO()
    with zipfile.ZipFile(body, "w") as archive:
        if mimetype:
            archive.writestr("mimetype", mimetype)
        for name in names:
            archive.writestr(name, "<x/>")
    return body.getvalue()


def tar_of(name: str) -> bytes:
    body = io.BytesIO()
    with tarfile.open(fileobj=body, mode="w") as archive:
        archive.addfile(tarfile.TarInfo(name), io.BytesIO())
    return body.getvalue()


def seen(row: dict[str, str]) -> str:
    return row["seen"].encode("latin-1").decode("unicode_escape")


@pytest.mark.parametrize(
    "row",
    [row for row in rows("file_formats") if row["place"] in ("start", "head", "text")],
    ids=lambda row: row["seen"],
)
def test_a_format_is_known_by_its_sign(row: dict[str, str]) -> None:
    expected = {"ole": "ole", "zip": "zip"}.get(row["format"], row["format"])
    assert format_of(seen(row).encode("latin-1"), "名称.doc") == expected


@pytest.mark.parametrize(
    "row", [row for row in rows("file_formats") if row["place"] == "stream"], ids=lambda row: row["format"]
)
def test_an_ole_file_is_what_its_streams_say(row: dict[str, str]) -> None:
    assert format_of(compound_file({seen(row): bytes(5000)}), "名称.docm") == row["format"]


@pytest.mark.parametrize(
    "row", [row for row in rows("file_formats") if row["place"] == "member"], ids=lambda row: row["format"]
)
def test_a_zip_file_is_what_its_members_say(row: dict[str, str]) -> None:
    assert format_of(packed("[Content_Types].xml", seen(row)), "名称.zip") == row["format"]


@pytest.mark.parametrize(
    "row", [row for row in rows("file_formats") if row["place"] == "content"], ids=lambda row: row["format"]
)
def test_open_documents_say_what_they_are_in_their_first_member(row: dict[str, str]) -> None:
    assert format_of(packed("content.xml", mimetype=seen(row))) == row["format"]


def test_an_archive_without_marks_of_an_office_format_is_a_zip_file() -> None:
    assert format_of(packed("附件1.docx", "word.txt"), "附件.docx") == "zip"


def test_a_zip_file_that_lost_its_directory_is_known_by_its_members() -> None:
    body = packed("[Content_Types].xml", "word/document.xml")
    assert format_of(body[: body.index(b"PK\x01\x02")]) == "docx"


def test_an_ole_file_that_lost_its_directory_is_known_by_the_names_in_it() -> None:
    body = compound_file({"WordDocument": bytes(5000)})
    assert ole_streams(body) == ["WordDocument"]
    assert format_of(OLE + bytes(600) + "WordDocument".encode("utf-16-le")) == "doc"


def test_an_encrypted_package_is_called_by_the_name_of_the_file() -> None:
    body = compound_file({"EncryptionInfo": bytes(5000), "EncryptedPackage": bytes(5000)})
    assert (format_of(body, "a.xlsx"), format_of(body, "a.doc"), format_of(body)) == ("xlsx", "ole", "ole")


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress], ids=["gz", "bz2", "xz"])
def test_a_tar_file_may_be_compressed(pack: object) -> None:
    assert callable(pack)
    assert format_of(tar_of("a.txt")) == "tar"
    assert format_of(pack(tar_of("a.txt"))) == "tar"
    assert format_of(pack(b"no tar file")) in ("gz", "bz2", "xz")


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("关于印发管理办法的通知".encode("gb18030"), "txt"),
        ("\ufeff名称,数量\r\n".encode("utf-16-le"), "txt"),
        ("<!-- 页面 --><table><tr><td>年度</td></tr></table>".encode(), "html"),
        ("<html><body>年度</body></html>".encode("utf-16"), "html"),
        (bytes(range(256)) * 20, None),
        (b"", None),
    ],
)
def test_text_is_told_from_pages_and_other_bytes(body: bytes, kind: str | None) -> None:
    assert format_of(body, "附件.pdf") == kind
