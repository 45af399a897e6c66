"""What is known of a site: its columns, whose it is and where that is, and what could not be read."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class SiteColumn:
    """A column of a site: its name, unique within the site, the address of its first page, and what stands there.

    ``body`` is what that address wants posted; ``kind`` a kind of columns (年报, 通知公告 …); ``family`` the name of
    the CMS family that reads it; ``rows`` how many are on its first page, ``total`` how many it declares, ``latest``
    the newest date of those rows (YYYY-MM-DD); ``parents`` the names of the columns above it, from the top;
    ``evidence`` how it was found; ``lists`` is the pattern of rows that lead to further lists, as in `Column.lists`.
    """

    name: str
    url: str
    kind: str | None = None
    family: str = "generic"
    rows: int = 0
    total: int | None = None
    latest: str | None = None
    parents: tuple[str, ...] = ()
    body: str | None = None
    evidence: str = ""
    lists: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """Plain data, a name a field."""
        return asdict(self) | {"parents": list(self.parents)}


@dataclass(frozen=True, slots=True)
class Claim:
    """A value and what on which page says so."""

    value: str
    evidence: str


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose a site is: the agency's full name, and the GB/T 2260 code of its region; None where nothing says so."""

    agency: Claim | None = None
    region: Claim | None = None


@dataclass(frozen=True, slots=True)
class Unread:
    """A page that may hold columns and could not be read, and why, in words."""

    url: str
    why: str


@dataclass(slots=True)
class Site:
    """A site as far as it was walked in ``requests`` requests; ``left`` are pages it had no requests left for."""

    home: str
    owner: Owner = Owner()
    columns: list[SiteColumn] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    requests: int = 0
    left: int = 0
