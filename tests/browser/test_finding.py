"""From words to a document: with the mouse, and with the keyboard alone."""

from __future__ import annotations

from typing import Any

FOCUS = """() => {
  const style = getComputedStyle(document.activeElement);
  return style.outlineStyle != 'none' && parseFloat(style.outlineWidth) > 0 || style.boxShadow != 'none';
}"""
WHERE = (
    "() => document.activeElement.getAttribute('href') || document.activeElement.name || document.activeElement.tagName"
)
MOST = 60
"""Presses of Tab within which a first hit is reached, facets or not."""


def tab_to(page: Any, wanted: str) -> None:
    """Press Tab until the focus is at ``wanted``; it can be seen at each step."""
    for _ in range(MOST):
        page.keyboard.press("Tab")
        assert page.evaluate(FOCUS), f"the focus is not to be seen at {page.evaluate(WHERE)}"
        if page.evaluate(WHERE).startswith(wanted):
            return
    raise AssertionError(f"no {wanted} within {MOST} presses of Tab")


def test_two_characters_find_documents_and_one_is_opened(page: Any) -> None:
    page.goto("/")
    page.get_by_role("searchbox").first.fill("通知")
    page.get_by_role("searchbox").first.press("Enter")
    hits = page.locator("main a[href^='/doc/']")
    assert hits.count() > 2
    title = hits.first.inner_text()
    hits.first.click()
    assert "/doc/" in page.url
    assert page.locator("h1").inner_text() == title.strip()


def test_nothing_found_is_said(page: Any) -> None:
    page.goto("/search?q=没有这样的词语")
    assert page.locator("main a[href^='/doc/']").count() == 0
    assert page.locator("main").inner_text().strip()


def test_the_keyboard_is_enough(page: Any) -> None:
    page.goto("/")
    tab_to(page, "#main")
    tab_to(page, "q")
    page.keyboard.type("通知")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?**")
    tab_to(page, "/doc/")
    page.keyboard.press("Enter")
    page.wait_for_url("**/doc/**")
    assert page.locator("h1").count() == 1
