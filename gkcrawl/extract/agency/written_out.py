"""Writes agencies' names out in full, and says which region they belong to (docs/reading.md#agency)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkcrawl.data import pattern, rules
from gkcrawl.document import Region
from gkcrawl.extract.agency.divisions import by_code, towns
from gkcrawl.extract.agency.name import data_table, expand

if TYPE_CHECKING:
    from gkcrawl.extract.agency.divisions import Division
    from gkcrawl.extract.agency.name import Name

_ZONE_OFFICE = pattern(rules("agency_words", "zone_office"))
# 大连, 宁波, 厦门, 青岛, 深圳: of sub-provincial rank without being capitals.
_SUB_PROVINCIAL = ("210200", "330200", "350200", "370200", "440300")


def region_of(name: Name, division: Division) -> Region:
    """The region of an agency in ``division``; a town is found in its county, or as the only one of its city."""
    if name.town:
        near = [town for town in towns(name.town) if town.within(division.code)] if division.level == "city" else []
        county = division if division.level == "county" else by_code(near[0].parent or "") if len(near) == 1 else None
        if county:
            return Region(code=county.code, name=name.town, level="town")
    return Region(code=division.code, name=division.name, level=division.level)


def has_town(division: Division, town: str) -> bool:
    """Whether ``town`` can be in ``division``: a county may have had it, in a city or province it is one of today's."""
    return division.level == "county" or any(one.within(division.code) for one in towns(town))


def full_name(name: Name, division: Division | None, text: str = "") -> str:
    """The agency's full name: rank or silence replaced by the division, a government and abbreviations written out.

    ``text``, which may say that a zone has a 管理委员会, is what the name was read in.
    """
    place = name.place
    if name.kind == "rank" or (name.kind == "bare" and name.zone not in data_table("zones")):
        place = division.name if division else place
    if name.town:
        unit = name.unit or "办事处" if name.town.endswith("街道") else expand(name.unit or "政府")
    elif name.zone:
        unit = expand(name.unit) or ("管理委员会" if _ZONE_OFFICE.search(text) else "")
    elif name.kind == "nation" or (name.kind == "division" and name.unit == name.text):
        return name.text
    elif division and not name.unit and division.name.endswith(("地区", "盟")):
        unit = "行政公署"
    else:
        unit = _office(name.unit or "政府", division)
    return place + name.zone + name.town + unit


def _office(unit: str, division: Division | None) -> str:
    """``unit`` written out; 政府办 is 办公厅 in a province, may be either in a large city, else 办公室."""
    if unit in ("政府办", "府办") and division:
        if division.level == "province":
            return "人民政府办公厅"
        large = division.code.endswith("0100") or division.code in _SUB_PROVINCIAL
        return "人民政府办" if large else "人民政府办公室"
    return expand(unit)
