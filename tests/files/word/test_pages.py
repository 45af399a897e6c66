"""The number of pages that a document states (gkcrawl/files/word/pages.py)."""

from __future__ import annotations

import pytest

from gkcrawl.files.word.pages import stated_pages


@pytest.mark.parametrize(
    ("stated", "characters", "pages"), [(None, 5, None), (0, 5, None), (-3, 5, None), (1, 900, 1), (1, 9_000, None)]
)
def test_stated_pages(stated: int | None, characters: int, pages: int | None) -> None:
    assert stated_pages(stated, "字" * characters) == pages
