"""What a stored file is taken for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gkcrawl.cli.shared.pages import read_pages
from gkcrawl.demo.file_writers.docx import DOCX
from gkcrawl.errors import ConfigError
from tests.cli.importing.pages import Warc

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("body", "broken"),
    [
        ("<p>关于防汛备汛事项的通知</p>".encode("gb18030"), None),
        ("<p>通知</p>".encode("utf-16"), None),
        ("<p>お知らせ</p>".encode("iso-2022-jp"), None),
        (b"<p>" + b"text " * 20 + b"\x00\x01</p>", None),
        (b"<p>" + b"text " * 20 + b"\x00\x01\x02</p>", "binary content, not a page"),
        (bytes(range(256)), "binary content, not a page"),
        (b" \n", "empty"),
    ],
    ids=["gb18030", "utf-16", "iso-2022", "a stray byte", "too many", "binary", "empty"],
)
def test_a_page_is_told_from_binary_content(tmp_path: Path, body: bytes, broken: str | None) -> None:
    (tmp_path / "page.html").write_bytes(body)
    [page] = read_pages(tmp_path / "page.html", "https://www.example.gov.cn/1.html")
    assert (page.url, page.broken, page.is_text) == ("https://www.example.gov.cn/1.html", broken, False)


def test_a_page_without_an_address_is_named_after_its_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from pathlib import Path

    monkeypatch.chdir(tmp_path)
    (tmp_path / "通知 1.txt").write_text("正文", encoding="utf-8")
    [page] = read_pages(Path("通知 1.txt"))
    assert (page.url, page.is_text) == ("file:///%E9%80%9A%E7%9F%A5%201.txt", True)


def test_an_archive_names_its_addresses_itself(tmp_path: Path) -> None:
    (tmp_path / "pages.warc").touch()
    with pytest.raises(ConfigError, match="names its addresses itself"):
        list(read_pages(tmp_path / "pages.warc", "https://www.example.gov.cn/"))


@pytest.mark.parametrize(
    ("kind", "body", "skipped"),
    [
        ("text/html", b"<p>1</p>", None),
        ("application/rss+xml", b"<rss/>", None),
        (DOCX, b"PK\x03\x04", f"{DOCX}, not a page"),
        ("text/html", b"%PDF-1.4 \x00\x01\x02\x03", "application/pdf, not a page"),
    ],
)
def test_a_file_in_an_archive_is_passed_over(tmp_path: Path, kind: str, body: bytes, skipped: str | None) -> None:
    warc = Warc().page("/1", body, **{"Content-Type": kind}).write(tmp_path / "pages.warc")
    assert [(page.skipped, page.broken) for page in read_pages(warc)] == [(skipped, None)]
