"""The archived page behind a document (gkcrawl/browse/pages/archived.py)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from gkcrawl.archive.writer import ArchiveWriter
from gkcrawl.browse.asked import Asked
from gkcrawl.browse.pages.archived import page
from gkcrawl.browse.sanitising import POLICY
from gkcrawl.browse.words import Words
from gkcrawl.errors import NotFound
from tests.archive.conftest import write
from tests.corpus.conftest import db, store
from tests.store.corpus import a_document

if TYPE_CHECKING:
    from gkcrawl.browse.asked import Shown
    from gkcrawl.document import Capture
    from gkcrawl.store import Store

__all__ = ["db", "store"]

ID = a_document(1).id
URL = a_document(1).url
HTML = "<meta http-equiv=refresh content=0><h1 onclick=x()>通知</h1><script>alert(1)</script><a href=2.html>下一页</a>"


def stored(store: Store, body: bytes, kind: bytes = b"text/html", **changes: Any) -> Capture:
    """A document that was read from an archived answer of ``body``."""
    writer = ArchiveWriter(store.path.parent / "archive", "demo", "20261121T000000Z")
    capture = write(writer, url=URL, body=body, headers=[(b"Content-Type", kind)])
    writer.close()
    store.write("r1", [a_document(1, capture=replace(capture, **changes))])
    return capture


def shown(store: Store) -> Shown:
    return page(store, Asked(words=Words("en"), path=ID))


def text(store: Store) -> str:
    body = shown(store).body
    assert isinstance(body, str)
    return body


@pytest.mark.parametrize("charset", ["utf-8", "gb18030", "big5"])
def test_a_page_of_any_charset_is_shown_without_what_acts(store: Store, charset: str) -> None:
    stored(store, HTML.replace("页", "頁").replace("码", "碼").encode(charset, "ignore"))
    found = text(store)
    assert "<h1>" in found and "下一" in found
    assert "script" not in found and "refresh" not in found and "onclick" not in found
    assert 'href="https://www.example.gov.cn/zwgk/2.html"' in found
    assert shown(store).headers["content-security-policy"] == POLICY
    assert (shown(store).status, shown(store).media_type) == (200, "text/html; charset=utf-8")


def test_what_is_no_html_is_text_or_told_by_its_facts(store: Store) -> None:
    stored(store, b'{"html": "<script>\\u0000</script>"}', b"application/json")
    assert "<pre>{&quot;html&quot;: &quot;&lt;script&gt;" in text(store)


def test_a_file_is_told_by_its_facts(store: Store) -> None:
    stored(store, b"%PDF-1.7 \x00", b"application/pdf")
    assert "application/pdf\n10 bytes" in text(store)


def test_html_called_something_else_is_still_harmless(store: Store) -> None:
    stored(store, b"  <!DOCTYPE html><script>alert(1)</script>x", b"application/octet-stream")
    assert "script" not in text(store)


def test_what_is_not_there_is_said_without_saying_where(store: Store) -> None:
    stored(store, HTML.encode(), sha256="0" * 64)
    found = shown(store)
    assert (found.status, found.headers["content-security-policy"]) == (404, POLICY)
    assert isinstance(found.body, str) and "is another response" in found.body
    assert str(store.path.parent) not in found.body


def test_a_document_without_capture_and_none_at_all(store: Store) -> None:
    store.write("r1", [a_document(1)])
    assert shown(store).status == 404
    with pytest.raises(NotFound):
        page(store, Asked(words=Words("en"), path="nothing"))
