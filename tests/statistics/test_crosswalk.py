"""Series across the forms: only where the table says so (gkcrawl/statistics/crosswalk.py)."""

from __future__ import annotations

import pytest

from gkcrawl.errors import ConfigError
from gkcrawl.statistics.crosswalk import BEFORE_THE_FORMS, bridged, bridges, keys_meant, series_of
from gkcrawl.statistics.keys import keys


def test_bridges_lead_from_keys_before_2019_to_keys_since() -> None:
    assert bridges()
    for old, new in bridges().items():
        assert set(keys()[old].eras) <= set(BEFORE_THE_FORMS)
        assert not set(keys()[new].eras) & set(BEFORE_THE_FORMS)


def test_a_series_is_named_by_its_newest_key_and_nothing_else_is_joined() -> None:
    assert series_of("requests.outcome.granted", "narrative") == "t3.granted"
    assert series_of("t3.granted", "2019") == "t3.granted"
    assert series_of("review.total", "2014") == "review.total"
    assert series_of("requests.outcome.granted", None) == "requests.outcome.granted", "an unknown era joins nothing"


def test_keys_are_meant_by_name_or_beginning() -> None:
    assert keys_meant(["t3.granted"]) == ("t3.granted",)
    review = keys_meant(["t4.review"])
    assert len(review) == 5
    assert keys_meant(["t4.after", "t4.review"])[:5] == review, "in the order of the forms"


@pytest.mark.parametrize(("name", "said"), [("t3.new_recieved", "t3.new_received"), ("zzz", "t2, t3"), ("t", "t2, t3")])
def test_an_unknown_key_is_refused_with_what_there_is(name: str, said: str) -> None:
    with pytest.raises(ConfigError, match=said):
        keys_meant([name])


def test_nothing_is_bridged_twice() -> None:
    assert bridged(["t3.granted", "requests.outcome.granted"]) == ()
