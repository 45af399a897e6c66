"""Whether two names are of one agency (gkcrawl/extract/agency/identity.py)."""

from __future__ import annotations

import pytest

from gkcrawl.extract.agency.identity import key_of


@pytest.mark.parametrize(
    ("one", "other", "is_one"),
    [
        (("平利县发改委", "610926"), ("平利县发展和改革委员会", "610926"), True),
        (("平利县 水利局", "610926"), ("平利县水利局", "610926"), True),
        (("平利县水利局", "610926"), ("平利县水利局", "610900"), False),
        (("平利县水利局", "610926"), ("平利县教育局", "610926"), False),
        (("平利县正阳镇人民政府", "610926"), ("平利县人民政府", "610926"), False),
        (("青禾县水利局", None), ("青禾县水利局", None), True),
    ],
)
def test_spellings_in_one_place_are_one(one: tuple[str, str], other: tuple[str, str], is_one: bool) -> None:
    assert (key_of(*one) == key_of(*other)) is is_one
