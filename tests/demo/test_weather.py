"""Weather over a demo portal: what its server does when things go wrong (docs/families.md#failures)."""

from __future__ import annotations

from dataclasses import replace
from http.client import IncompleteRead
from typing import TYPE_CHECKING
from urllib.request import urlopen

import pytest

from gkcrawl.demo.corpus import Corpus
from gkcrawl.demo.server import serving
from gkcrawl.demo.weather import ANSWERS
from tests.demo.conftest import BASE, Client

if TYPE_CHECKING:
    from collections.abc import Iterator

LIST = "/trs/xxgk/tzgg/"


@pytest.fixture(scope="module")
def base() -> Iterator[str]:
    with serving(Corpus(20)) as address:
        yield address


@pytest.mark.parametrize("name", sorted(ANSWERS))
def test_an_answer_stands_in_for_the_sunny_one(small: Client, name: str) -> None:
    assert small.get(f"{BASE}/weather/{name}{LIST}") == ANSWERS[name] != small.get(BASE + LIST)


def test_lists_and_pages_can_suffer_alone(small: Client) -> None:
    page = next(small.server.portals[0].truth(BASE))["url"].removeprefix(BASE)
    assert small.get(f"{BASE}/weather/gone-pages{LIST}").status == 200
    assert small.get(f"{BASE}/weather/gone-pages{page}").status == 404
    assert small.get(f"{BASE}/weather/gone-lists{LIST}index_1.html").status == 404
    assert small.get(f"{BASE}/weather/gone-lists{page}").status == 200


def test_an_empty_datastore_has_54_bytes() -> None:
    assert len(ANSWERS["empty_store"].body) == 54


def test_elsewhere_is_the_home_of_another_host(small: Client) -> None:
    found = small.get(f"{BASE}/weather/elsewhere{LIST}")
    assert (found.status, found.location) == (302, f"{BASE}/gkmlpt/gkmlpt/index")


def test_what_is_no_weather_is_404(small: Client) -> None:
    assert small.get(f"{BASE}/weather/sunshine{LIST}").status == 404


def test_a_truncated_body_breaks_off(base: str) -> None:
    with pytest.raises(IncompleteRead):
        urlopen(f"{base}/weather/truncated{LIST}").read()


def test_a_slow_answer_is_the_sunny_one_after_seconds(small: Client) -> None:
    slow = small.get(f"{BASE}/weather/slow{LIST}")
    assert slow.seconds > 0
    assert replace(slow, seconds=0.0) == small.get(BASE + LIST)


def test_challenges_set_their_cookies(base: str) -> None:
    answer = urlopen(f"{base}/weather/wzws{LIST}")
    assert answer.headers["Set-Cookie"].startswith("wzws_sessionid=")
