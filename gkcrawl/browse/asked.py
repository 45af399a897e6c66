"""What a page is asked for, and what it answers: between the pages, which know no server, and those who serve them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timezone
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from gkcrawl.browse.words import Words
    from gkcrawl.store.store import Store


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A request for a page.

    ``path`` is what the address names (an id, a portal), ``parameters`` what follows its question mark, each once;
    ``today`` the day until which deadlines have passed, ``now`` the moment at which portals are due; ``origin`` what
    full addresses of pages begin with.
    """

    words: Words
    path: str = ""
    parameters: Mapping[str, str] = field(default_factory=dict)
    today: date = field(default_factory=date.today)
    now: datetime = field(default_factory=lambda: datetime.now(timezone.utc))
    origin: str = ""


@dataclass(frozen=True, kw_only=True)
class Shown:
    """What a page shows: ``values`` for a ``template``; or a ``body`` as it is, of a ``media_type``."""

    template: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)
    status: int = 200
    body: str | bytes | None = None
    media_type: str = "text/html; charset=utf-8"
    headers: Mapping[str, str] = field(default_factory=dict)


Page = Callable[["Store", Asked], Shown]
"""Every module of ``pages`` has one, called ``page``. It raises `NotFound` and `ConfigError` as the commands do."""
