"""A corpus to look at, ``gkcrawl browse`` on it, and Chromium, for tests and pictures.

Chromium is the system's (Debian: ``apt-get install chromium fonts-noto-cjk``), driven by Playwright, which downloads none.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from gkcrawl.demo.corpus import Corpus
from gkcrawl.demo.server import serving
from gkcrawl.identity import document_id, url_key
from tests import processes
from tests.cli.importing.pages import HOST, SENTENCE, Warc, a_document

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

DOCUMENTS = 24
"""In each portal: reports of four offices, and lists of several pages."""
PORTALS = ("demo_trs", "demo_reports", "demo_roster")
"""Notices with files; reports with numbers; reports that are late or missing."""
CHANGED = document_id(url_key(f"{HOST}/tzgg/1.html"))
"""A document with a former version."""
HOSTILE = document_id(url_key(f"{HOST}/tzgg/2.html"))
"""A document whose archived page has scripts, forms and pictures of other hosts."""
RAN = "a script of the archived page ran"
_HOSTILE = f"""<script>top.document.title = document.title = "{RAN}"</script>
<img src="http://tracker.invalid/1.gif" onerror="top.document.title = '{RAN}'"><iframe src="http://tracker.invalid/"></iframe>
<form action="http://tracker.invalid/"><input name="q" autofocus onfocus="top.document.title = '{RAN}'"></form>
<a href="javascript:top.document.title='{RAN}'">更多</a><meta http-equiv="refresh" content="0;url=http://tracker.invalid/">"""
_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# Chromium refuses its own sandbox to root, and containers have a small /dev/shm.
_FLAGS = ("--no-sandbox", "--disable-dev-shm-usage")


def chromium() -> str | None:
    """The Chromium of this machine; None where it has none."""
    return next(filter(None, map(shutil.which, _NAMES)), None)


@contextmanager
def launched() -> Iterator[Any]:
    """A Playwright ``Browser``."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=list(_FLAGS))
        try:
            yield browser
        finally:
            browser.close()


def make_corpus(folder: Path, portals: Sequence[str] = PORTALS, documents: int = DOCUMENTS) -> Path:
    """Crawl demo ``portals`` and import pages of two nights; the database, with all that is derived."""
    db = folder / "gkcrawl.db"
    with serving(Corpus(documents)) as base:
        for portal in portals:
            # Units of the roster fail, as they should.
            processes.scrapy("crawl", portal, "-a", f"base={base}", "--db", str(db), "-s", "RETRY_TIMES=0")
    first, second = SENTENCE, SENTENCE.replace("认真组织实施", "抓紧组织实施")
    hostile = a_document(2).replace("<h1>", f"{_HOSTILE}<h1>").encode()
    nights = (
        Warc().page("/tzgg/1.html", a_document(1, text=first)).page("/tzgg/2.html", hostile),
        Warc().page("/tzgg/1.html", a_document(1, text=second), at="2024-07-01T00:00:00Z"),
    )
    for number, night in enumerate(nights):
        _gkcrawl("import", str(night.write(folder / f"night{number}.warc.gz")), "--db", str(db), "--copy")
    _gkcrawl("dedup", "--db", str(db))
    _gkcrawl("coverage", "--db", str(db), "-o", str(folder / "coverage.jsonl"))
    _gkcrawl("statistics", "--db", str(db), "-o", str(folder / "statistics.jsonl"))
    return db


def _gkcrawl(*arguments: str) -> None:
    done = processes.gkcrawl(*arguments)
    assert done.returncode == 0, done.stderr


@contextmanager
def browsing(db: Path, *options: str) -> Iterator[str]:
    """``gkcrawl browse`` on ``db`` as a user starts it; its address, without the last slash."""
    command = [sys.executable, "-m", "gkcrawl", "browse", "--db", str(db), "--port", "0", *options]
    with subprocess.Popen(command, cwd=db.parent, stdout=subprocess.PIPE, encoding="utf-8") as process:
        assert process.stdout is not None
        try:
            told = process.stdout.readline()
            assert told.startswith("http://"), f"gkcrawl browse said {told!r}"
            yield told.split()[0].rstrip("/")
        finally:
            process.terminate()


@dataclass
class Watch:
    """What a page of Chromium did that no page of ours should: ``errors`` of the console, requests to ``others``."""

    host: str
    errors: list[str] = field(default_factory=list)
    others: list[str] = field(default_factory=list)

    def follow(self, page: Any) -> None:
        """Note what ``page`` does from now on."""
        page.on("console", lambda message: self._said(message.type, message.text))
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("request", lambda request: self._asked(request.url))

    def _said(self, kind: str, text: str) -> None:
        if kind in ("error", "warning"):
            self.errors.append(text)

    def _asked(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in ("data", "about") and parts.netloc != self.host:
            self.others.append(url)
