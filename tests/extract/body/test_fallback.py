"""Bodies that a page does not show: kept for a script, or left to trafilatura."""

from __future__ import annotations

import json

from gkcrawl.extract.body.fallback import drawn_body, embedded_body, trafilatura_text
from gkcrawl.extract.page.page import Page
from tests.extract.pages import PROSE, URL, page, paragraphs


def test_a_script_keeps_the_body_as_json() -> None:
    config = json.dumps({"content": paragraphs()})
    assert (
        embedded_body(Page(f"<script>window._CONFIG = {{}}; _CONFIG.DETAIL = {config}</script>", URL)) == paragraphs()
    )
    assert embedded_body(Page("<p>正文</p>", URL)) is None


def test_the_longest_text_that_a_script_draws() -> None:
    state = json.dumps({"title": "通知", "contentHtml": paragraphs()}, ensure_ascii=False)
    assert drawn_body(Page(f"<body><script>window.__STATE__ = {state}</script></body>", URL)) == paragraphs()
    assert drawn_body(Page(f"<body><textarea>{paragraphs()}</textarea></body>", URL)) == paragraphs()


def test_a_message_of_a_script_is_no_body() -> None:
    assert drawn_body(Page('<body><script>var tip = {"content": "正在加载"}</script></body>', URL)) is None


def test_trafilatura_finds_the_prose() -> None:
    assert PROSE[2] in trafilatura_text(Page(page(), URL))
