"""Answers that were cut: asked for again, never the end of a column, never stored over a whole text (gkcrawl/crawl/middlewares/truncation.py)."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING

import pytest
from scrapy import Request
from scrapy.http import HtmlResponse
from scrapy.utils.test import get_crawler

from gkcrawl.crawl.middlewares.truncation import TruncationMiddleware
from tests.scrapy_commands.conftest import detail_page, list_page

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.scrapy_commands.conftest import Project, Tiny

    Answer = tuple[int, dict[str, str], bytes]

FIRST = "/tz/202603/t20260301_1.html"
SECOND = "/tz/202603/t20260302_2.html"
QUICK = ("-s", "RETRY_TIMES=1", "-s", "GKCRAWL_REVISIT_DAYS=*:0")


def packed(page: bytes) -> Answer:
    whole = gzip.compress(page)
    return 200, {"Content-Type": "text/html", "Content-Encoding": "gzip"}, whole[: len(whole) * 2 // 3]


def hung_up(page: bytes) -> Answer:
    return 200, {"Content-Type": "text/html", "Content-Length": str(len(page)), "Connection": "close"}, half(page)


def unsaid(page: bytes) -> Answer:
    """By a proxy that counts what it has: only the page itself tells."""
    return 200, {"Content-Type": "text/html"}, half(page)


def half(page: bytes) -> bytes:
    """All but the last quarter, which in a list holds the pager."""
    return page[: len(page) * 3 // 4]


CUTS = pytest.mark.parametrize("cut", [packed, hung_up, unsaid])


@CUTS
def test_a_list_that_stays_cut_ends_its_column_as_failed_and_the_next_run_goes_on(
    project: Project, tiny: Tiny, cut: Callable[[bytes], Answer]
) -> None:
    page = tiny.pages["/tz/"]
    assert isinstance(page, bytes)
    tiny.pages["/tz/"] = cut(page)
    status, last, log = project.crawl(tiny, *QUICK)
    assert status == 1, log
    assert last.startswith("tiny: failed: column 通知: cut_short from http://")
    assert tiny.asked.count("/tz/") == 2
    assert project.rows('SELECT "column" FROM sweeps WHERE "column" LIKE \'%/tz/\'') == []
    assert {row["error"] for row in project.rows("SELECT error FROM captures WHERE url LIKE '%/tz/'")} == {
        None,
        "cut_short",
    }

    tiny.pages["/tz/"] = page
    status, last, log = project.crawl(tiny, *QUICK)
    assert status == 0, log
    assert project.rows("SELECT count(*) AS n FROM documents") == [{"n": 5}]


@CUTS
def test_a_cut_answer_is_asked_for_again_at_once(
    project: Project, tiny: Tiny, monkeypatch: pytest.MonkeyPatch, cut: Callable[[bytes], Answer]
) -> None:
    sunny, met = tiny.answer, set[str]()

    def answer(path: str) -> Answer:
        status, headers, body = sunny(path)
        if path == "/robots.txt" or path in met:
            return status, headers, body
        met.add(path)
        return cut(body)

    monkeypatch.setattr(tiny, "answer", answer)
    status, last, log = project.crawl(tiny)
    assert (status, last) == (0, "tiny: ok: documents: 5 new, 0 changed, 0 unchanged"), log
    assert project.rows("SELECT DISTINCT quality FROM documents") == [{"quality": "[]"}]


@CUTS
def test_a_page_that_stays_cut_is_kept_until_the_whole_one_comes_and_never_replaces_it(
    project: Project, tiny: Tiny, cut: Callable[[bytes], Answer]
) -> None:
    long = detail_page(1).replace(
        "认真落实".encode(), "、".join(f"第{n}项第{n * 7919 % 997}号" for n in range(300)).encode()
    )
    tiny.pages[FIRST] = cut(long)
    status, last, log = project.crawl(tiny, *QUICK)
    assert status == 0, log
    assert last == "tiny: ok: documents: 5 new, 0 changed, 0 unchanged; failed: 1 cut_short"
    [row] = project.rows("SELECT quality, repair, text FROM documents WHERE url LIKE '%_1.html'")
    assert {"damaged", "incomplete"} <= set(json.loads(row["quality"]))
    assert json.loads(row["repair"])[0].endswith("truncated")
    assert "第9项" in row["text"]
    assert project.rows("SELECT error FROM entries WHERE error IS NOT NULL") == [{"error": "cut_short"}]

    # First thing in the next run.
    tiny.pages[FIRST] = long
    tiny.asked.clear()
    status, last, log = project.crawl(tiny, "-s", "RETRY_TIMES=1")
    assert status == 0, log
    assert FIRST in tiny.asked
    assert last == "tiny: ok: documents: 0 new, 1 changed, 2 unchanged"
    whole = project.rows("SELECT text, quality FROM documents WHERE url LIKE '%_1.html'")
    assert "第299项" in whole[0]["text"]
    assert whole[0]["quality"] == "[]"

    tiny.pages[FIRST] = cut(long)
    status, last, log = project.crawl(tiny, *QUICK)
    assert status == 0, log
    assert last.endswith("failed: 1 cut_short")
    assert project.rows("SELECT text, quality FROM documents WHERE url LIKE '%_1.html'") == whole


def test_a_replay_judges_as_the_crawl_did(project: Project, tiny: Tiny) -> None:
    page = tiny.pages[FIRST]
    assert isinstance(page, bytes)
    tiny.pages[FIRST] = hung_up(b"%PDF-1.7 " + page)
    tiny.pages[SECOND] = hung_up(page.partition(b"<body>")[0] + b"<body><p>" + "正文到这里".encode() * 50)
    crawled = project.crawl(tiny, *QUICK)[1]
    # Half a file is nothing.
    assert crawled == "tiny: ok: documents: 4 new, 0 changed, 0 unchanged; failed: 2 cut_short"
    [stored] = project.rows("SELECT text, quality FROM documents WHERE url LIKE '%_2.html'")
    project.db.unlink()
    replayed = project.crawl(tiny, *QUICK, "-s", f"REPLAY={project.archive}")[1]
    assert replayed == crawled
    assert project.rows("SELECT text, quality FROM documents WHERE url LIKE '%_2.html'") == [stored]


def test_a_wrong_length_costs_no_page_that_is_all_there(project: Project, tiny: Tiny) -> None:
    for path in ("/tz/", "/nb/", FIRST):
        page = tiny.pages[path]
        assert isinstance(page, bytes)
        tiny.pages[path] = 200, {"Content-Length": str(len(page) + 7), "Connection": "close"}, page
    status, last, log = project.crawl(tiny)
    assert (status, last) == (0, "tiny: ok: documents: 5 new, 0 changed, 0 unchanged"), log
    assert tiny.asked.count(FIRST) == 1


def test_a_list_without_its_last_tags_is_a_list(project: Project, tiny: Tiny) -> None:
    tiny.pages["/nb/"] = list_page("../tz/202603/t20260305_5.html").removesuffix(b"</body></html>")
    status, last, log = project.crawl(tiny)
    assert (status, last) == (0, "tiny: ok: documents: 5 new, 0 changed, 0 unchanged"), log


class Packed(HtmlResponse):
    """What Scrapy takes a packed page for by the ending of its address."""

    @property
    def encoding(self) -> str:
        raise AssertionError("the charset of packed bytes was asked for")


def test_nothing_guesses_the_charset_of_packed_bytes() -> None:
    page, url = detail_page(1), "http://a.example/t20260301_1.html"
    came = Packed(url, headers={"Content-Encoding": "gzip", "Content-Type": "text/html"}, body=gzip.compress(page))
    response = TruncationMiddleware(get_crawler()).process_response(Request(url), came)
    assert isinstance(response, HtmlResponse)
    assert (response.body, response.headers.to_tuple_list()) == (page, [("Content-Type", "text/html")])
