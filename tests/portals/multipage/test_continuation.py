"""A document in several pages, whatever its pager; and pagers that are not the document's."""

from __future__ import annotations

import pytest

from gkcrawl.extract.document import extract_document
from gkcrawl.extract.page.page import Page
from gkcrawl.portals.multipage.continuation import Continuation, append_page
from tests.extract.pages import PROSE, page, paragraphs, read

FIRST = "http://www.qinghe.gov.cn/zwgk/4894.html"
TITLE = "关于印发河道整治实施方案的通知"
PARTS = [
    "第一部分：" + "".join(f"第{n}项任务由水利部门第{n}科组织实施，按月报送进展。" for n in range(1, 10)),
    "第二部分由住建部门组织实施，列入年度计划，所需经费由区级财政统筹安排解决。",
    "第三部分由教育部门组织实施，各单位应当建立台账，确保按期完成各项任务。",
]
PAGER_WORDS = ("下一页", "上一页", "下页", "共3页", "/3", "全文", "尾页")


def article(number: int, pager: str, below: str = "", title: str = TITLE) -> str:
    """Page ``number`` of the document; ``below`` stands behind the box of the text."""
    return (
        f'<html><head><title>{title}_青河市人民政府</title></head><body><div class="nav"><a href="/">首页</a></div><h1>{title}</h1>'
        f'<div id="zoom"><p>{PARTS[number - 1]}</p>{pager}</div>{below}'
        '<div class="footer">版权所有：青河市人民政府</div></body></html>'
    )


def joined(pages: dict[str, str], first: str = FIRST) -> tuple[str, list[str], list[str]]:
    """Text and flags of the document at ``first``, and the addresses that were asked for besides."""
    body = pages[first].encode()
    document = extract_document(body, first)
    continuation = Continuation(document, Page.read(body, first))
    asked = []
    while url := continuation.next:
        asked.append(url)
        body = pages.get(url, "").encode()
        if not body or not continuation.add(extract_document(body, url), Page.read(body, url)):
            break
    continuation.end()
    return document.text or "", document.quality, asked


def addresses(pattern: str, first: str = FIRST) -> list[str]:
    """Addresses of three pages; ``pattern`` makes that of page n, or with ``z`` that of page n - 1."""
    stem = first.rpartition(".")[0]
    return [first, *(pattern.format(stem=stem, n=n, z=n - 1, first=first) for n in (2, 3))]


def numbers(urls: list[str], here: int) -> str:
    return " ".join(f'<a href="{url}">{n}</a>' for n, url in enumerate(urls, 1) if n != here)


def following(urls: list[str], here: int, button: str = '<a href="{url}">下一页</a>') -> str:
    return button.format(url=urls[here], here=here, next=here + 1) if here < 3 else ""


def in_pages(urls: list[str], pagers: list[str], *, below: bool = False) -> dict[str, str]:
    return {
        url: article(n, "" if below else pager, f'<div class="page">{pager}</div>' if below else "")
        for n, (url, pager) in enumerate(zip(urls, pagers, strict=True), 1)
    }


def assert_whole(pages: dict[str, str], urls: list[str]) -> None:
    text, quality, asked = joined(pages, urls[0])
    assert asked == urls[1:]
    assert text.split("\n") == PARTS
    assert quality == []


@pytest.mark.parametrize("below", [False, True])
@pytest.mark.parametrize(
    "pattern",
    [
        "{stem}_{n}.html",
        "{stem}_{z}.html",
        "{stem}-{n}.html",
        "{stem}_p{n}.html",
        "{stem}p{n}.html",
        "{stem}_0{n}.html",
        "{stem}/{n}.html",
        "{first}?page={n}",
        "{first}?pn={n}",
        "{first}?PageIndex={n}",
    ],
)
@pytest.mark.parametrize("pager", ["numbers", "next", "all"])
def test_pages_are_joined_wherever_the_address_has_its_number(pattern: str, pager: str, below: bool) -> None:
    urls = addresses(pattern)
    written = {
        "numbers": [numbers(urls, n) for n in (1, 2, 3)],
        "next": [following(urls, n) for n in (1, 2, 3)],
        "all": [f"第{n}页/共3页 {numbers(urls, n)} {following(urls, n)}" for n in (1, 2, 3)],
    }[pager]
    assert_whole(in_pages(urls, [f"<p>{one}</p>" if one else "" for one in written], below=below), urls)


