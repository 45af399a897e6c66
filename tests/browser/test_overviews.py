"""From the corpus at a glance to what stands behind it: cells, bars, portals, numbers."""

from __future__ import annotations

from typing import Any


def test_a_cell_of_the_heat_map_leads_to_the_report(page: Any) -> None:
    page.goto("/")
    page.locator("main svg a[href*='/coverage']").first.click()
    assert "/coverage" in page.url
    for _ in range(4):  # province, city, county, then agencies by year
        if page.locator("main svg a[href^='/doc/']").count():
            break
        page.locator("main svg a[href*='region=']").first.click()
    cell = page.locator("main svg a[href^='/doc/']").first
    assert cell.locator("title").text_content()
    cell.click()
    assert "/doc/" in page.url
    assert "年度报告" in page.locator("h1").inner_text()


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


def test_numbers_lead_to_their_documents(page: Any) -> None:
    page.goto("/statistics")
    assert page.locator("main svg").count() or page.locator("main table").count()
    links = page.locator("main a[href^='/doc/']")
    links.first.click()
    assert "年度报告" in page.locator("h1").inner_text()
