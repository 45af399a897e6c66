"""What holds for every page: addresses, names of what it shows, languages, narrow screens, print, keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.looked_at import CHANGED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.browser.looked_at import Watch

NONE = "/doc/0000000000000000"
"""No document."""
PAGES = (
    *("/", "/coverage", "/statistics", "/portal/demo_roster", "/portal/demo_reports", "/search", "/search?q=通知"),
    *(f"/doc/{CHANGED}", f"/doc/{CHANGED}?version=1", f"/doc/{CHANGED}/diff", NONE),
)
NARROW = {"width": 360, "height": 640}
"""CSS pixels: the phones that most people have are 360 wide."""
# Of WCAG 2.2: 1.1.1 and 4.1.2 (names), 1.3.1 and 2.4.6 (headings, labels), 3.1.1 (language), 4.1.1 (ids).
UNNAMED = """() => {
  const wrong = [];
  const name = e => (e.getAttribute('aria-label') || e.getAttribute('title') || e.textContent || '').trim();
  for (const e of document.querySelectorAll('img')) if (!e.hasAttribute('alt')) wrong.push(e.outerHTML);
  for (const e of document.querySelectorAll('svg'))
    if (e.getAttribute('aria-hidden') != 'true' && !e.closest('figure[aria-label], a')
        && !(e.getAttribute('aria-label') || e.getAttribute('aria-labelledby') || e.querySelector(':scope > title')))
      wrong.push(e.outerHTML.slice(0, 120));
  for (const e of document.querySelectorAll('input:not([type=hidden]), select, textarea'))
    if (!e.labels.length && !e.getAttribute('aria-label')) wrong.push(e.outerHTML);
  for (const e of document.querySelectorAll('a[href], button, summary')) if (!name(e)) wrong.push(e.outerHTML);
  for (const e of document.querySelectorAll('iframe')) if (!e.title) wrong.push(e.outerHTML);
  for (const e of document.querySelectorAll('table th')) if (!name(e) && !e.querySelector('svg')) wrong.push('empty th');
  if (document.querySelectorAll('h1').length != 1) wrong.push(document.querySelectorAll('h1').length + ' h1');
  if (document.querySelectorAll('main').length != 1) wrong.push('not one main');
  const ids = [...document.querySelectorAll('[id]')].map(e => e.id);
  wrong.push(...ids.filter((id, n) => ids.indexOf(id) != n).map(id => 'twice: ' + id));
  return wrong;
}"""
WIDER = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
# What stands outside its box and cannot be scrolled to on paper.
CLIPPED = """() => [...document.querySelectorAll('main *')].filter(e => {
  const style = getComputedStyle(e);
  return /hidden|auto|scroll|clip/.test(style.overflowX + style.overflowY) && e.clientWidth
    && (e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1) && !e.closest('svg, iframe');
}).map(e => e.outerHTML.slice(0, 120))"""


@pytest.fixture(params=PAGES)
def path(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def forgive(watch: Watch, path: str) -> None:
    """Chromium takes a page that says 404 for an error."""
    if path == NONE:
        assert len(watch.errors) == 1 and "404" in watch.errors.pop()


def test_it_is_there_and_everything_on_it_has_a_name(page: Any, watch: Watch, path: str) -> None:
    answer = page.goto(path)
    assert answer.status == (404 if path == NONE else 200)
    forgive(watch, path)
    assert page.evaluate(UNNAMED) == []
    assert page.title().endswith("· gkcrawl")
    assert page.locator("html").get_attribute("lang") == "zh"


def test_nothing_is_wider_than_a_phone(page: Any, watch: Watch, path: str) -> None:
    page.set_viewport_size(NARROW)
    page.goto(path)
    forgive(watch, path)
    assert page.evaluate(WIDER) == 0


def test_paper_shows_what_the_screen_does(page: Any, watch: Watch, path: str) -> None:
    page.goto(path)
    forgive(watch, path)
    page.emulate_media(media="print")
    assert page.evaluate(CLIPPED) == []
    assert colours_lost(page) == []


def colours_lost(page: Any) -> Sequence[str]:
    """Cells of plots whose colour a printer would leave out: browsers drop backgrounds, not what SVG fills."""
    lost: list[str] = page.evaluate(
        """() => [...document.querySelectorAll('main [class*=sign], main mark, main ins, main del')].filter(e => {
          const style = getComputedStyle(e);
          const coloured = !/rgba\\(0, 0, 0, 0\\)|transparent/.test(style.backgroundColor);
          return coloured && style.printColorAdjust != 'exact' && style.borderStyle == 'none'
            && style.textDecorationLine == 'none' && !e.textContent.trim();
        }).map(e => e.outerHTML.slice(0, 120))"""
    )
    return lost


def test_the_other_language_is_a_click_away_and_stays(page: Any) -> None:
    page.goto("/search?q=通知")
    page.get_by_role("link", name="English").click()
    assert page.locator("html").get_attribute("lang") == "en"
    assert "q=" in page.url
    page.get_by_role("link", name="Coverage", exact=True).first.click()
    assert page.locator("html").get_attribute("lang") == "en"


def test_readers_of_english_are_answered_in_english(chromium: Any, address: str) -> None:
    with chromium.new_context(base_url=address, locale="en-GB") as context:
        page = context.new_page()
        page.goto("/")
        assert page.locator("html").get_attribute("lang") == "en"
