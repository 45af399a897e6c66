"""A portal as a page (gkcrawl/browse/pages/portal.py)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gkcrawl.browse.pages.portal import page
from gkcrawl.errors import NotFound
from gkcrawl.store import RunEnd
from gkcrawl.store.state import Failed, Listed
from tests.store.corpus import MONDAY, TUESDAY, a_document

if TYPE_CHECKING:
    from gkcrawl.store import Store
    from tests.browse.pages.conftest import Look

COLUMN = "https://www.example.gov.cn/zwgk/"


@pytest.fixture
def crawled(store: Store) -> Store:
    """A portal with a document that prints an unknown label, a page that asked for a login, and a column cut short."""
    row = '{"url": "https://www.example.gov.cn/2.html", "title": "通知<2>"}'
    failed = [
        Listed("www.example.gov.cn/2.html", COLUMN, row, "0" * 64, MONDAY),
        Failed("www.example.gov.cn/2.html", MONDAY, "login"),
    ]
    document = a_document(1, kind="notice", other_labels={"经办处室": "秘书处", "发布日期": "x"}, quality=["damaged"])
    store.write("r1", [document, *failed], portal="demo")
    walk = {"name": "政务公开", "url": COLUMN, "expected": 12, "stop": "no_next", "lack": "ends after 1 of 12 entries"}
    end = RunEnd(
        finished_at=TUESDAY,
        status=1,
        reason="truncated: 政务公开",
        outcome="truncated",
        counts={"new": 1},
        columns=[walk],
    )
    store.finish_run("r1", "demo", end)
    return store


def test_it_tells_runs_columns_failures_and_what_was_not_understood(crawled: Store, look: Look) -> None:
    shown, tree = look(page, "demo")
    text = " ".join(tree.text_content().split())
    assert "示例市人民政府" in text
    assert "上次失败 (truncated)" in text
    (column,) = tree.xpath("//h2[text()='栏目']/following-sibling::div[1]//tbody/tr")
    said = [cell.text_content() for cell in column]
    assert said == ["政务公开", "12", "1", "0", "1", "no_next ! ends after 1 of 12 entries"]
    assert "login (1)" in text
    assert "通知<2>" in text, "escaped, and so there"
    assert "经办处室: 1 秘书处" in text
    assert "发布日期: 1" not in text, "a label that is known"
    assert "damaged: 1" in text
    (newest,) = shown.values["newest"]
    assert tree.xpath(f"//a[@href='/doc/{newest.id}']")


def test_a_portal_that_was_never_crawled_is_not_found(store: Store, look: Look) -> None:
    with pytest.raises(NotFound, match="no portal nobody"):
        look(page, "nobody")
