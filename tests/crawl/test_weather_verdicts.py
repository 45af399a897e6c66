"""A crawl of a changed, blocked, empty or truncated portal fails and names the cause in one line."""

from __future__ import annotations

import pytest

from gkcrawl.demo.corpus import Corpus
from gkcrawl.demo.server import serving
from gkcrawl.demo.weather import ANSWERS
from tests.processes import python

NO_ROWS = "no list rows found, and the page does not say that it has none"
# Weather → outcome in one word, and what the line must say.
VERDICTS = {
    "jsl": ("blocked", "blocked: 127.0.0.1: waf (jsl)"),
    "river": ("blocked", "blocked: 127.0.0.1: waf (ruishu)"),
    "edgeone": ("blocked", "blocked: 127.0.0.1: waf (edgeone)"),
    "wzws": ("blocked", "blocked: 127.0.0.1: waf (wzws)"),
    "cookie_gate": ("blocked", "blocked: 127.0.0.1: waf (cookie_gate)"),
    "throttled": ("blocked", "blocked: 127.0.0.1: throttled"),
    "forbidden": ("forbidden", "column 年报: forbidden from http://"),
    "gone": ("gone", "column 年报: gone from http://"),
    "broken": ("http_500", "column 年报: http_500 from http://"),
    "error_page": ("soft_404", "column 年报: soft_404 from http://"),
    "maintenance": ("listing_changed", NO_ROWS),
    "login": ("listing_changed", NO_ROWS),
    "home": ("listing_changed", NO_ROWS),
    "empty": ("listing_changed", NO_ROWS),
    "empty_store": ("listing_changed", NO_ROWS),
    "refresh": ("ok_empty", "column 年报 lists nothing"),
    "truncated": ("cut_short", "column 年报: cut_short from http://"),
    "elsewhere": ("private", "column 年报: private from http://localhost"),
    "jsl-pages": ("blocked", "blocked: 127.0.0.1: waf (jsl)"),
    "gone-pages": ("gone", "nothing stored; failed: 4 gone"),
    "error_page-pages": ("soft_404", "4 of 4 pages were not the ones asked for"),
    "maintenance-pages": ("maintenance", "4 of 4 pages were not the ones asked for"),
    "login-pages": ("login", "4 of 4 pages were not the ones asked for"),
    "truncated-pages": ("cut_short", "cut_short: 4 pages were cut, most of those read"),
    "home-pages": ("same_answer", "4 of 4 pages were not the ones asked for"),
    "empty-pages": ("empty", "4 of 4 pages were not the ones asked for"),
}


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """Status, word and reason by weather."""
    folder = tmp_path_factory.mktemp("weather")
    with serving(Corpus(4)) as base:
        done = python("from tests.crawl import weather; weather.main()", str(folder), base, *VERDICTS)
    assert done.returncode == 0, done.stderr
    return {line.split(" ")[0]: line.split(" ", 3)[1:] for line in done.stdout.splitlines()}


def test_no_weather_is_left_out(told: dict[str, list[str]]) -> None:
    assert set(told) == set(VERDICTS) > set(ANSWERS)


@pytest.mark.parametrize("weather", VERDICTS)
def test_the_cause_is_named(told: dict[str, list[str]], weather: str) -> None:
    status, word, reason = told[weather]
    assert (status, word) == ("1", VERDICTS[weather][0])
    assert VERDICTS[weather][1] in reason
