"""What holds for every test."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from gkcrawl.config import SETTINGS

if TYPE_CHECKING:
    from collections.abc import Iterator


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
