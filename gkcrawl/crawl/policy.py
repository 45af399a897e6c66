"""Settings of incremental crawling, read and checked once: revisits, retries, full sweeps."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from gkcrawl.archive.times import now
from gkcrawl.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Callable

    from scrapy.settings import BaseSettings

_TIER = re.compile(r"(\d{1,5}|\*):(\d{1,5})")
_EVER = timedelta(days=200_000)


class Tier(NamedTuple):
    """Documents up to an ``age`` are looked at ``again`` after that time."""

    age: timedelta
    again: timedelta


@dataclass(frozen=True, slots=True)
class Policy:
    """When to look again.

    ``revisit`` has the youngest documents first; ``revisits`` is how many a
    run at most, ``tries`` how many runs ask again for what failed; ``full`` walks all lists to their end, which
    is due after ``sweep`` anyway. ``clock`` tells what time it is: when a run is done again, the time of that run.
    """

    revisit: tuple[Tier, ...]
    revisits: int
    tries: int
    sweep: timedelta
    full: bool = False
    clock: Callable[[], datetime] = now

    @classmethod
    def from_settings(cls, settings: BaseSettings, *, full: bool = False) -> Policy:
        """The policy of the GKCRAWL_ settings; raises `ConfigError` for one that cannot be read."""
        return cls(
            revisit=read_revisit(str(settings["GKCRAWL_REVISIT_DAYS"])),
            revisits=_number(settings, "GKCRAWL_REVISITS_PER_RUN"),
            tries=_number(settings, "GKCRAWL_FAILED_TRIES"),
            sweep=timedelta(days=_number(settings, "GKCRAWL_FULL_SWEEP_DAYS")),
            full=full,
        )


def read_revisit(value: str) -> tuple[Tier, ...]:
    """Tiers such as ``30:7 365:30 *:180``: up to 30 days old every 7 days … all others every 180.

    Raises:
        ConfigError: not of this form.
    """
    tiers = [_TIER.fullmatch(part) for part in value.split()]
    if not tiers or not all(tiers) or not value.split()[-1].startswith("*"):
        raise ConfigError(f"GKCRAWL_REVISIT_DAYS={value}: give AGE:DAYS pairs that end with *:DAYS, e.g. '30:7 *:180'")
    return tuple(
        Tier(_EVER if tier[1] == "*" else timedelta(days=int(tier[1])), timedelta(days=int(tier[2])))
        for tier in tiers
        if tier
    )


def _number(settings: BaseSettings, name: str) -> int:
    value = settings[name]
    if not str(value).isascii() or not str(value).isdigit():
        raise ConfigError(f"{name}={value}: give a whole number from 0")
    return int(value)
