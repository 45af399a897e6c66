"""The archived response behind a document."""

from __future__ import annotations

import gzip
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from gkcrawl import extract_document
from gkcrawl.archive.writer import ArchiveWriter
from gkcrawl.corpus import response
from gkcrawl.corpus.response import read_response
from gkcrawl.errors import ArchiveError
from gkcrawl.extract.page.content_encoding import TooLarge
from gkcrawl.store import Store
from gkcrawl.store.warc_files import WarcFiles
from tests.archive.conftest import URL, write
from tests.extract.pages import page

if TYPE_CHECKING:
    from pathlib import Path

    from gkcrawl.document import Capture

PAGE = page().replace("utf-8", "gbk").encode("gb18030")


def archived(folder: Path, body: bytes = PAGE, **answered: Any) -> Capture:
    writer = ArchiveWriter(folder, "example", "20261121T000000Z")
    capture = write(writer, body=body, **answered)
    writer.close()
    return capture


def files(archive: Path) -> WarcFiles:
    return WarcFiles(Store(archive / "corpus.db"), archive)


def test_the_bytes_that_came_with_headers_and_charset(tmp_path: Path) -> None:
    headers = [(b"Content-Type", b"text/html"), (b"Set-Cookie", b"a=1"), (b"Set-Cookie", b"b=2")]
    found = read_response(files(tmp_path), archived(tmp_path, headers=headers))
    assert (found.url, found.status, found.body, found.charset) == (URL, 200, PAGE, "gb18030")
    assert found.text == PAGE.decode("gb18030")
    assert found.headers["content-type"] == "text/html" and found.headers["set-cookie"] == "a=1"


def test_it_is_unpacked_and_can_be_read_again(tmp_path: Path) -> None:
    packed = gzip.compress(PAGE)
    headers = [(b"Content-Type", b"text/html"), (b"Content-Encoding", b"gzip")]
    found = read_response(files(tmp_path), archived(tmp_path, packed, headers=headers))
    assert found.body == PAGE
    assert extract_document(found.body, found.url, found.headers) == extract_document(PAGE, URL)
    (tmp_path / "cut").mkdir()
    cut = read_response(files(tmp_path / "cut"), archived(tmp_path / "cut", packed[:-20], headers=headers))
    assert "gzip_truncated" in extract_document(cut.body, cut.url, cut.headers).repair


def test_what_is_not_there_or_is_another_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    capture = archived(tmp_path)
    wrong = {
        "is another response": replace(capture, sha256="0" * 64),
        "was not archived": replace(capture, warc=None),
        "none.warc.gz": replace(capture, warc="none.warc.gz"),
        "at byte": replace(capture, offset=1),
    }
    for message, pointer in wrong.items():
        with pytest.raises(ArchiveError, match=message):
            read_response(files(tmp_path), pointer)

    def too_large(*_: Any, **__: Any) -> None:
        raise TooLarge("bomb")

    monkeypatch.setattr(response, "receive_archived", too_large)
    with pytest.raises(ArchiveError, match="cannot be decompressed: bomb"):
        read_response(files(tmp_path), capture)
