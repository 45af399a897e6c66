"""Names of a site's owner, as printed, read as agencies and written out in full."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gkcrawl.data import pattern, rules
from gkcrawl.extract.agency.declared import is_inner
from gkcrawl.extract.agency.divisions import Division, by_code
from gkcrawl.extract.agency.name import Name, PlaceKind, abbreviates, data_table, expand, read_name, read_place
from gkcrawl.extract.agency.written_out import full_name
from gkcrawl.portals.discovery.owners.statements import site_name

if TYPE_CHECKING:
    from collections.abc import Sequence

_LONGEST_PRINTED = 120  # characters: a name of 45, what greets before it, what a site adds behind
_SHORTEST = 3  # characters: 财政部
_OFFICE = re.compile(r"(?<=人民政府)办公[室厅]$")
_BRACKETED = re.compile(r"\([^()]*\)?$")
_GOVERNMENT = "人民政府"
# Places of government offices are written out; 北京大学 is no 北京市大学.
_OF_PLACE = pattern(rules("agency_words", "of_place"))
_SCHOOL = pattern(rules("agency_words", "school"))
_PART_OF_SCHOOL = re.compile(rf"[\u4e00-\u9fff]{{2,12}}{_SCHOOL.pattern}[\u4e00-\u9fff()]{{2,14}}")
_OWN_PLACE = pattern(rules("agency_words", "own_place"))


@dataclass(frozen=True, slots=True)
class Named:
    """An agency that a page names: ``name`` as read."""

    name: Name

    @property
    def divisions(self) -> tuple[Division, ...]:
        """The divisions that its place can mean, for a zone of data/zones.csv what that lies in; none without any."""
        code = data_table("zones").get(self.name.zone) if self.name.kind != "division" else None
        division = by_code(code) if code else None
        return (division,) if division else self.name.divisions

    @property
    def unit(self) -> str:
        """What stands behind the place, abbreviations written out."""
        return self.name.zone + self.name.town + expand(self.name.unit)

    @property
    def needs_place(self) -> bool:
        """Whether it is an office whose name leaves out of which place: 水利局, but not 青禾大学."""
        return self.name.kind == "rank" or (
            self.name.kind == "bare" and not self.name.zone and _OF_PLACE.search(self.name.unit) is not None
        )

    def same(self, other: Named) -> bool:
        """Whether ``other`` can be this agency: another form of place or unit, or one without a place."""
        mine, others = set(self.divisions), set(other.divisions)
        if mine and others and not mine & others:
            return False
        if self._stands_for(other) or other._stands_for(self):
            return True
        return self.unit == other.unit or abbreviates(self.unit, other.unit) or abbreviates(other.unit, self.unit)

    def _stands_for(self, other: Named) -> bool:
        """Whether ``other`` goes on where this one ends, or begins before it: 大数据学院 of a university, a zone."""
        mine, longer = self.name, other.name
        if mine.zone and not mine.unit:
            return longer.zone == mine.zone
        return mine.kind == "bare" and self.is_school and longer.text.endswith(mine.text)

    @property
    def is_school(self) -> bool:
        """Whether it is a school or a part of one, whose name need not say where it is: 中山大学 is not in 中山."""
        return _SCHOOL.search(self.name.text) is not None

    def longer(self, other: Named) -> Named:
        """Of two forms of one agency the one with a place, in fewer divisions, with more of its unit written out."""
        return max(self, other, key=lambda one: (bool(one.divisions), -len(one.divisions), len(one.unit)))

    def part_of(self, other: Named) -> bool:
        """Whether this is an office of ``other``: of its government, or a part that its name goes on with."""
        if self.unit != other.unit and self.unit.startswith(other.unit):
            return True
        inside = any(one.within(upper.code) for one in self.divisions for upper in other.divisions)
        return other.unit == _GOVERNMENT and (inside or not self.divisions)

    def written(self, division: Division | None) -> str:
        """The full name; ``division`` is its place where that is known."""
        name = self.name
        if division is None or (name.kind == "bare" and not self.needs_place):
            return name.text
        office = not name.zone and _OF_PLACE.search(name.unit) and not _OWN_PLACE.search(name.unit)
        if name.kind == "division" and office and not name.place.endswith(division.name):
            name = name._replace(place=division.name)
        return full_name(name, division)


def own_name(printed: str, places: Sequence[Division], *, roll_up: bool) -> Named | None:
    """The agency that ``printed`` names; ``places`` are those the site may be in, for a county's short name.

    ``roll_up``: a government's portal is run by its office, so that 人民政府办公室 stands for the government.
    """
    text = site_name(printed) if len(printed) <= _LONGEST_PRINTED else ""
    if len(text) < _SHORTEST:
        return None
    name = _read(text, places) or _read(_BRACKETED.sub("", text), places)
    if name is None or not (name.unit or name.town or name.zone) or is_inner(name.text):
        return None
    if roll_up and (unit := _OFFICE.sub("", name.unit)) != name.unit:
        name = name._replace(unit=unit, text=_OFFICE.sub("", name.text))
    return Named(name)


def _read(text: str, places: Sequence[Division]) -> Name | None:
    name = read_name(text)
    if name is not None and (name.kind in ("division", "nation") or name.zone):
        return name
    for place in places:
        if text.startswith(place.short) and len(place.short) > 1:
            rest = text[len(place.short) :].removeprefix(place.name.removeprefix(place.short))
            if full := read_name(place.name + rest):
                return full._replace(divisions=(place,))
    if name is None and _PART_OF_SCHOOL.fullmatch(text):
        start = read_place(text, None)
        kind: PlaceKind = "division" if start.divisions else "bare"
        return Name(text, kind, text[: start.end], start.divisions, "", "", text[start.end :])
    return name
