"""Names that scripts, fields and attributes give to totals."""

from __future__ import annotations

import pytest

from gkcrawl.portals.paging.total_names import total_named


@pytest.mark.parametrize(
    ("name", "field"), [("totalPage", "pages"), ("total_records", "records"), ("pageCount", "pages")]
)
def test_names_in_any_spelling(name: str, field: str) -> None:
    assert field in str(total_named(name))


def test_other_names() -> None:
    assert total_named("visitors") is None
