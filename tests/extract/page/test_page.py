"""What a page gives of its tree: elements by id and by tag, meta tags, addresses."""

from __future__ import annotations

from gkcrawl.extract.page.page import Page

PAGE = Page(
    "<html><head><title>通知</title><meta name='Author' content=' 青禾县 '><base href='/a/'></head>"
    "<body><p id='x'>一</p><iframe src='1.html'></iframe><p id='x'>二</p><script>var a;</script></body></html>",
    "http://www.qinghe.gov.cn/b/1.html",
)


def test_elements_of_one_id_are_found_in_order() -> None:
    assert [element.text for element in PAGE.ids["x"]] == ["一", "二"]
    assert "y" not in PAGE.ids


def test_elements_that_are_no_text_are_found_by_their_tags() -> None:
    assert [element.tag for element in PAGE.elements("script", "iframe", "title")] == ["title", "iframe", "script"]


def test_meta_tags_and_base() -> None:
    assert PAGE.metas == {"author": "青禾县"}
    assert PAGE.absolute("2.html") == "http://www.qinghe.gov.cn/a/2.html"
    assert PAGE.absolute("javascript:void(0)") is None
