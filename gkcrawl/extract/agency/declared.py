"""What a portal declares of itself, for documents that name nobody: its agency, unless the text speaks as another."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from gkcrawl.data import pattern, rules
from gkcrawl.extract.agency.divisions import TOWN_ENDS
from gkcrawl.extract.agency.places import CODED, PORTAL, Place

if TYPE_CHECKING:
    from collections.abc import Sequence

_SELF = pattern(rules("agency_words", "speaker"))
_INNER = pattern(rules("agency_words", "inner"))
_DEPARTMENT = pattern(rules("agency_words", "of_place"))
_SCHOOL = re.compile(r"(?:大学|学院)$")
_GOVERNMENT = "人民政府"
# 我 with these speaks as anybody in that place, or as an institution below the office whose portal it is.
_ANYBODY = frozenset("省市县区州旗盟校")
_BELOW = frozenset("院所站队处办")
_LONGEST_QUOTATION = 300  # characters before a word in which what is quoted begins
# What an agency of another ending calls itself.
_ALSO = {"校": ("大学", "学院", "中学", "小学"), "院": ("大学",), "委": ("委员会",), "办": ("办公室", "办公厅")}


class Declared(NamedTuple):
    """The portal's ``agency`` and ``place`` as far as they hold for a document; ``stranger``: it is by another."""

    agency: str | None
    place: Place | None
    stranger: bool


def declared(agency: str | None, places: Sequence[Place], text: str) -> Declared:
    """What the portal of ``agency`` says for a document with this ``text``, on whose page ``places`` are read."""
    coded = next((place for place in places if place.reader in CODED), None)
    portal = next((place for place in places if place.reader == PORTAL), None)
    speaker = _speaker(text)
    stranger = speaker is not None and not _can_say(agency or "", speaker)
    place = coded or portal
    if coded and portal and coded.division.code != portal.division.code:
        nested = coded.division.within(portal.division.code) or portal.division.within(coded.division.code)
        if nested and not is_government(agency or ""):
            place = portal  # an office may be registered in the district where it sits, or with the province
        else:
            stranger = True
    elif portal and stranger and speaker in TOWN_ENDS and portal.division.level != "county":
        place = None
    return Declared(None if stranger else agency, place, stranger)


def is_government(agency: str) -> bool:
    """Whether the agency is the government of a place, whose portal has documents of all its offices."""
    return agency.endswith(_GOVERNMENT)


def own_part(agency: str | None, unit: str) -> str | None:
    """The agency that ``unit``, a name without place, is a part of on the portal of ``agency``; None where it is none.

    A 大数据学院 is one of the portal's university; 局办公室 and 党委办公室 stand for the portal's agency itself.
    """
    if not agency or is_government(agency):
        return None
    if _SCHOOL.search(unit):
        college = _SCHOOL.search(agency) and unit.endswith("学院") and unit not in agency
        return agency + unit if college else None
    return agency if _INNER.fullmatch(unit) or not _DEPARTMENT.search(unit) else None


def is_inner(unit: str) -> bool:
    """Whether ``unit`` is part of an agency that it does not name: 局办公室, 党委办公室."""
    return _INNER.fullmatch(unit) is not None


def _speaker(text: str) -> str | None:
    """The X of the first 我X that is no quotation and says whose the text is."""
    for match in _SELF.finditer(text):
        if match[1] in _ANYBODY:
            continue
        before = text[max(0, match.start() - _LONGEST_QUOTATION) : match.start()].rpartition("\n")[2]
        if before.rfind("“") <= before.rfind("”"):
            return match[1]
    return None


def _can_say(agency: str, speaker: str) -> bool:
    """Whether ``agency``, or what stands below it, calls itself 我 and ``speaker``: a 局 我局, its 仲裁院 我院."""
    if is_government(agency):
        return agency.removesuffix(_GOVERNMENT).endswith(speaker)
    if agency.endswith((speaker, *_ALSO.get(speaker, ()))) or speaker in agency[-4:]:
        return True
    return bool(agency) and speaker in _BELOW
