"""Which element of a page holds its body."""

from __future__ import annotations

from gkcrawl.extract.body.containers import find_body, known_containers
from gkcrawl.extract.page.layout import Layout
from gkcrawl.extract.page.page import Page
from tests.extract.pages import PROSE, URL, page, paragraphs


def test_the_table_has_ranks_and_says_what_holds_the_text_alone() -> None:
    containers = known_containers()
    assert containers[".trs_editor"][1]
    assert min(containers.values()) == containers[next(iter(containers))], "the first row of the table is the best"


def test_a_known_container_wins_over_longer_prose() -> None:
    layout = Layout.read(Page(page() + f"<div>{paragraphs() * 3}</div>", URL).tree)
    body = find_body(layout)
    assert body is not None and body.known
    assert [layout.lines[number].text for number in body.span.numbers] == list(PROSE)


def test_else_the_densest_element() -> None:
    layout = Layout.read(
        Page(f"<body><div id='left'><a href='/'>首页</a></div><div id='x9'>{paragraphs()}</div></body>", URL).tree
    )
    body = find_body(layout)
    assert body is not None and not body.known
    assert body.element.get("id") == "x9"


def test_an_empty_page_has_none() -> None:
    assert find_body(Layout.read(Page("<body></body>", URL).tree)) is None
