"""Chromium on ``gkcrawl browse``; without a Chromium or Playwright these tests are skipped, and `make test` leaves them out."""

from __future__ import annotations

import fcntl
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest

from tests.browser import looked_at
from tests.browser.looked_at import Watch, browsing, launched, make_corpus

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests of this folder."""
    for item in items:
        if item.path.is_relative_to(__file__.rpartition("/")[0]):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="package")
def chromium() -> Iterator[Any]:
    """Closed with the last test of this folder: while Playwright is there, no other test could run an event loop."""
    pytest.importorskip("playwright.sync_api", reason="no Playwright: pip install 'gkcrawl[browser]'")
    if not looked_at.chromium():
        pytest.skip("no Chromium: apt-get install chromium fonts-noto-cjk")
    with launched() as browser:
        yield browser


@pytest.fixture(scope="session")
def db(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The corpus, made by the first worker that asks for it."""
    base = tmp_path_factory.getbasetemp()
    folder = (base if worker_id == "master" else base.parent) / "looked-at"
    folder.mkdir(exist_ok=True)
    made = folder / "made"
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            make_corpus(folder)
            made.touch()
    return folder / "gkcrawl.db"


@pytest.fixture(scope="package")
def address(chromium: object, db: Path) -> Iterator[str]:
    """Where ``gkcrawl browse`` listens."""
    with browsing(db) as address:
        yield address


@pytest.fixture
def watch(address: str) -> Watch:
    """What `page` does besides showing."""
    return Watch(urlsplit(address).netloc)


@pytest.fixture
def page(chromium: Any, address: str, watch: Watch, request: pytest.FixtureRequest) -> Iterator[Any]:
    """A page of a reader of Chinese; after the test: no error in its console, no request to another host."""
    with chromium.new_context(base_url=address, locale="zh-CN") as context:
        context.set_default_timeout(15_000)
        page = context.new_page()
        watch.follow(page)
        yield page
    assert (watch.errors, watch.others) == ([], [])