@pytest.mark.parametrize(
    "button",
    [
        '<a href="{url}">[下一页]</a>',
        '<a href="{url}">下页</a>',
        '<a href="{url}">下一页&gt;&gt;</a>',
        '<a href="{url}"><font color="red">【下一页】</font></a>',
        '<a href="{url}">阅读下一页</a>',
        '第 {here} 页 / 共 3 页 <a href="{url}">&gt;</a>',
        '<a href="{url}">»</a> {here}/3页',
        '<a href="{url}"><img src="/images/next.gif"></a>',
        '<a href="{url}" class="next"></a>',
        '<a href="{url}">Next</a>',
        '<a href="javascript:void(0)" onclick="location.href=\'{url}\'">下一页</a>',
        "<span onclick=\"window.open('{url}','_self')\">下一页</span>",
        '<a href="javascript:;" data-url="{url}">下一页</a>',
        '<a href="javascript:goPage({next})">下一页</a>',
        '<a href="javascript:;" class="p" data-page="{next}">下一页</a>',
        '<a href="{url}">第{next}页：组织实施</a>',
        '<a title="下一页" href="{url}"><i class="icon"></i></a>',
    ],
)
def test_one_button_to_the_next_page_is_enough(button: str) -> None:
    urls = addresses("{stem}_{n}.html")
    script = "<script>function goPage(n) { location.href = '4894_' + n + '.html'; }</script>"
    pages = in_pages(urls, [f'<div class="turn">{following(urls, n, button)}</div>{script}' for n in (1, 2, 3)])
    assert_whole(pages, urls)


@pytest.mark.parametrize(
    "script",
    [
        'createPageHTML(3, {z}, "4894", "html");',
        'createPageHTML("page_div", 3, {n}, "4894", "html", 3);',
        "var countPage = 3; var currentPage = {z}; document.write(pager(countPage));",
    ],
)
def test_scripts_that_write_a_pager_are_read(script: str) -> None:
    first = 1 if "page_div" not in script else 2
    urls = [FIRST, *(FIRST.replace(".html", f"_{first + n}.html") for n in (0, 1))]
    pages = in_pages(
        urls, [f"<script>{script.replace('{z}', str(n - 1)).replace('{n}', str(n))}</script>" for n in (1, 2, 3)]
    )
    assert_whole(pages, urls)


@pytest.mark.parametrize(
    "select",
    [
        '<select onchange="location.href=this.value">{options}</select>',
        "<select onchange=\"location.href='4894_'+this.value+'.html'\">{options}</select>",
    ],
)
def test_options_lead_to_pages(select: str) -> None:
    urls = addresses("{stem}_{n}.html")
    values = [url if "'4894_'" not in select else n for n, url in enumerate(urls, 1)]
    options = "".join(f'<option value="{value}">第{n}页</option>' for n, value in enumerate(values, 1))
    assert_whole(in_pages(urls, [select.format(options=options)] * 3), urls)


@pytest.mark.parametrize(
    ("first", "pattern"),
    [
        ("http://a.gov.cn/info/1004/5678.htm", "http://a.gov.cn/info/1004/5678_{n}.htm"),
        ("http://a.gov.cn/2024-01/01/c_1310.shtml", "http://a.gov.cn/2024-01/01/c_1310_{n}.shtml"),
        ("http://a.gov.cn/202401/t20240101_1.html", "http://a.gov.cn/202401/t20240101_1_{z}.html"),
        ("http://a.gov.cn/News/Show.aspx?id=12", "http://a.gov.cn/News/Show.aspx?id=12&page={n}"),
        ("http://a.gov.cn/show.php?id=12&p=1", "http://a.gov.cn/show.php?id=12&p={n}"),
        ("http://a.gov.cn/art/2024/1/1/art_12_345.html", "http://a.gov.cn/art/2024/1/1/art_12_345.html?pageNum={n}"),
        ("http://a.gov.cn/zwgk/7/", "http://a.gov.cn/zwgk/7/index_{n}.html"),
        ("http://a.gov.cn/zwgk/7/index.html", "http://a.gov.cn/zwgk/7/index_{z}.html"),
        ("http://a.gov.cn/zwgk/4894_1.html", "http://a.gov.cn/zwgk/4894_{n}.html"),
    ],
)
def test_vendors_have_their_own_addresses(first: str, pattern: str) -> None:
    urls = [first, *(pattern.format(n=n, z=n - 1) for n in (2, 3))]
    pagers = [f"<p>{numbers(urls, n)} {following(urls, n)} 共3页</p>".replace("&", "&amp;") for n in (1, 2, 3)]
    assert_whole(in_pages(urls, pagers), urls)


