"""Spider arguments: ``-a sample=N``, ``since=YYYY-MM-DD``, ``full=1``, ``files=0|1|only``, ``base=URL``."""

from __future__ import annotations

import re
from datetime import date

from gkcrawl.errors import ConfigError
from gkcrawl.portals.walking.declaration import is_http

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def read_sample(value: str | int | None) -> int | None:
    """How many documents a column at most; None for all.

    Raises:
        ConfigError: not a whole number from 1.
    """
    if value is None:
        return None
    if not str(value).isascii() or not str(value).isdecimal() or int(value) < 1:
        raise ConfigError(f"-a sample={value}: give a whole number from 1, e.g. -a sample=5")
    return int(value)


def read_since(value: str | None) -> str | None:
    """The first day of interest as YYYY-MM-DD; None for no limit.

    Raises:
        ConfigError: not a day of the calendar.
    """
    if value is None:
        return None
    try:
        if _DAY.fullmatch(value):
            return date.fromisoformat(value).isoformat()
    except ValueError:
        pass
    raise ConfigError(f"-a since={value}: give a day as YYYY-MM-DD, e.g. -a since=2026-01-31")


def read_switch(name: str, value: object) -> bool:
    """Whether the argument ``name`` is on.

    Raises:
        ConfigError: neither 0 nor 1.
    """
    if str(value) not in ("0", "1", "False", "True"):
        raise ConfigError(f"-a {name}={value}: give 1 or 0, e.g. -a {name}=1")
    return str(value) in ("1", "True")


def read_files(value: str | int | None) -> str | None:
    """Whether files of documents are asked for (``0``, ``1``) or nothing else (``only``); None: as the setting says.

    Raises:
        ConfigError: anything else.
    """
    if value is not None and str(value) not in ("0", "1", "only"):
        raise ConfigError(f"-a files={value}: give 0, 1 or only, e.g. -a files=only")
    return None if value is None else str(value)


def read_base(value: str) -> str:
    """The address a portal that can move is served from, without its last slash.

    Raises:
        ConfigError: not an absolute http(s) URL.
    """
    if not is_http(value):
        raise ConfigError(f"-a base={value}: give an absolute URL, e.g. -a base=http://127.0.0.1:8848")
    return value.rstrip("/")
