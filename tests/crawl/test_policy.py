"""When documents are looked at again."""

from __future__ import annotations

from datetime import timedelta

import pytest
from scrapy.settings import Settings

from gkcrawl.crawl.policy import Policy, read_revisit
from gkcrawl.errors import ConfigError

DEFAULTS = {
    "GKCRAWL_REVISIT_DAYS": "30:7 *:180",
    "GKCRAWL_REVISITS_PER_RUN": 500,
    "GKCRAWL_FULL_SWEEP_DAYS": 30,
    "GKCRAWL_FAILED_TRIES": 5,
}


def test_young_documents_are_looked_at_more_often() -> None:
    young, old = read_revisit("30:7 *:180")
    assert (young.again, old.again) == (timedelta(days=7), timedelta(days=180))
    assert young.age < old.age


@pytest.mark.parametrize("text", ["weekly", "30", "30:x"])
def test_what_cannot_be_read_is_a_configuration_error(text: str) -> None:
    with pytest.raises(ConfigError):
        read_revisit(text)


def test_settings_become_a_policy() -> None:
    policy = Policy.from_settings(Settings(DEFAULTS), full=True)
    assert (policy.full, policy.tries, policy.sweep) == (True, 5, timedelta(days=30))
