"""The body of a page, and by which of the ways it was found."""

from __future__ import annotations

import pytest

from gkcrawl.extract.body.body import body_of
from gkcrawl.extract.page.layout import Layout
from gkcrawl.extract.page.page import Page
from tests.extract.pages import PROSE, URL, page, paragraphs


@pytest.mark.parametrize("body", [paragraphs(), f"<div>{paragraphs()}</div>"])
def test_the_text_of_a_known_container(body: str) -> None:
    whole = Page(page(body=body), URL)
    found = body_of(whole, Layout.read(whole.tree), ["关于做好防汛备汛工作的通知"])
    assert found.text.split("\n") == list(PROSE)
    assert found.locator and "TRS_Editor" in found.locator


def test_what_an_api_sent_is_the_body_where_the_page_has_none() -> None:
    shell = Page("<html><body><div id='app'></div></body></html>", URL)
    found = body_of(shell, Layout.read(shell.tree), [], paragraphs())
    assert found.text.split("\n") == list(PROSE)


def test_links_to_files_are_attachments() -> None:
    whole = Page(page(body=paragraphs() + '<p><a href="a.pdf">附件：表格</a></p>'), URL)
    found = body_of(whole, Layout.read(whole.tree), [])
    assert [file.name for file in found.attachments] == ["附件：表格"]
