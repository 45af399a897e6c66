"""A document printed over several pages is one document (gkcrawl/portals/walking/further_pages.py)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkcrawl.store import Store
from tests.processes import gkcrawl

if TYPE_CHECKING:
    from tests.scrapy_commands.conftest import Project, Tiny


def part(text: str, links: str = "") -> bytes:
    return (
        '<html><head><meta name="ArticleTitle" content="关于第1项示例工作的通知"></head><body><div class="TRS_Editor">'
        f"<p>{text}，请各单位按照分工认真落实，并于月底前报送工作情况。</p></div><p>{links}</p></body></html>"
    ).encode()


def test_further_pages_are_joined_and_a_missing_one_is_said(project: Project, tiny: Tiny) -> None:
    pager = "".join(f'<a href="t20260301_1_{n}.html">[{n}]</a>' for n in (2, 3))
    tiny.pages["/tz/202603/t20260301_1.html"] = part("第一部分", pager)
    tiny.pages["/tz/202603/t20260301_1_2.html"] = part("第二部分", pager)
    tiny.pages["/tz/202603/t20260301_1_3.html"] = part("第三部分", pager)
    tiny.pages["/tz/202603/t20260302_2.html"] = part("只有一半", '<a href="t20260302_2_2.html">2</a>')
    status, last, log = project.crawl(tiny)
    assert (status, last) == (0, "tiny: ok: documents: 5 new, 0 changed, 0 unchanged"), log
    with Store(project.db) as store:
        found = {str(document["url"]).rpartition("_")[2]: document for document in store.documents()}
    whole, half = found["1.html"], found["2.html"]
    assert [line[:4] for line in whole["text"].split("\n")] == ["第一部分", "第二部分", "第三部分"]
    assert whole["quality"] == []
    assert half["text"].startswith("只有一半")
    assert half["quality"] == ["incomplete"]

    again = gkcrawl("reextract", "--db", str(project.db), cwd=project.folder, env=project.environment())
    assert "5 documents read, 0 changed, 0 failed" in again.stderr


def test_pages_are_turned_one_by_one_and_an_error_page_is_none_of_them(project: Project, tiny: Tiny) -> None:
    def turn(name: str) -> str:
        return f'<a href="{name}">下一页</a>'

    tiny.pages["/tz/202603/t20260301_1.html"] = part("第一部分", turn("t20260301_1_1.html"))
    tiny.pages["/tz/202603/t20260301_1_1.html"] = part("第二部分", turn("t20260301_1_2.html"))
    tiny.pages["/tz/202603/t20260301_1_2.html"] = part("第三部分", "")
    tiny.pages["/tz/202603/t20260302_2.html"] = part("只有一半", turn("t20260302_2_1.html"))
    error = part("您访问的页面不存在", "").replace("关于第1项示例工作的通知".encode(), "提示信息".encode())
    tiny.pages["/tz/202603/t20260302_2_1.html"] = error
    status, _, log = project.crawl(tiny)
    assert status == 0, log
    assert "t20260302_2.html lacks a page: another from" in log
    with Store(project.db) as store:
        found = {str(document["url"]).rpartition("_")[2]: document for document in store.documents()}
    assert [line[:4] for line in found["1.html"]["text"].split("\n")] == ["第一部分", "第二部分", "第三部分"]
    assert (found["2.html"]["text"][:4], found["2.html"]["quality"]) == ("只有一半", ["incomplete"])