@pytest.mark.parametrize(
    "answer",
    [
        "",
        article(2, "", title="页面不存在").replace(PARTS[1], "您访问的页面不存在或已被删除，请返回首页。"),
        article(1, ""),
    ],
)
def test_a_page_that_does_not_come_is_said(answer: str) -> None:
    urls = addresses("{stem}_{n}.html")
    pages = in_pages(urls, [numbers(urls, n) for n in (1, 2, 3)])
    text, quality, _ = joined({**pages, urls[1]: answer})
    assert (text, quality) == (PARTS[0], ["incomplete"])


def test_a_page_that_leads_elsewhere_is_not_the_next_one() -> None:
    first = article(1, numbers(addresses("{stem}_{n}.html"), 1))
    document = extract_document(first.encode(), FIRST)
    continuation = Continuation(document, Page(first, FIRST))
    home = f'<html><body><div id="zoom"><p>{TITLE}</p><p>政府网站首页的其他文字，与本文件无关。</p></div></body></html>'
    url = "http://www.qinghe.gov.cn/"
    assert not continuation.add(extract_document(home.encode(), url), Page(home, url))


@pytest.mark.parametrize(
    "pager",
    [
        '<p><a href="javascript:turn()">下一页</a> 第1页/共3页</p>',
        '<div class="p"><span>1/3页</span><a href="javascript:void(0)" class="next">&gt;</a></div>',
    ],
)
def test_a_pager_that_is_not_understood_leaves_the_document_incomplete(pager: str) -> None:
    assert joined({FIRST: article(1, pager)}) == (PARTS[0], ["incomplete"], [])


RELATED = "".join(f'<li><a href="/zwgk/48{n}.html">关于做好第{n}批河道整治工作的通知</a></li>' for n in range(80, 84))


@pytest.mark.parametrize(
    ("inside", "below"),
    [
        ('<p>下一篇：<a href="/zwgk/4895.html">关于开展秋季植树工作的通知</a></p>', ""),
        ('<p><a href="/zwgk/4893.html">上一条</a> <a href="/zwgk/4895.html">下一条</a></p>', ""),
        ('<p><a href="/zwgk/4895.html">下一页</a></p>', ""),
        ('<p>目录 <a href="#1">1</a> <a href="#2">2</a> <a href="4894.html#3">3</a></p>', ""),
        ('<p><a href="/nb/2021.html">2021</a> <a href="/nb/2022.html">2022</a> <a href="?year=2023">2023</a></p>', ""),
        ('<p>附件：<a href="4894_1.pdf">1</a> <a href="4894_2.pdf">2</a></p>', ""),
        ("", f'<h3>相关文章</h3><ul>{RELATED}</ul><p><a href="?page=2">2</a> <a href="?page=2">下一页</a> 共3页</p>'),
        (
            "",
            '<h3>网友评论</h3><p>很好的通知，支持！</p><div class="pages"><a href="?cpage=2">2</a><a href="?cpage=2">下一页</a></div>',
        ),
        ("", f'<div class="list"><ul>{RELATED}</ul><script>createPageHTML(20, 0, "index", "html");</script></div>'),
        ("", '<script>createPageHTML(1, 0, "4894", "html");</script>'),
        ("<p>本表一式3份，共3页，请于下一页填写。</p>", ""),
        ('<p><a href="http://other.gov.cn/zwgk/4894_2.html">2</a></p>', ""),
        ('<p><a href="?font=2">大</a> <a href="/zwgk/48942.html">2</a></p>', ""),
    ],
)
def test_pagers_of_other_things_are_not_followed(inside: str, below: str) -> None:
    text, quality, asked = joined({FIRST: article(1, inside, below)})
    assert (asked, quality) == ([], [])
    assert text.startswith(PARTS[0])


def test_the_next_of_two_documents_with_numbered_names_is_another_document() -> None:
    first, other = "http://a.gov.cn/art/art_12_1.html", "http://a.gov.cn/art/art_12_2.html"
    pages = {first: article(1, f'<p><a href="{other}">下一页</a></p>'), other: article(2, "", title="关于植树的通知")}
    assert joined(pages, first) == (PARTS[0], [], [])


def test_pages_join_to_one_document_with_the_signature_of_the_last() -> None:
    first, last = read(page(body=paragraphs(PROSE[:4]))), read(page(body=paragraphs(PROSE[4:])))
    append_page(first, last)
    assert first.text == "\n".join(PROSE)
    assert first.written_date == "2024-03-15"
    assert first.text_sha256 == read(page()).text_sha256


def test_a_damaged_page_damages_the_whole() -> None:
    first, last = read(page(body=paragraphs(PROSE[:4]))), read(page(body=paragraphs(PROSE[4:])))
    last.flag("damaged")
    last.repair = ["gzip_truncated"]
    append_page(first, last)
    assert ("damaged" in first.quality, first.repair) == (True, ["gzip_truncated"])
