"""A document: its former version beside it, and its archived page, which can do nothing."""

from __future__ import annotations

from typing import Any

from tests.browser.looked_at import CHANGED, HOSTILE, RAN


def test_what_changed_between_versions_is_shown(page: Any) -> None:
    page.goto(f"/doc/{CHANGED}")
    page.locator(f"main a[href*='/doc/{CHANGED}/diff']").first.click()
    assert "抓紧" in page.locator("main ins").first.inner_text()
    assert "认真" in page.locator("main del").first.inner_text()


def test_the_archived_page_runs_no_script_and_asks_nobody(page: Any, watch: Any) -> None:
    page.goto(f"/doc/{HOSTILE}")
    frame = page.locator("iframe")
    sandbox = frame.get_attribute("sandbox")
    assert sandbox is not None and "allow-scripts" not in sandbox and "allow-same-origin" not in sandbox
    page.locator("details", has=frame).locator("summary").click()
    frame.scroll_into_view_if_needed()
    inside = page.frame_locator("iframe")
    assert "第2号工作" in inside.locator("h1").inner_text()
    assert inside.locator("script, iframe, form, meta[http-equiv=refresh]").count() == 0
    assert page.title() != RAN
    page.goto(f"/doc/{HOSTILE}/page")
    assert page.title() != RAN
    assert watch.others == []
