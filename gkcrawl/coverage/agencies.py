"""One agency under all its names: spellings, abbreviations, names that follow one another in the list of one unit."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gkcrawl.document import Document
from gkcrawl.extract.agency.identity import Key, key_of
from gkcrawl.extract.agency.name import abbreviates
from gkcrawl.extract.agency.resolve import resolve_agency
from gkcrawl.extract.hints import Hints

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Set

_NUMERALS = re.compile(r"[\d〇零一二三四五六七八九十百]")
REPORT = "政府信息公开工作年度报告"
"""What stands behind the name of a unit in the title of its report."""


@dataclass(frozen=True, slots=True)
class Agency:
    """An agency as it is shown: full name, code and name of its region."""

    name: str
    region_code: str | None = None
    region_name: str | None = None

    @classmethod
    def of(cls, name: str, region: str | None) -> Agency:
        """An agency as documents have it, ``region`` as JSON."""
        found = json.loads(region) if region else {}
        return cls(name, found.get("code"), found.get("name"))

    @property
    def key(self) -> Key:
        """See `Key`."""
        return key_of(self.name, self.region_code)


def resolved(title: str, url: str, portal: Agency) -> Agency | None:
    """The agency whose report is called ``title`` on the site of ``portal``, found as documents' is; None if unsure."""
    document = Document(id="", version=1, url=url, kind="annual_report", title=title)
    found = resolve_agency(document, hints=Hints(agency=portal.name, region=portal.region_code))
    if found.agency is None:
        return None
    region = found.region
    return Agency(found.agency, region.code, region.name) if region else Agency(found.agency)


def _can_be_one(one: Key, other: Key, years: Mapping[Key, Set[int]]) -> bool:
    numbers = [_NUMERALS.findall(key.unit) for key in (one, other)]
    return numbers[0] == numbers[1] and not (years.get(one, frozenset()) & years.get(other, frozenset()))


class Names:
    """Which agencies are one: add all, `join` those that are known to be one, then ask for the `main` one."""

    def __init__(self) -> None:
        self.shown: dict[Key, Agency] = {}
        self._same: dict[Key, Key] = {}

    def add(self, agency: Agency) -> Key:
        """Take in ``agency``; what is met first is shown."""
        key = agency.key
        self.shown.setdefault(key, agency)
        return key

    def join(self, keys: Iterable[Key]) -> None:
        """The agencies of these ``keys`` are one, called as the first of them."""
        first, *others = keys
        for other in others:
            if self.main(other) != self.main(first):
                self._same[self.main(other)] = self.main(first)

    def main(self, key: Key) -> Key:
        """The key that stands for the agency of ``key``."""
        while key in self._same:
            key = self._same[key]
        return key

    def join_spellings(self, years: Mapping[Key, Set[int]]) -> None:
        """Join abbreviations with the only name of their place that they can stand for; names without a place too.

        ``years`` are those that there are reports on: who reports on the same year as another is another, and so is
        who has another number (第一小学, 第十一小学).
        """
        alike: defaultdict[tuple[str, str, str], list[Key]] = defaultdict(list)
        for key in self.shown:
            # An abbreviation keeps the first character and the last.
            alike[key.place, key.unit[:1], key.unit[-1:]].append(key)
        for keys in alike.values():
            for short in keys:
                full = [key for key in keys if key != short and abbreviates(short.unit, key.unit)]
                if len(full) == 1 and _can_be_one(short, full[0], years):
                    self.join((full[0], short))
        named: defaultdict[str, set[Key]] = defaultdict(set)
        for key, agency in self.shown.items():
            if agency.region_code:
                named[agency.name].add(self.main(key))
        for key, agency in self.shown.items():
            if not agency.region_code and len(named[agency.name]) == 1:
                self.join((*named[agency.name], key))
