"""What holds for every test."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from gkcrawl.config import SETTINGS
from gkcrawl.crawl.readers.load import cores

if TYPE_CHECKING:
    from collections.abc import Iterator

# The suite starts some hundred programs: each of them would compile all modules anew.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
# Of ``-n auto``: half as many again as there are cores, for tests wait for servers, other processes and clocks.
os.environ.setdefault("PYTEST_XDIST_AUTO_NUM_WORKERS", str(cores() * 3 // 2))


@pytest.fixture(autouse=True)
def _environment() -> Iterator[None]:
    """The environment is as it was before each test, without settings of ours: Scrapy writes those of a project into it.

    Nor is a width of the terminal set: workers of pytest-xdist are given one.
    """
    before = dict(os.environ)
    os.environ.pop("COLUMNS", None)
    for setting in SETTINGS:
        os.environ.pop(setting.name, None)
    yield
    for name in os.environ.keys() - before.keys():
        del os.environ[name]
    os.environ.update(before)
