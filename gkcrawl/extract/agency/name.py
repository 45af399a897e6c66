"""Parses an agency name into place, zone, town and unit (docs/reading.md#agency)."""

from __future__ import annotations

import csv
import re
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Literal, NamedTuple

from gkcrawl.extract.agency.divisions import NATION, Division, longest_name, named, nearest, shortened

if TYPE_CHECKING:
    from collections.abc import Sequence

PlaceKind = Literal["division", "nation", "rank", "unknown", "bare"]

_PARTY = re.compile(r"中共(?!中央)|中国共产党|中华人民共和国")
_PARTY_LEFT = re.compile(r"(?:中共|中国共产党)$")
_STATE = re.compile(
    r"国家(?!级)[\u4e00-\u9fff]{2,14}?(?:总局|委员会|改革委|健康委|民委|局|署|办公室|中心)|国务院(?:[\u4e00-\u9fff]{2,16}(?:办公厅|办公室|委员会|部|局|室))?"
)
# Words whose first character looks like the rank of the place (市场监督管理局 is no office of a 市).
_RANK = re.compile(r"(?!市场|市容|市政(?!府|协)|市直|区域|区块|县域|县直|省会|省直|州直)([省市县区州旗盟])")
# No place has these words of a sentence in its name.
_UNKNOWN = re.compile(
    r"(?:(?![由与及在对被受据因至并把给到近昨今年])[\u4e00-\u9fff]){2,9}?(?:自治[区州县旗]|省|市|县|区|旗|州|盟)"
)
_AUTONOMOUS = ("区", "州", "县", "旗")
_WITHOUT_PEOPLE = re.compile(r"([\u4e00-\u9fff〇]{2,8}?)(?:自治)?([区州县旗])")
_TOWN = re.compile(
    r"([\u4e00-\u9fff]{1,9}?(?:街道|苏木|镇|乡))(?=$|(?:人民)?政府|办事处|党工?委|党政|人大|综合|财政所|卫生院|便民|中心)"
)
_ZONE = re.compile(
    r"[\u4e00-\u9fff]{0,18}?(?:开发区|新区|示范区|保税港?区|园区|高新区|经开区|管理区|度假区|名胜区|风景区|功能区|合作区|[试实]验区|产业区|工业区|集聚区)"
)
_UNIT = re.compile(
    r"[\u4e00-\u9fff、()·〇\d]{0,30}(?:局|厅|委|委员会|办|办公室|办公厅|政府|公署|院|中心|处|所|站|队|署|社|会|馆|校|学|部|台|行|组|团|公司|海关)"
)
_OFFICE = re.compile(
    r"[\u4e00-\u9fff、()]{1,20}(?:局|厅|委|委员会|办|办公室|办公厅|支队|总队|政府|公署|管委会|医院|学校|大学|学院)|(?:政府|政协|委办)"
)
_NOT_A_UNIT = re.compile(
    r"召开|举行|开展|举办|推进|加强|印发|做好|落实|调研|参加|组织召|发布会|等部门|部门|关于|公布|以及|的|全[省市县区]|[我本该各]|赴|将|对|被|让|了"
    # What people do, and who they are.
    r"|走访|慰问|会见|考察|视察|参观|出席|前往|来到|会同|携手|牵头|委托|要求|同意|联合[主承协举开发印召]|一行(?!政)"
    r"|[部局厅处科司院校会社队站所署行]长(?![江安途期效沙春治兴葛岭丰乐宁海武顺泰清垣阳汀白寿])|书记(?!处)|主席(?![团台])|领导(?!小组|干部)|同志"
)
# 局, 会, 委 … and one more name behind 与, 和, 及 or 、: no name runs across them as 文化和旅游局 does.
_JOINT = re.compile(r"(?:[局厅委府办处署院]|(?<!社)会|(?<!干)部|中心|公司|大学|学院)(?P<more>[、,;/与和及])")
# Words that end as the names of agencies do: what somebody did, and gatherings.
_DEED = re.compile(
    r"(?:[主承协举督经交开创合代转]办|部署|签署|[进执同现试推发举履]行|[重改]组|(?<![大中小])学|[平后舞]台"
    r"|(?<![协学商工农科联总公监委教])(?<!委员|联合|基金|理事|董事|研究|促进|贸促|十字|同业|慈善|业主|校友|联谊)会)$"
)
_LEADING = re.compile(r"[我本该各贵全其]")


class Name(NamedTuple):
    """An agency name taken apart: ``text`` = ``place`` + ``zone`` + ``town`` + ``unit``, without white space.

    ``divisions`` are the divisions that ``place`` can mean; ``kind`` says what the place is: a known ``division`` (one or
    several), the ``nation``, a mere ``rank`` (市政府办), a place that is in no table (``unknown``), or nothing (``bare``).
    """

    text: str
    kind: PlaceKind
    place: str
    divisions: tuple[Division, ...]
    zone: str
    town: str
    unit: str


@cache
def data_table(name: str) -> dict[str, str]:
    """A two-column table of gkcrawl/data as a dict."""
    lines = files("gkcrawl.data").joinpath(name).read_text(encoding="utf-8").splitlines()[1:]
    return {row[0]: row[1] for row in csv.reader(lines)}


@cache
def _national_names() -> tuple[str, ...]:
    names = [name for key, others in data_table("national.csv").items() for name in (key, *others.split())]
    return tuple(sorted(names, key=len, reverse=True))


