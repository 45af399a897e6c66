"""Archived pages made harmless (gkcrawl/browse/sanitising.py)."""

from __future__ import annotations

import time
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as lxml_html

from gkcrawl.browse.sanitising import POLICY, as_text, sanitised

URL = "https://www.example.gov.cn/zwgk/1.html"
SECONDS = 4
"""Processor time in which a page of any shape is made harmless; a page of the web takes some thousandths."""
ATTACKS = [
    "<script>alert(1)</script>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<img src=x onerror=alert(1)>",
    "<img src='https://other.example/p.png'>",
    "<svg onload=alert(1)><a xlink:href='javascript:alert(1)'><text>x</text></a></svg>",
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "<svg><animate xlink:href=#x attributeName=href values=javascript:alert(1) /></svg>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=x onerror=alert(1)&gt;'>",
    "<math href='javascript:alert(1)'>x</math>",
    "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "<a href='javascript:alert(1)'>x</a>",
    "<a href='jav&#x09;ascript:alert(1)'>x</a>",
    "<a href='&#106;&#97;&#118;&#97;script&colon;alert(1)'>x</a>",
    "<a href=' \x01javascript:alert(1)'>x</a>",
    "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
    "<a href='vbscript:x'>x</a>",
    "<a href='//other.example' ping='//other.example/p' onclick=alert(1)>x</a>",
    "<p style='background:url(https://other.example/p.png)'>x</p>",
    "<p style='background-color:url(//other.example/p)'>x</p>",
    "<p style='\\62 ackground:\\75rl(//other.example/p);color:expression(alert(1))'>x</p>",
    "<p style='font-family:\"a;background:u/**/rl(//other.example)\"'>x</p>",
    "<style>@import url(https://other.example/x.css); p{background:url(//other.example)}</style>",
    "<link rel=stylesheet href=//other.example/x.css><link rel=preload as=script href=//other.example/x.js>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
    "<textarea><p title='</textarea><img src=x onerror=alert(1)>'>",
    "<title><p title='</title><img src=x onerror=alert(1)>'>",
    "<xmp><p title='</xmp><img src=x onerror=alert(1)>'>",
    "<noembed><img title='</noembed><img src=x onerror=alert(1)>'></noembed>",
    "<template><script>alert(1)</script></template>",
    "<meta http-equiv=refresh content='0;url=https://other.example/'>",
    "<base href='https://other.example/'><a href=x>x</a>",
    "<iframe src=https://other.example srcdoc='<script>alert(1)</script>'></iframe>",
    "<frameset onload=alert(1)><frame src=https://other.example></frameset>",
    "<object data=https://other.example/x.swf><embed src=https://other.example/x.swf></object>",
    "<form action=https://other.example><input name=q autofocus onfocus=alert(1)><button formaction=javascript:alert(1)>",
    "<video poster=//other.example/p src=//other.example/v><source onerror=alert(1)></video><audio src=//other.example>",
    "<table background='//other.example/p.png'><td background='//other.example/p.png'>x",
    "<body onload=alert(1) background=//other.example/p><marquee onstart=alert(1)>x",
    "<div/onmouseover='alert(1)'/style='x:expression(1)'>x</div >",
    "<<p onclick=alert(1)>x",
    "<!--[if IE]><script>alert(1)</script><![endif]--><!--><img src=x onerror=alert(1)>-->",
    "<![CDATA[<script>alert(1)</script>]]><?xml-stylesheet href='javascript:alert(1)'?>",
    "+ADw-script+AD4-alert(1)+ADw-/script+AD4-",
    "\x00<scr\x00ipt>alert(1)</scr\x00ipt>",
    "<p title='\"><img src=x onerror=alert(1)>'>x</p>",
    "<p id=main name=links class=failed>x</p>",
]
LOADING = {"src", "srcset", "background", "poster", "action", "formaction", "data", "ping", "xlink:href", "srcdoc"}
FORBIDDEN = "script style link base iframe frame object embed form input svg math img video audio template".split()


def tags(page: str) -> list[Any]:
    return [element for element in lxml_html.document_fromstring(page).iter() if isinstance(element.tag, str)]


def shape(page: str) -> list[tuple[str, dict[str, str], str]]:
    return [(one.tag, dict(one.attrib), (one.text or "").strip()) for one in tags(page)]


def assert_harmless(page: str) -> None:
    for element in tags(page):
        assert element.tag not in FORBIDDEN, page
        for name, value in element.attrib.items():
            assert not name.startswith("on") and name not in LOADING | {"id", "name", "class"}, page
            assert name != "style" or "(" not in value, page
            assert name != "href" or value.startswith(("https://", "http://")), page
    metas = [element for element in tags(page) if element.tag == "meta"]
    assert [sorted(meta.attrib) for meta in metas] == [["charset"]]


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_attack_is_left(attack: str) -> None:
    page = sanitised(f"<html><body>{attack}<p>正文。</p></body></html>", URL)
    assert_harmless(page)
    assert "other.example" not in page.replace('href="https://other.example"', ""), "only a link may name it"
    # What was written is read again as it was meant: no second parse makes another page of it.
    assert shape(sanitised(page, URL)) == shape(page)


@pytest.mark.parametrize("pair", list(pairwise(ATTACKS)))
def test_nor_of_two_in_one_another(pair: tuple[str, str]) -> None:
    outer, inner = pair
    middle = len(outer) // 2
    assert_harmless(sanitised(outer[:middle] + inner + outer[middle:], URL))


@given(
    st.lists(st.sampled_from([*"<>/\"'=& \x00", "script", "svg", "style", "math", "a", "href", "javascript:", "-->"]))
)
def test_nor_of_any_mixture(parts: list[str]) -> None:
    assert_harmless(sanitised("".join(parts), URL))


def test_text_tables_and_plain_styles_stay() -> None:
    page = sanitised(
        "<title>站点</title><h1 style='text-align: center; position: fixed'>通知</h1>"
        "<table border=1><tr><td colspan=2 bgcolor=#eee>收件</td></tr></table><p style='display:none'>藏</p>",
        URL,
    )
    assert '<h1 style="text-align:center">通知</h1>' in page
    assert '<td colspan="2" bgcolor="#eee">收件</td>' in page
    assert '<p style="display:none">' in page
    assert "站点" not in page


def test_links_are_absolute_and_tell_nothing() -> None:
    page = sanitised("<a href='../a.html?b=1&amp;c=2'>甲</a><a href='http://[bad'>乙</a>", URL)
    links = [dict(element.attrib) for element in tags(page) if element.tag == "a"]
    kept = {"rel": "noopener noreferrer nofollow", "target": "_blank"}
    assert links == [{"href": "https://www.example.gov.cn/a.html?b=1&c=2", **kept}, kept]


@pytest.mark.parametrize(
    "tag", ["<div>", "<div></b>", "<font>", "<blockquote><ul>", "<table><tr><td>", "<li>", "<p>", "<svg><p>"]
)
def test_nesting_without_end_takes_no_time_without_end(tag: str) -> None:
    begun = time.process_time()
    assert_harmless(sanitised(f"{tag * 20_000}<script>alert(1)</script>正文。", URL))
    assert time.process_time() - begun < SECONDS


def test_what_is_no_html_is_shown_as_text() -> None:
    page = as_text('{"html": "<script>alert(1)</script>"}')
    assert_harmless(page)
    assert "&lt;script&gt;" in page


def test_the_policy_lets_nothing_run_or_load() -> None:
    assert POLICY.startswith("sandbox; default-src 'none';")
    assert "allow-" not in POLICY and "script-src" not in POLICY
