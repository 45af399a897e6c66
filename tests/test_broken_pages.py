"""Pages that are cut, nested without end or stuffed with blanks are read all the same, and soon."""

from __future__ import annotations

from contextlib import suppress
from time import process_time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gkcrawl.errors import GkcrawlError
from gkcrawl.extract.document import extract_document
from gkcrawl.extract.page.page import Page
from gkcrawl.portals.detect import read_list
from gkcrawl.portals.multipage.continuation import Continuation

if TYPE_CHECKING:
    from collections.abc import Callable

URL = "http://www.qinghe.gov.cn/zwgk/index.html"
SECONDS = 3.0
"""What reading takes where its time grows with the square of the page: a tenth of a second is usual."""
ROWS = "".join(
    f'<li><a href="/zwgk/2024/{n}.html" title="关于第{n}批河道整治工作的通知"><span>第{n}批</span></a><em>2024-03-{n:02}</em></li>'
    for n in range(1, 29)
)
PAGE = f"""<html><head><meta charset="utf-8"><title>关于河道整治工作的通知_青河市人民政府</title></head><body><h1>关于河道整治工作的通知</h1>
<p>发布时间：2024-03-08　来源：市水务局</p><div class="TRS_Editor"><p>各街道办事处：</p><p>现将有关事项通知如下，请遵照执行。</p>
<table><tr><td>河段</td><td>长度</td></tr><tr><td>城东</td><td>12</td></tr></table></div><ul>{ROWS}</ul>
<div class="page">共28条 1/3页 <a href="index_2.html">下一页</a></div></body></html>"""


def as_document(body: bytes) -> None:
    Continuation(extract_document(body, URL), Page.read(body, URL))


def as_list(body: bytes) -> None:
    with suppress(GkcrawlError):
        read_list(Page.read(body, URL))


@pytest.mark.parametrize("read", [as_document, as_list])
@pytest.mark.parametrize(
    "stuffing",
    [
        "&nbsp;" * 30_000,
        "　" * 30_000,
        "\n " * 30_000,
        "<a href=x>" * 2_000,
        "<a href='/a.html'><script>document.write('x')</script>" * 1_000,
        "<div>" * 5_000,
        "<td>" * 5_000,
        "<b>" * 5_000,
        "（" * 30_000,
        "发布时间：" * 10_000,
        "2024-01-01 " * 10_000,
        "第一条 " * 10_000,
        "<br>" * 30_000,
        "《" * 30_000,
        "0" * 30_000,
        "<p>来源：</p>" * 6_000,
    ],
)
def test_time_grows_with_the_page_and_not_with_its_square(read: Callable[[bytes], None], stuffing: str) -> None:
    body = PAGE.replace("现将", f"{stuffing}现将").encode()
    start = process_time()
    read(body)
    assert process_time() - start < SECONDS


@pytest.mark.parametrize("stuffing", ["\n " * 300, " " * 30_000, "<i> </i>" * 20_000])
def test_so_it_does_behind_the_date_of_a_header_line(stuffing: str) -> None:
    body = PAGE.replace("2024-03-08", f"<b>2024-03-08{stuffing}</b>").encode()
    start = process_time()
    document = extract_document(body, URL)
    assert process_time() - start < SECONDS
    assert document.published_date == "2024-03-08"


@settings(deadline=None)
@given(
    start=st.integers(0, len(PAGE)),
    length=st.integers(0, len(PAGE)),
    junk=st.sampled_from(["", "<", '"', "\0", "&#", "</div>", "<table>", "<script>", "①", "²", "𠮷"]),
    charset=st.sampled_from(["utf-8", "gb18030", "utf-16", "big5"]),
)
def test_no_damage_brings_it_down(start: int, length: int, junk: str, charset: str) -> None:
    body = (PAGE[:start] + junk + PAGE[start + length :]).encode(charset, "replace")
    as_document(body)
    as_list(body)
