"""Which texts are taken for those of their pages."""

from __future__ import annotations

import pytest

from gkcrawl.extract.hints import Hints
from gkcrawl.extract.page.decode import decode
from gkcrawl.portals.answers.detail_response import is_unreadable, open_answer, read_document

TEXT = "青山县水利局政府信息公开工作年度报告"


@pytest.mark.parametrize(
    ("body", "unreadable"),
    [
        (TEXT.encode() * 9, False),
        (TEXT.encode("gb18030") * 9 + b"\xff", False),
        ("ئۇيغۇر".encode() * 9, False),
        (b"Annual report of the county", False),
        (b"", False),
        (b"\xd6\xd0\xff\xff" * 99, True),
        (TEXT.encode()[:-1] + b"\xff\xff\xff", True),
    ],
)
def test_bytes_that_fit_no_charset(body: bytes, unreadable: bool) -> None:
    decoded = decode(body)
    assert is_unreadable(decoded.text, damaged=decoded.damaged) is unreadable


@pytest.mark.parametrize(
    ("markup", "framed"),
    [
        ('<body><iframe src="/viewer.html?id=5" width="100%" height="900"></iframe></body>', True),
        ('<frameset rows="80,*"><frame src="/top.html"><frame src="/new/5.html"></frameset>', True),
        ('<body><iframe src="/count.html" width=0 height="0"></iframe></body>', False),
        ('<body><iframe style="display: none" src="/count.html"></iframe></body>', False),
        ("<body><iframe></iframe></body>", False),
        (f'<div class="TRS_Editor"><p>{TEXT}已经公布，请查阅。</p></div><iframe src="/share.html"></iframe>', False),
    ],
)
def test_a_frame_in_place_of_a_text_is_said(markup: str, framed: bool) -> None:
    url = "http://www.example.gov.cn/d/5.html"
    body = markup.encode()
    document = read_document(open_answer(body, url, {}), body, {}, Hints(title=TEXT), url)
    assert ("frame_only" in document.quality) is framed
