"""From the corpus at a glance to what stands behind it: cells, bars, portals, numbers."""

from __future__ import annotations

from typing import Any


def test_every_mark_of_a_plot_says_what_it_is(page: Any) -> None:
    for path in ("/", "/coverage", "/statistics"):
        page.goto(path)
        untold = "() => [...document.querySelectorAll('main svg a')].filter(a => !a.querySelector('title')).length"
        assert page.evaluate(untold) == 0, path


def test_a_portal_tells_its_runs(page: Any) -> None:
    page.goto("/")
    page.locator("main a[href='/portal/demo_roster']").first.click()
    assert "demo_roster" in page.locator("main").inner_text()
    assert page.locator("main table").count()
