"""Whose a site is and where: weighs what its pages say of it (title, SiteName, 主办, 版权所有, 网站标识码 …)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from gkcrawl.extract.document import read_page
from gkcrawl.extract.hints import Hints
from gkcrawl.extract.page.page import Page
from gkcrawl.identity import url_key
from gkcrawl.portals.discovery.owners.names import Named, own_name
from gkcrawl.portals.discovery.owners.places import Places
from gkcrawl.portals.discovery.owners.statements import Said, statements
from gkcrawl.portals.discovery.site import Claim, Owner

if TYPE_CHECKING:
    from collections.abc import Iterable

# Sources of a name → their weight, and what they are in words.
_SOURCES = {
    "home title": (5, "<title> of the home page"),
    "SiteName": (4, "SiteName of"),
    "runs": (4, "主办 in the foot of"),
    "owns": (4, "版权所有 in the foot of"),
    "logo": (2, "text of pictures at the head of"),
    "title": (3, "<title> of"),
    "documents": (2, "agency of the documents of"),
    "undertakes": (1, "承办 in the foot of"),
}
_OWN = ("home title", "SiteName", "logo", "title")
_SAME_PLACE = 1  # weight of a code, host or telephone that lies where the name does
_ENOUGH = 3  # weight that a name needs
_FEW = 4  # of so many pages more than one is to say what the home page does not: others are of parts of the site
_MOST_DOCUMENTS = 40  # pages whose documents are read: more would say the same
_MOST_SHARE = 2  # of so many documents that name an agency, one is to be by the owner


@dataclass(slots=True)
class _Group:
    """What was said of one agency: by source, on how many pages."""

    named: Named
    said: Counter[str] = field(default_factory=Counter)

    def weight(self, places: Places) -> int:
        """How sure it is that the site is this agency's."""
        agreed = places.agree(self.named.divisions)
        extra = 0 if agreed is None else _SAME_PLACE if agreed else -_ENOUGH
        return sum(_SOURCES[source][0] for source in self.said) + extra

    def evidence(self) -> str:
        """The sources in words."""
        order = sorted(self.said, key=list(_SOURCES).index)
        return ", ".join(
            _SOURCES[one][1] + ("" if one == "home title" else f" {self.said[one]} page{'s' * (self.said[one] > 1)}")
            for one in order
        )


class OwnerSearch:
    """Finds the owner of the site with this ``home`` page in the pages of it that it is shown."""

    def __init__(self, home: str) -> None:
        self._home = url_key(home)
        self._host = urlsplit(home).hostname or ""
        self._said: Counter[Said] = Counter()
        self._at_home: set[Said] = set()
        self._pages = 0
        self._agencies: Counter[str] = Counter()
        self._regions: Counter[str] = Counter()
        self._documents = 0

    def read(self, page: Page) -> None:
        """Note what ``page`` says; it is left as it is."""
        home = url_key(page.url) == self._home
        said = set(statements(page, home=home))
        self._said.update(said)
        self._pages += 1
        if home:
            self._at_home |= said
        if not home and self._documents < _MOST_DOCUMENTS:
            self._documents += 1
            document = read_page(Page(page.text, page.url, page.decoded), Hints())
            if document.agency:
                self._agencies[document.agency] += 1
            if document.region:
                self._regions[document.region.code] += 1

    def owner(self) -> Owner:
        """The owner as far as the pages so far tell; what they leave open is None."""
        places = Places.of(self._said, self._host, self._regions)
        groups = _grouped(self._names(), places)
        best = max(groups, key=lambda group: group.weight(places), default=None)
        if best is None or best.weight(places) < _ENOUGH:
            return Owner(None, places.claim())
        best = _part(best, groups)
        named = best.named
        division = places.choose(named.divisions) if named.divisions else places.own(sure=named.needs_place)
        if division and named.is_school and places.elsewhere(division):
            division = places.own(sure=False)
        if division is None and named.needs_place:
            return Owner(None, places.claim())
        agency = Claim(named.written(division), best.evidence())
        return Owner(agency, places.region(division, named) if division else None)

    def _names(self) -> Iterable[tuple[str, str, int]]:
        """Source, name as printed, pages that print it."""
        for said, count in self._said.items():
            if said.source in _SOURCES and (said in self._at_home or count * _FEW > self._pages):
                yield said.source, said.text, count
        named = sum(self._agencies.values())
        for agency, count in self._agencies.most_common(1):
            if count > 1 and count * _MOST_SHARE >= named:
                yield "documents", agency, count


def _grouped(names: Iterable[tuple[str, str, int]], places: Places) -> list[_Group]:
    """The names by agency: 道真县人社局 is the one that is written out elsewhere."""
    groups: list[_Group] = []
    for source, printed, count in sorted(names, key=lambda one: (list(_SOURCES).index(one[0]), -one[2], one[1])):
        named = own_name(printed, places.all, roll_up=source not in _OWN)
        if named is None or (named.needs_place and source not in _OWN):
            continue
        group = next((one for one in groups if one.named.same(named)), None)
        if group is None:
            groups.append(_Group(named, Counter({source: count})))
        else:
            group.said[source] += count
            group.named = group.named.longer(named)
    return groups


def _part(best: _Group, groups: list[_Group]) -> _Group:
    """The office that the site names itself after where ``best`` is the government or agency it is a part of."""
    for group in groups:
        if "home title" in group.said and group is not best and group.named.part_of(best.named):
            return group
    return best
