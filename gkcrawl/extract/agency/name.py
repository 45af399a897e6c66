"""Parses an agency name into place, zone, town and unit (docs/reading.md#agency)."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from gkcrawl.data import alternatives, pattern, rows, rules
from gkcrawl.extract.agency.divisions import NATION, TOWN_ENDS, Division, longest_name, named, nearest, shortened

if TYPE_CHECKING:
    from collections.abc import Sequence

PlaceKind = Literal["division", "nation", "rank", "unknown", "bare"]

_PARTY = pattern(rules("agency_words", "party"))
_PARTY_LEFT = re.compile(r"(?:中共|中国共产党)$")
_CENTRAL = pattern(rules("agency_words", "central"))
_RANK = pattern(rules("agency_words", "rank"))
_UNKNOWN = pattern(rules("agency_words", "unknown_place"))
_AUTONOMOUS = ("区", "州", "县", "旗")
_WITHOUT_PEOPLE = re.compile(r"([\u4e00-\u9fff〇]{2,8}?)(?:自治)?([区州县旗])")
_TOWN = re.compile(
    rf"([\u4e00-\u9fff]{{1,9}}?{alternatives(rules('agency_words', 'town'))})"
    r"(?=$|(?:人民)?政府|办事处|党工?委|党政|人大|综合|财政所|卫生院|便民|中心)"
)
_ZONE = re.compile(rf"[\u4e00-\u9fff]{{0,18}}?{alternatives(rules('agency_words', 'zone'))}")
# Units behind a place, and those that are known for agencies without one.
_UNIT = re.compile(rf"[\u4e00-\u9fff、()·〇\d]{{0,30}}{alternatives(rules('agency_words', 'unit'))}")
_OFFICE = re.compile(
    rf"[\u4e00-\u9fff、()]{{1,20}}{alternatives(rules('agency_words', 'office'))}"
    rf"|{alternatives(rules('agency_words', 'office_alone'))}"
)
# Behind a rank the ending alone will do: 县政府, 县医院.
_OFFICE_OF_RANK = re.compile(rf"[\u4e00-\u9fff、()]{{0,20}}{alternatives(rules('agency_words', 'office'))}")
_NOT_A_UNIT = pattern(rules("agency_words", "no_name"))
# An agency, and one more behind 与, 和, 及 or 、: no name runs across them as 文化和旅游局 does.
_AND = "、,;/与和及"
_JOINT = re.compile(rf"{alternatives(rules('agency_words', 'joint'))}(?P<more>[{_AND}])")
_DEED = pattern(rules("agency_words", "deed"))
_LEADING = re.compile(r"[我本该各贵全其]")
MIN_NAME, MAX_NAME = 2, 45  # characters: a county's short name, the longest name of a branch in a district of a city


class Name(NamedTuple):
    """An agency name taken apart: ``text`` = ``place`` + ``zone`` + ``town`` + ``unit``, without white space.

    ``divisions`` are the divisions that ``place`` can mean; ``kind`` says what the place is: a known ``division`` (one
    or several), the ``nation``, a mere ``rank`` (市政府办), one that is in no table (``unknown``), or none (``bare``).
    """

    text: str
    kind: PlaceKind
    place: str
    divisions: tuple[Division, ...]
    zone: str
    town: str
    unit: str


class Start(NamedTuple):
    """The place that a text starts with: where it ends, the divisions it can mean, whether its name is written out."""

    end: int
    divisions: tuple[Division, ...] = ()
    full: bool = False


@cache
def data_table(name: str) -> dict[str, str]:
    """A two-column table of gkcrawl/data (without its ending) as a dict."""
    columns = ([row[key] for row in rows(name)] for key in rows(name)[0])
    return dict(zip(*columns, strict=True))


@cache
def _national_names() -> tuple[str, ...]:
    names = [name for key, others in data_table("national").items() for name in (key, *others.split())]
    return tuple(sorted(names, key=len, reverse=True))


@lru_cache(maxsize=4096)
def read_name(text: str, year: int | None = None) -> Name | None:
    """``text`` (squashed) as the name of an agency or of a place with a government in ``year``; None if it is not.

    >>> read_name("靖宇县住房和城乡建设局").divisions[0].code
    '220622'
    """
    if not MIN_NAME <= len(text) <= MAX_NAME:
        return None
    party = _PARTY.match(text)
    start = party.end() if party else 0
    if national := _read_national(text, start, year):
        return national
    rest = text[start:]
    if rest == "":
        return None
    place = read_place(rest, year)
    if place.divisions and not place.full and rest.startswith(TOWN_ENDS, place.end):
        place = Start(0)  # 玉溪镇 is no part of 玉溪市
    if _names_again(rest, place):
        return None
    if place.divisions and (name := _after_place(text, "division", place._replace(end=start + place.end))):
        return name
    if _LEADING.match(rest):
        return None
    if not _ZONE.match(rest):
        if (match := _RANK.match(rest)) and (name := _after_place(text, "rank", Start(start + match.end()))):
            return name
        unknown = _UNKNOWN.match(rest)
        if unknown and (name := _after_place(text, "unknown", Start(start + unknown.end(), full=True))):
            return name
    return _after_place(text, "bare", Start(start))


def _names_again(text: str, place: Start) -> bool:
    """Whether the place that ``text`` starts with stands in it once more: a second name follows."""
    end = place.end
    if place.divisions:
        return any(name in text[end:] for name in (text[:end], *(division.name for division in place.divisions)))
    unknown = _UNKNOWN.match(text)
    return unknown is not None and unknown[0] in text[unknown.end() :]


def _read_national(text: str, start: int, year: int | None) -> Name | None:
    rest = text[start:]
    names = _national_names()
    listed = next(name for name in names if rest.startswith(name)) if rest.startswith(names) else ""
    match = _CENTRAL.match(rest)
    central = max(listed, match[0] if match else "", key=len)
    if not central:
        return None
    unit = rest[len(central) :]
    if _NOT_A_UNIT.search(unit) or _runs_on(unit):
        return None
    place = read_place(unit, year)
    if place.divisions:  # a branch: 国家税务总局靖宇县税务局
        branch = Name(text, "division", unit[: place.end], place.divisions, "", "", text)
        return branch if _UNIT.fullmatch(unit[place.end :]) else None
    if unit and (unit[0] in _AND or not _UNIT.fullmatch(unit)):
        return None
    return Name(text, "nation", "", (NATION,), "", "", text)


def _after_place(text: str, kind: PlaceKind, start: Start) -> Name | None:
    """The name when what stands after the place is a zone, a town, a unit or, after one written out, nothing."""
    place, rest = text[: start.end], text[start.end :]
    if _NOT_A_UNIT.search(rest if kind == "division" else text) or _runs_on(rest):
        return None
    zone = ""
    if kind != "rank" and (match := _ZONE.match(rest)):
        zone, rest = match[0], rest[match.end() :]
    town = ""
    if (kind != "rank" and (start.full or zone or kind == "bare")) and (match := _TOWN.match(rest)):
        town, rest = match[1], rest[match.end(1) :]
    pattern = _UNIT if zone or town else {"rank": _OFFICE_OF_RANK, "bare": _OFFICE}.get(kind, _UNIT)
    if rest and not pattern.fullmatch(rest):
        return None
    if not rest and not (town or zone or start.full):
        return None
    return Name(text, kind, place, start.divisions, zone, town, rest)


def _runs_on(unit: str) -> bool:
    """Whether ``unit`` goes on behind the name of an agency: to another one, to what somebody did."""
    return _JOINT.search(unit) is not None or _DEED.search(unit) is not None


def first_name(text: str, year: int | None = None) -> Name | None:
    """The first name in ``text`` (squashed), which may print several agencies side by side; None if it has none.

    >>> first_name("青禾县水利局、青禾县财政局").text
    '青禾县水利局'
    """
    if name := read_name(text, year):
        return name
    if (joint := _JOINT.search(text)) and (name := read_name(text[: joint.start("more")], year)):
        return name
    # The place begins the next name, with nothing between.
    start = party.end() if (party := _PARTY.match(text)) else 0
    length = read_place(text[start:], year).end
    match = _UNKNOWN.match(text, start)
    place = text[start : start + length] or (match[0] if match else "")
    again = text.find(place, start + len(place)) if place else -1
    return read_name(_PARTY_LEFT.sub("", text[:again]), year) if again > 0 else None


@lru_cache(maxsize=4096)
def read_place(text: str, year: int | None) -> Start:
    """The divisions that ``text`` starts with (江苏省南京市鼓楼区…): what the innermost can be, and where it ends."""
    end = 0
    found: tuple[Division, ...] = ()
    full = False
    while end < len(text):
        for length in range(longest_name(text[end:]), 1, -1):
            hits, whole = _candidates(text[end : end + length], year)
            hits = [hit for hit in hits if not found or any(hit != upper and hit.within(upper.code) for upper in found)]
            if hits:
                end, found, full = end + length, tuple(nearest(hits, year)), whole
                break
        else:
            break
        if found[0].level == "county":
            break
    return Start(end, found, full)


def _candidates(name: str, year: int | None) -> tuple[Sequence[Division], bool]:
    """Divisions of that full name, else provinces and cities of that short one; whether the name is full.

    Names that others bear too are only read in their time: 新区, 郊区, and a zone's (两江新区 before 2025).
    """
    full: Sequence[Division] = named(name)
    if name.endswith(_AUTONOMOUS) and not any(division.distance(year) == 0 for division in full):
        full = _without_people(name, year) or full
    if full and (len(name) == MIN_NAME or name in data_table("zones")):
        full = [division for division in full if division.distance(year) == 0]
    if full:
        return full, True
    return [division for division in shortened(name) if division.level in ("province", "city")], False


def _without_people(name: str, year: int | None) -> Sequence[Division]:
    """Autonomous divisions written without their people: 阿坝州, 长阳县, 广西自治区."""
    match = _WITHOUT_PEOPLE.fullmatch(name)
    if not match:
        return ()
    peoples = [division for division in shortened(match[1]) if division.name.endswith("自治" + match[2])]
    return [division for division in peoples if division.distance(year) == 0]


def expand(unit: str) -> str:
    """``unit`` written out where its abbreviation has one reading only (data/abbreviations.csv)."""
    return data_table("abbreviations").get(unit, unit)


def abbreviates(short: str, full: str) -> bool:
    """Whether ``short`` can stand for ``full``: first and last character, the others in order (科技局, 科学技术局)."""
    full = re.sub(r"^人民(?=政府)|(?<=办)公[室厅]$", "", full)
    if not short or not full or len(short) > len(full) or short[0] != full[0] or short[-1] != full[-1]:
        return False
    rest = iter(full)
    return all(char in rest for char in short)
