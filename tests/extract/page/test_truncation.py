"""Pages that stop in the middle, and pages that merely lack their last tags."""

from __future__ import annotations

import gzip

import pytest

from gkcrawl.extract.document import extract_document
from gkcrawl.extract.page.response_body import TRUNCATED, Received, receive
from gkcrawl.extract.page.truncation import ends_early

HEAD = "<!DOCTYPE html><html><head><title>关于河道清淤的通知</title></head><body>"
TOP = f'{HEAD}<div class="main"><div id="zoom">'
WHOLE = f"{TOP}<p>各单位：</p><p>现通知如下。</p></div></div><div>版权所有</div></body></html>"


@pytest.mark.parametrize(
    "page",
    [
        f"{TOP}<p>各单位：</p><p>现通知如",
        f'{TOP}<p>各单位：</p><p style="text-ind',
        f"{TOP}<p>各单位：</p><",
        f"{TOP}<p>各单位：</p><p>",
        f"{TOP}<p>各单位：</p>",
        f"{HEAD}<table><tr><td>索引号</td><td>1234",
        f"{HEAD}<div><ul><li><a href='/1.html'>一</a></li><li><a href='/2.html'>二</a></li>\n",
        f"{HEAD}<ul><li><a href='/1.html'>一</a></li><li>",
        f"{TOP}正文</div></div><script>createPageHTML(30, 0, 'ind",
        f"{TOP}正文</div></div><!-- 页脚 ",
        "<html><head><title>关于河道清淤的",
        "<html><head><style>.a { color: re",
        '<ul class="list"><li><a href="/1.html',
        '<?xml version="1.0"?><datastore><totalrecord>40</totalrecord><recordset><record>',
        "<datastore><nextgroup><![CDATA[",
        '{"total": 40, "rows": [{"title": "通知", "url": "/1.ht',
        '[{"title": "通知"}, {"title": ',
        '[{"title": "通知"}, {"top": fals',
    ],
)
def test_a_page_that_stops_in_the_middle_is_cut(page: str) -> None:
    assert ends_early(page.encode())
    assert ends_early(page.encode("gb18030"))


@pytest.mark.parametrize(
    "page",
    [
        WHOLE,
        f"{WHOLE}\n<!-- 0.02 s --> \n\n",
        f"{WHOLE}<script>var a = 1",
        WHOLE.removesuffix("</html>"),
        WHOLE.removesuffix("</body></html>"),
        WHOLE.upper(),
        f"{HEAD}<p>第一段<p>第二段没有结束标签",
        f"{HEAD}<center><p>正文</p><font size=2>版权所有",
        f"{HEAD}<div><p>正文</p></div>版权所有：某县人民政府 备案号",
        f"{HEAD}<div><div><p>正文</p></div><script src='/foot.js'></script>",
        f"{HEAD}<div><div>正文</div><br>",
        f"{HEAD}<div id=zoom><p>正文</p>",
        f"{TOP}<p>正文</p></div></div><div class='footer'>版权所有：示例县人民政府 示ICP备00000000号",
        "<html><frameset><frame src='/a.html'></frameset>",
        "<ul><li><a href='/1.html'>通知</a></li></ul>",
        "<p>一段文字，1 < 2",
        "<li>一<li>二",
        "本页不是标记，a < b",
        "<?xml version='1.0'?><rss><channel></channel></rss>",
        "<datastore><recordset></recordset></datastore>",
        "<datastore/>",
        '{"rows": []}',
        '[{"a": 1}];',
        '{"a": 1}<!-- 0.2 s -->',
        "{'a': 1, 'b'",
        "{% block %} 正文",
        "[通知] 正文",
        "callback({})",
        "",
        "   ",
    ],
)
def test_a_page_that_lacks_its_last_tags_is_whole(page: str) -> None:
    assert not ends_early(page.encode())


def test_a_page_in_utf_16_is_not_judged() -> None:
    assert not ends_early(WHOLE.encode("utf-16"))


def packed(data: bytes) -> bytes:
    """The same bytes whenever it is asked for: names of tests are made of them."""
    return gzip.compress(data, mtime=0)


BODY = WHOLE.encode()
HALF = f"{TOP}<p>各单位：</p><p>现通知".encode()


@pytest.mark.parametrize(
    ("body", "coding", "lost", "received"),
    [
        (BODY, None, False, Received(BODY)),
        (HALF, None, True, Received(HALF, "disconnect")),
        (HALF, None, False, Received(HALF, "disconnect")),
        (b"half of a list in plain te", None, True, Received(b"half of a list in plain te", "disconnect")),
        # The length was wrong, the page is all there.
        (BODY, None, True, Received(BODY)),
        (packed(BODY), "gzip", True, Received(BODY)),
        (packed(b"whole text"), "gzip", True, Received(b"whole text")),
        (packed(BODY)[:-8], "gzip", False, Received(BODY)),
        # Cut before it was packed, by whoever packed it.
        (packed(HALF), "gzip", False, Received(HALF, "disconnect")),
        (packed(BODY), None, False, Received(packed(BODY))),
    ],
)
def test_an_answer_is_whole_or_says_how_it_was_cut(
    body: bytes, coding: str | None, lost: bool, received: Received
) -> None:
    assert receive(body, coding, lost=lost) == received


@pytest.mark.parametrize(
    ("how", "word"), [("gzip", "gzip_truncated"), ("br", "br_truncated"), ("disconnect", "truncated")]
)
def test_a_document_of_a_cut_answer_says_so(how: str, word: str) -> None:
    document = extract_document(HALF, "http://www.example.gov.cn/1.html", {TRUNCATED: how})
    assert {"damaged", "incomplete"} <= set(document.quality)
    assert document.repair == [word]


def test_a_document_of_a_whole_answer_does_not() -> None:
    document = extract_document(BODY, "http://www.example.gov.cn/1.html", {"Content-Type": "text/html"})
    assert not {"damaged", "incomplete"} & set(document.quality)
