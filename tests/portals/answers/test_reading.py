"""One answer is read in one go, by a function that a worker process can run; pages are invented."""

from __future__ import annotations

import gc
import pickle
import weakref
from typing import TYPE_CHECKING, Any

import pytest
from lxml import html

from gkcrawl.extract.hints import Hints
from gkcrawl.extract.page.decode import decode
from gkcrawl.extract.page.layout import Layout
from gkcrawl.identity import url_key
from gkcrawl.portals.answers.detail_response import open_answer
from gkcrawl.portals.answers.reading import AnswerTask, FurtherTask, Reading, read_answer, read_further
from gkcrawl.portals.column import Entry
from tests.extract.pages import page, paragraphs

if TYPE_CHECKING:
    from collections.abc import Callable

URL = "http://www.example.gov.cn/d/5.html"
TITLE = "关于做好防汛备汛工作的通知"
PAGER = '<p><a href="5.html">1</a> <a href="5_2.html">2</a> <a href="5_2.html">下一页</a></p>'
DAY = "<p>发布时间：<script>document.write('2024-03-18')</script></p>"
MAINTENANCE = "<html><title>系统维护</title><body><p>网站正在升级，暂停服务，敬请谅解。</p></body></html>"
ON = f"<html><head><meta http-equiv='refresh' content='0;url=/new.html'><title>{TITLE}</title></head><body></body></html>"


def task(url: str = URL) -> AnswerTask:
    return AnswerTask(url, {"Content-Type": "text/html"}, Entry(title=TITLE, url=URL), Hints(title=TITLE))


def passed_on(markup: str, url: str = URL) -> Reading:
    """What comes back from another process: the task goes there, the reading comes back."""
    sent: AnswerTask = pickle.loads(pickle.dumps(task(url)))
    back: Reading = pickle.loads(pickle.dumps(read_answer(markup.encode(), sent)))
    assert back.document == read_answer(markup.encode(), task(url)).document
    return back


@pytest.fixture
def read_once(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is decoded, parsed and laid out while a test runs."""
    done: list[str] = []

    def counted(what: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def counting(*given: object, **more: object) -> object:
            done.append(what)
            return function(*given, **more)

        return counting

    monkeypatch.setattr("gkcrawl.extract.page.page.decode", counted("decoded", decode))
    monkeypatch.setattr("lxml.html.document_fromstring", counted("parsed", html.document_fromstring))
    monkeypatch.setattr(Layout, "read", counted("laid out", Layout.read))
    return done


@pytest.mark.parametrize(
    "markup",
    [page(), page(body=paragraphs() + PAGER), page().replace("<h1>", "<!-- location --><h1>"), ON],
)
def test_an_answer_is_decoded_parsed_and_laid_out_once(markup: str, read_once: list[str]) -> None:
    read_answer(markup.encode(), task())
    assert sorted(read_once) == ["decoded", "laid out", "parsed"]


def test_a_further_page_is_decoded_and_parsed_once(read_once: list[str]) -> None:
    first = read_answer(page(body=paragraphs() + PAGER).encode(), task()).pages
    read_once.clear()
    assert first is not None
    second = page(body="<p>第二部分各有关单位要认真落实，并按期报送。</p>" + PAGER).encode()
    assert read_further(second, FurtherTask("http://www.example.gov.cn/d/5_2.html", {}, first)) is first
    assert sorted(read_once) == ["decoded", "laid out", "parsed"]


def test_nothing_of_a_page_stays_in_memory() -> None:
    body = page(body=paragraphs() + PAGER + "<script>function go(n) { location.href = n; }</script>").encode()
    opened = open_answer(body, URL, {})
    freed = weakref.ref(opened)
    assert read_answer(body, task(), opened).pages is not None
    gc.disable()
    try:
        del opened
        assert freed() is None
    finally:
        gc.enable()


def test_a_document_comes_back_with_what_it_is_worth() -> None:
    read = passed_on(page(title=TITLE))
    assert read.document is not None and read.document.title == TITLE
    assert read.judgement.sure and read.judgement.word is None and read.pages is None


def test_what_scripts_write_is_read_and_its_page_judged_as_it_came() -> None:
    read = passed_on(page(DAY))
    assert read.document is not None and read.document.published_date == "2024-03-18"


def test_the_pages_of_a_document_go_on_where_they_were() -> None:
    read = passed_on(page(body=paragraphs() + PAGER))
    assert read.pages is not None and read.pages.document is read.document
    assert read.pages.next == "http://www.example.gov.cn/d/5_2.html"
    further = FurtherTask(read.pages.next, {}, read.pages)
    second = page(body="<p>第二部分各有关单位要认真落实，并按期报送。</p>").encode()
    whole = read_further(second, pickle.loads(pickle.dumps(further)))
    assert whole is not None and whole.next is None
    assert (whole.document.text or "").endswith("第二部分各有关单位要认真落实，并按期报送。")
    assert read_further(page(body=paragraphs() + PAGER).encode(), further) is None


def test_a_way_on_and_a_file() -> None:
    assert passed_on(ON).target == "http://www.example.gov.cn/new.html"
    file = passed_on("%PDF-1.4", "http://www.example.gov.cn/d/5.pdf")
    assert file.document is not None and file.document.quality[-1:] == ["attachment_only"] and file.judgement.sure


def test_a_page_in_place_of_the_document_is_named() -> None:
    assert passed_on(MAINTENANCE).judgement.word == "maintenance"
    led = AnswerTask(
        "http://www.example.gov.cn/list/", {}, task().entry, Hints(), {url_key("http://www.example.gov.cn/list/")}
    )
    assert read_answer(page().replace(TITLE, "通知公告").encode(), led).judgement.word == "listing"
