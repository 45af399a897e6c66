"""A tiny portal on loopback, a project with one portal class, and ``scrapy`` run on it for real."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from gkcrawl.store import Store
from tests import processes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

REPOSITORY = Path(__file__).parents[2]
PORTAL = """
from gkcrawl.portals import Column, TrsSpider

class Tiny(TrsSpider):
    name = "tiny"
    base = "http://127.0.0.1:8848"
    agency, region = "示例市发展和改革局", "320100"
    columns = (
        Column("通知", f"{base}/tz/", kind="notice"),
        Column("年报", f"{base}/nb/", kind="annual_report"),
    )
"""


@dataclass
class Tiny:
    """Pages by path: bytes, or a status with headers and a body; ``asked`` lists the paths requested.

    Who names the ETag of a page is told that it is unmodified. ``gate`` is a cookie: who does not send it is given it, and sent to the same page again.
    """

    pages: dict[str, bytes | tuple[int, dict[str, str], bytes]]
    base: str = ""
    gate: str = ""
    asked: list[str] = field(default_factory=list)
    hold: threading.Event = field(default_factory=threading.Event)

    def answer(self, path: str) -> tuple[int, dict[str, str], bytes]:
        page = self.pages.get(path, (404, {}, b"no such page"))
        return page if isinstance(page, tuple) else (200, {"Content-Type": "text/html"}, page)


def list_page(*rows: str, pages: int = 1, current: int = 0) -> bytes:
    """A TRS list: ``rows`` are hrefs."""
    items = "".join(
        f'<li><a href="{row}" title="关于第{n}项示例工作的通知">关于第{n}项</a><span>2026-03-{n:02}</span></li>'
        for n, row in enumerate(rows, current * 10 + 1)
    )
    script = f'<script>createPageHTML({pages}, {current}, "index", "html");</script>'
    return f'<html><body><ul class="list">{items}</ul>{script}</body></html>'.encode()


def detail_page(number: int) -> bytes:
    """A notice with a body."""
    return (
        f'<html><head><meta name="ArticleTitle" content="关于第{number}项示例工作的通知"></head>'
        f'<body><div class="TRS_Editor"><p>各有关单位：</p><p>第{number}项示例工作自即日起开展，'
        "请各单位按照分工认真落实，并于月底前报送工作情况。</p></div></body></html>"
    ).encode()


@pytest.fixture
def tiny() -> Iterator[Tiny]:
    """A portal of two columns; the first has two pages; one notice is in both columns."""
    pages = {f"/tz/202603/t2026030{n}_{n}.html": detail_page(n) for n in range(1, 6)}
    pages["/tz/"] = list_page("./202603/t20260301_1.html", "./202603/t20260302_2.html", pages=2)
    pages["/tz/index_1.html"] = list_page("./202603/t20260303_3.html", "./202603/t20260304_4.html", pages=2, current=1)
    pages["/nb/"] = list_page("../tz/202603/t20260301_1.html", "../tz/202603/t20260305_5.html")
    portal = Tiny({**pages, "/robots.txt": b"User-agent: *\nDisallow: /private/\n"})
    with serving(portal):
        yield portal


@contextmanager
def serving(portal: Tiny) -> Iterator[None]:
    """``portal`` on a port of its own."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            portal.asked.append(self.path)
            if self.path == "/slow":
                portal.hold.wait(20)
            status, headers, body = portal.answer(self.path)
            if portal.gate not in self.headers.get("Cookie", ""):
                status, headers, body = 302, {"Set-Cookie": f"{portal.gate}; Path=/", "Location": self.path}, b""
            if headers.get("ETag", "") == self.headers.get("If-None-Match"):
                status, body = 304, b""
            self.send_response(status)
            for name, value in {"Content-Length": str(len(body)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    portal.base = f"http://127.0.0.1:{server.server_address[1]}"
    try:
        yield
    finally:
        portal.hold.set()
        server.shutdown()
        server.server_close()
        thread.join()


@dataclass
class Project:
    """A Scrapy project in ``folder`` whose one portal is ``tiny``."""

    folder: Path

    @property
    def db(self) -> Path:
        return self.folder / "corpus.db"

    @property
    def archive(self) -> Path:
        return self.folder / "archive"

    def command(self, *arguments: str) -> list[str]:
        return [sys.executable, "-m", "scrapy", *arguments]

    def environment(self) -> dict[str, str]:
        return {**os.environ, "PYTHONPATH": str(REPOSITORY), "PYTHONIOENCODING": "utf-8"}

    def scrapy(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return processes.scrapy(*arguments, cwd=self.folder, env=self.environment())

    @contextmanager
    def running(self, *arguments: str) -> Iterator[subprocess.Popen[str]]:
        """``scrapy`` beside the test; told to end when the test is done with it, also after a failed assertion."""
        with subprocess.Popen(
            self.command(*arguments),
            cwd=self.folder,
            env=self.environment(),
            stderr=subprocess.PIPE,
            encoding="utf-8",
        ) as process:
            try:
                yield process
            finally:
                process.terminate()

    def crawl(self, tiny: Tiny, *arguments: str) -> tuple[int, str, str]:
        """Exit status, last line and the whole of standard error."""
        done = self.scrapy("crawl", "tiny", "-a", f"base={tiny.base}", *arguments)
        return done.returncode, done.stderr.strip().rpartition("\n")[2], done.stderr

    def rows(self, sql: str) -> list[dict[str, Any]]:
        with Store(self.db) as store:
            return store.query(sql)

    def text(self, name: str) -> str:
        return (self.folder / "tiny_portals" / f"{name}.py").read_text(encoding="utf-8")

    def add(self, name: str, text: str) -> None:
        (self.folder / "tiny_portals" / f"{name}.py").write_text(text, encoding="utf-8")


@pytest.fixture
def project(tmp_path: Path) -> Project:
    (tmp_path / "scrapy.cfg").write_text("[settings]\ndefault = tiny_settings\n")
    settings = [
        "from gkcrawl.settings import *",
        "SPIDER_MODULES = ['tiny_portals']",
        "NEWSPIDER_MODULE = 'tiny_portals'",
    ]
    (tmp_path / "tiny_settings.py").write_text("\n".join(settings))
    (tmp_path / "gkcrawl.toml").write_text('db = "corpus.db"\n')
    (tmp_path / "tiny_portals").mkdir()
    (tmp_path / "tiny_portals" / "__init__.py").touch()
    project = Project(tmp_path)
    project.add("tiny", PORTAL)
    return project
