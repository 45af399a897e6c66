"""Errors that a user can act on."""

from __future__ import annotations

import pytest

from gkcrawl import errors


@pytest.mark.parametrize(
    "name", ["ConfigError", "NotFound", "SiteChanged", "UnreadablePage", "ArchiveError", "StoreError"]
)
def test_all_are_of_one_kind(name: str) -> None:
    assert issubclass(getattr(errors, name), errors.GkcrawlError)
