"""Timestamps: WARC-Date in UTC, all others at +08:00, ISO 8601 (docs/reading.md#time-zones)."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from time import struct_time

SHANGHAI = timezone(timedelta(hours=8), "Asia/Shanghai")


def now() -> datetime:
    """This second, aware."""
    return datetime.now(timezone.utc).replace(microsecond=0)


def to_warc(moment: datetime) -> str:
    """``moment`` as a WARC-Date, e.g. ``2026-11-21T08:00:00Z``."""
    return moment.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def from_warc(date: str | None) -> datetime | None:
    """The moment a WARC-Date names, to the second; None when it names none."""
    try:
        moment = datetime.strptime((date or "")[:19], "%Y-%m-%dT%H:%M:%S")
    except ValueError:
        return None
    return moment.replace(tzinfo=timezone.utc)


def to_iso(moment: datetime) -> str:
    """``moment`` as ISO 8601 at +08:00, to the second."""
    return moment.astimezone(SHANGHAI).isoformat(timespec="seconds")


def log_time(seconds: float | None = None) -> struct_time:
    """What a clock shows at +08:00, ``seconds`` after the epoch, or now: for `logging.Formatter`."""
    moment = now() if seconds is None else datetime.fromtimestamp(seconds, SHANGHAI)
    return moment.astimezone(SHANGHAI).timetuple()
