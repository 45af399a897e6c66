"""What a snapshot is made of: a store in one state, the day that it is of, and what is left out of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta, timezone
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gkcrawl.publish.contacts import Contacts
    from gkcrawl.store import Store

SHANGHAI = timezone(timedelta(hours=8))
"""Time of the portals: no summer time since 1992."""
_NEWEST = "SELECT date(max(datetime(last_seen_at)), '+8 hours') FROM documents"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A ``store`` to publish on ``day``; ``contacts`` takes contact data out, None leaves it where it is."""

    store: Store
    day: date
    copies: bool = True
    contacts: Contacts | None = field(default=None)

    def cleaned(self, rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
        """``rows``, without contact data where it is left out."""
        return map(self.contacts.cleaned, rows) if self.contacts else iter(rows)

    def text(self, text: str) -> str:
        """``text``, without contact data where it is left out."""
        return self.contacts.text(text) if self.contacts else text


def newest_day(store: Store) -> date | None:
    """The day (Asia/Shanghai) on which a document was last met; None where there is no document.

    A clock would make another snapshot of the same state.
    """
    ((day,),) = store.rows(_NEWEST)
    return date.fromisoformat(day) if day else None
