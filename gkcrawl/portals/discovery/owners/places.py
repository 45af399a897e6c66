"""Where a site is: 网站标识码, host, telephone, address in the foot, regions of its documents."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gkcrawl.extract.agency.divisions import NATION, NATION_CODE, Division, by_code, enclosing, successor
from gkcrawl.extract.agency.hosts import divisions_of_host
from gkcrawl.extract.agency.name import read_place
from gkcrawl.extract.agency.places import cities_of
from gkcrawl.portals.discovery.site import Claim

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gkcrawl.portals.discovery.owners.names import Named
    from gkcrawl.portals.discovery.owners.statements import Said

# These say whose office it is; post and telephone only where it sits.
_SURE = ("code", "host", "documents")
_MINISTRY = re.compile(r"bm", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Place:
    """Divisions that something points to: any of them may be meant."""

    source: str
    divisions: tuple[Division, ...]
    evidence: str

    def near(self, divisions: Sequence[Division]) -> tuple[Division, ...]:
        """Those of ``divisions`` that lie in one of its own, or around it."""
        return tuple(
            one for one in divisions if any(one.within(own.code) or own.within(one.code) for own in self.divisions)
        )


@dataclass(frozen=True, slots=True)
class Places:
    """All that points to where a site is, the surest first."""

    found: tuple[Place, ...]

    @classmethod
    def of(cls, said: Counter[Said], host: str, regions: Counter[str]) -> Places:
        """From what pages say, the site's ``host``, and the ``regions`` of its documents (codes)."""
        places: list[Place] = []
        for code in _printed(said, "code"):
            division = NATION if _MINISTRY.match(code) else enclosing(code[:6])
            if division:
                places.append(Place("code", (successor(division),), f"网站标识码 {code}"))
        if spelled := divisions_of_host(host):
            places.append(Place("host", spelled, f"host {host}"))
        if regions and (top := regions.most_common(1)[0])[1] > 1 and (division := by_code(top[0])):
            places.append(Place("documents", (division,), f"region of {top[1]} documents"))
        for area in _printed(said, "telephone"):
            if cities := cities_of(area):
                places.append(Place("telephone", cities, f"area code {area}"))
        for address in _printed(said, "address"):
            if divisions := read_place(address, None).divisions:
                places.append(Place("address", divisions, f"address {address}"))
        return cls(tuple(places))

    @property
    def all(self) -> list[Division]:
        """Every division that something points to."""
        return [division for place in self.found for division in place.divisions]

    def agree(self, divisions: Sequence[Division]) -> bool | None:
        """Whether code or host lie where ``divisions`` do; None where there is nothing to compare."""
        sure = [place for place in self.found if place.source in ("code", "host") and place.divisions != (NATION,)]
        if not divisions or not sure or NATION in divisions:
            return None
        return any(place.near(divisions) for place in sure)

    def choose(self, divisions: Sequence[Division]) -> Division | None:
        """The one of ``divisions`` that the site points to; None where two remain."""
        left = tuple(divisions)
        for place in self.found:
            if len(left) == 1:
                break
            if place.divisions != (NATION,):
                left = place.near(left) or left
        return successor(left[0]) if len(left) == 1 else None

    def elsewhere(self, division: Division) -> bool:
        """Whether post and telephone, of which there are any, lie outside of ``division``."""
        sits = [place for place in self.found if place.source in ("telephone", "address")]
        return bool(sits) and not any(place.near((division,)) for place in sits)

    def own(self, *, sure: bool) -> Division | None:
        """The place of an agency whose name has none; ``sure``: where its telephone and post are does not count."""
        claim = self._one(sure=sure)
        return claim[0] if claim else None

    def region(self, division: Division, named: Named) -> Claim:
        """The region, and what says so."""
        agreed = [place.evidence for place in self.found if place.near((division,)) and division != NATION]
        by_name = ["name of the agency"] if any(division.within(one.code) for one in named.divisions) else []
        return Claim(division.code, ", ".join((by_name + agreed)[:4]) or "name of the agency")

    def claim(self) -> Claim | None:
        """The region of a site that does not say whose it is."""
        one = self._one(sure=True)
        return Claim(one[0].code, one[1]) if one and one[0].code != NATION_CODE else None

    def _one(self, *, sure: bool) -> tuple[Division, str] | None:
        """The division that the surest source names, where others leave only one of its."""
        for place in self.found:
            left = place.divisions
            for other in self.found:
                if len(left) > 1:
                    left = other.near(left) or left
            if len(left) == 1 and (not sure or place.source in _SURE):
                return left[0], place.evidence
        return None


def _printed(said: Counter[Said], source: str) -> list[str]:
    """What pages say of ``source``, the most frequent first."""
    counts = Counter({one.text: count for one, count in said.items() if one.source == source})
    return sorted(counts, key=lambda text: (-counts[text], text))
