from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from lxml import html

from gkcrawl.browse.asked import Asked, Page, Shown
from gkcrawl.browse.links import ServerLinks
from gkcrawl.browse.rendering import render
from gkcrawl.browse.words import Words
from gkcrawl.coverage.kept import keep_coverage
from gkcrawl.document import Region
from tests.corpus.reports import a_report, invented
from tests.store.conftest import db, store

if TYPE_CHECKING:
    from gkcrawl.store import Store

__all__ = ["Look", "db", "look", "reported", "store"]

Look = Callable[..., tuple[Shown, Any]]
COUNTY = Region(code="610926", name="平利县", level="county")


@pytest.fixture
def look(store: Store) -> Look:
    """Asks a page of ``store`` in Chinese; gives what it shows, and its HTML as a tree."""

    def ask(page: Page, path: str = "", **parameters: str) -> tuple[Shown, Any]:
        asked = Asked(words=Words("zh"), path=path, parameters=parameters)
        shown = page(store, asked)
        # In English, too: a word that is missing would be an error.
        render(shown, Asked(words=Words("en"), path=path, parameters=parameters), ServerLinks("en"))
        return shown, html.fromstring(render(shown, asked, ServerLinks()))

    return ask


@pytest.fixture
def reported(store: Store) -> Store:
    """Reports of an office on 2021 (in time) and 2023 (late), with those on 2022 and 2024 missing on that day."""
    for year, day in {2021: "2022-01-31", 2023: "2024-02-01"}.items():
        report = a_report(
            year, invented(year), agency="平利县水务局", report_year=year, published_date=day, region=COUNTY
        )
        store.write("r1", [report])
    keep_coverage(store, date(2025, 12, 31))
    return store