@lru_cache(maxsize=4096)
def read_name(text: str, year: int | None = None) -> Name | None:
    """All of ``text`` (squashed) as the name of an agency or of a place with a government in ``year``; None if it is not.

    >>> read_name("靖宇县住房和城乡建设局").divisions[0].code
    '220622'
    """
    if not 2 <= len(text) <= 45:
        return None
    party = _PARTY.match(text)
    start = party.end() if party else 0
    if national := _read_national(text, start, year):
        return national
    rest = text[start:]
    if rest == "":
        return None
    end, divisions, full = read_place(rest, year)
    if _names_again(rest, end, divisions):
        return None
    if divisions and (name := _after_place(text, start + end, "division", divisions, full)):
        return name
    if _LEADING.match(rest):
        return None
    if not _ZONE.match(rest):
        if (match := _RANK.match(rest)) and (name := _after_place(text, start + match.end(), "rank", (), False)):
            return name
        if (match := _UNKNOWN.match(rest)) and (name := _after_place(text, start + match.end(), "unknown", (), True)):
            return name
    return _after_place(text, start, "bare", (), False)


def _names_again(text: str, end: int, divisions: Sequence[Division]) -> bool:
    """Whether the place that ``text`` starts with stands in it once more: a second name follows."""
    if divisions:
        return any(name in text[end:] for name in (text[:end], *(division.name for division in divisions)))
    unknown = _UNKNOWN.match(text)
    return unknown is not None and unknown[0] in text[unknown.end() :]


def _read_national(text: str, start: int, year: int | None) -> Name | None:
    rest = text[start:]
    names = _national_names()
    listed = next(name for name in names if rest.startswith(name)) if rest.startswith(names) else ""
    match = _STATE.match(rest)
    central = max(listed, match[0] if match else "", key=len)
    if not central:
        return None
    unit = rest[len(central) :]
    if _NOT_A_UNIT.search(unit) or _runs_on(unit):
        return None
    end, divisions, _ = read_place(unit, year)
    if divisions:  # a branch: 国家税务总局靖宇县税务局
        return Name(text, "division", unit[:end], divisions, "", "", text) if _UNIT.fullmatch(unit[end:]) else None
    if unit and not _UNIT.fullmatch(unit):
        return None
    return Name(text, "nation", "", (NATION,), "", "", text)


def _after_place(text: str, at: int, kind: PlaceKind, divisions: tuple[Division, ...], full: bool) -> Name | None:
    """The name when what stands after the place (``full``: written out) is a zone, a town, a unit or, after a full name, nothing."""
    place, rest = text[:at], text[at:]
    if _NOT_A_UNIT.search(rest if kind == "division" else text) or _runs_on(rest):
        return None
    zone = ""
    if kind != "rank" and (match := _ZONE.match(rest)):
        zone, rest = match[0], rest[match.end() :]
    town = ""
    if (kind != "rank" and (full or zone or kind == "bare")) and (match := _TOWN.match(rest)):
        town, rest = match[1], rest[match.end(1) :]
    pattern = _OFFICE if kind in ("rank", "bare") and not (zone or town) else _UNIT
    if rest and not pattern.fullmatch(rest):
        return None
    if not rest and not (town or zone or full):
        return None
    return Name(text, kind, place, divisions, zone, town, rest)


def _runs_on(unit: str) -> bool:
    """Whether ``unit`` goes on behind the name of an agency: to another one, to what somebody did."""
    return _JOINT.search(unit) is not None or _DEED.search(unit) is not None


def first_name(text: str, year: int | None = None) -> Name | None:
    """The first name in ``text`` (squashed), which may print several agencies side by side; None if it is something else.

    >>> first_name("青禾县水利局、青禾县财政局").text
    '青禾县水利局'
    """
    if name := read_name(text, year):
        return name
    if (joint := _JOINT.search(text)) and (name := read_name(text[: joint.start("more")], year)):
        return name
    # The place begins the next name, with nothing between.
    start = party.end() if (party := _PARTY.match(text)) else 0
    length, _, _ = read_place(text[start:], year)
    match = _UNKNOWN.match(text, start)
    place = text[start : start + length] or (match[0] if match else "")
    again = text.find(place, start + len(place)) if place else -1
    return read_name(_PARTY_LEFT.sub("", text[:again]), year) if again > 0 else None


@lru_cache(maxsize=4096)
def read_place(text: str, year: int | None) -> tuple[int, tuple[Division, ...], bool]:
    """The divisions that ``text`` starts with (江苏省南京市鼓楼区…): where they end, the innermost one's candidates, whether
    that is written as a full name.
    """
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
    return end, found, full


def _candidates(name: str, year: int | None) -> tuple[Sequence[Division], bool]:
    """Divisions of that full name, else provinces and cities of that short one; whether the name is full.

    Names that others bear too are only read in their time: 新区, 郊区, and a zone's (两江新区 before 2025).
    """
    full: Sequence[Division] = named(name)
    if name.endswith(_AUTONOMOUS) and not any(division.distance(year) == 0 for division in full):
        full = _without_people(name, year) or full
    if full and (len(name) == 2 or name in data_table("zones.csv")):
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
    return data_table("abbreviations.csv").get(unit, unit)


def abbreviates(short: str, full: str) -> bool:
    """Whether ``short`` can stand for ``full``: the same first and last character, the others in order (科技局, 科学技术局)."""
    full = re.sub(r"^人民(?=政府)|(?<=办)公[室厅]$", "", full)
    if not short or not full or len(short) > len(full) or short[0] != full[0] or short[-1] != full[-1]:
        return False
    rest = iter(full)
    return all(char in rest for char in short)
