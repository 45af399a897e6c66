"""Resolves the agency that a document is by or about, and its division (docs/reading.md#agency).

Only what the document and its page say is resolved; a name that several divisions bear stays without a region
unless something else on the page says which one is meant.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from gkcrawl.data import alternatives, rules
from gkcrawl.document import Document, Provenance, Region
from gkcrawl.extract.agency.declared import declared, is_inner, own_part
from gkcrawl.extract.agency.divisions import NATION_CODE, Division, ancestors, by_code, named
from gkcrawl.extract.agency.name import Name, abbreviates, data_table, expand, read_name
from gkcrawl.extract.agency.names_in_text import (
    Edges,
    Found,
    boxed_name,
    breadcrumb_name,
    intro_names,
    signature_name,
    title_name,
)
from gkcrawl.extract.agency.places import (
    CODED,
    PORTAL,
    ROUGH,
    TELEPHONE,
    Evidence,
    Place,
    cited_province,
    read_places,
)
from gkcrawl.extract.agency.written_out import full_name, has_town, region_of
from gkcrawl.extract.fields.signature import find_signature
from gkcrawl.extract.hints import Hints
from gkcrawl.extract.trust import DOUBTS, source

if TYPE_CHECKING:
    from collections.abc import Sequence


_SCHOOL = re.compile(rf"[\u4e00-\u9fff]{{2,12}}{alternatives(rules('agency_words', 'school'))}")
MAX_MENTION = 3000  # characters of a text: below, other places are spoken of


@dataclass(slots=True, frozen=True, kw_only=True)
class AgencyResult:
    """The agency's full name and the region it belongs to; each null when not certain.

    ``region`` of a town has the six-digit code of its county. ``evidence`` is in order of trust, the first one decided;
    ``doubts`` are names of `DOUBTS`.
    """

    agency: str | None = None
    region: Region | None = None
    evidence: tuple[Evidence, ...] = ()
    doubts: tuple[str, ...] = ()

    @property
    def conflict(self) -> bool:
        """Whether name and codes point to different places (a copied page, a careless one); the name is believed."""
        return "conflict" in self.doubts

    @property
    def provenance(self) -> Provenance | None:
        """Where the agency or, without one, the region was read."""
        if not self.evidence:
            return None
        decided, raw = self.evidence[0]
        origin = decided.provenance(raw)
        origin.confidence = round(origin.confidence - sum(DOUBTS[name][0] for name in self.doubts), 2)
        return origin


def resolve_agency(document: Document, breadcrumb: Sequence[str] = (), hints: Hints | None = None) -> AgencyResult:
    """Agency and region of a document from what its page prints, in the order of data/trust.csv.

    ``breadcrumb``: the steps of the page's path. Names of divisions are those of the year that the document reports on,
    else was published in. What the portal says (``hints``) is believed only where the document is silent.
    """
    hints = hints or Hints()
    year = document.report_year or (int(document.published_date[:4]) if document.published_date else None)
    found = _names(document, breadcrumb, year)
    places = read_places(document, breadcrumb, hints, found, year)
    page = _Page(found, places, document.text or "", document.document_number, hints.agency, year)
    for item in found:
        if (item.name.unit or item.name.town or item.name.zone or item.report) and (answer := _resolve(item, page)):
            return answer
    return _from_portal(page)


class _Page(NamedTuple):
    """What a name is judged by: the other names and the places on its page, its text."""

    found: list[Found]
    places: list[Place]
    text: str
    document_number: str | None
    hints_agency: str | None
    year: int | None


def _names(document: Document, breadcrumb: Sequence[str], year: int | None) -> list[Found]:
    """All names on the page in order of trust; the text's own sentences are read only when the title leaves a doubt."""
    title, text = document.title, document.text or ""
    titled = title_name(title, year) if title else None
    found: list[Found | None] = [titled]
    if signature := find_signature(text, title):
        found.append(signature_name(signature, year))
        if signature.sure:
            # What follows the signature is by others: an annex, a document that is passed on.
            text = "\n".join(text.split("\n")[: signature.span.end])
    if not (titled and titled.name.kind == "division" and len(titled.name.divisions) == 1):
        found += intro_names(Edges.of(text), year)
    for reader, value in (("issuer", document.issuer), ("named source", document.source)):
        found.append(boxed_name(value, reader, year) if value else None)
    found.append(breadcrumb_name(breadcrumb, year))
    return sorted((item for item in found if item), key=lambda item: item.source.rank)


def _resolve(item: Found, page: _Page) -> AgencyResult | None:
    """Agency and region of the name ``item``; None when it is no full name and nothing on the page completes it."""
    name = next((other.name for other in page.found if _completes(other.name, item.name)), item.name)
    division: Division | None = None
    helper: Evidence | None = None
    if name.zone and name.kind != "division" and (code := data_table("zones").get(name.zone)):
        division = by_code(code, page.year)
    elif name.kind in ("division", "nation"):
        division, helper = _choose(name, page)
    elif name.kind == "rank":
        division, helper = _of_rank(name, page)
    elif name.kind == "unknown":
        division, helper = _of_portal(name, page)
    elif not (name.town or name.zone) and (part := own_part(page.hints_agency, name.text)):
        return _part_of_portal(part, item, page)
    elif not is_inner(name.text):
        division, helper = _of_bare(name, page)
    school = name.kind == "bare" and _SCHOOL.fullmatch(name.text) is not None
    complete = name.town or name.zone or school
    if division is None and name.kind in ("rank", "bare") and not complete:
        return None
    region = region_of(name, division) if division else None
    doubts = {
        "completed": helper is not None,
        "no region": region is None,
        "conflict": division is not None and _contradicted(division, page.places),
    }
    first = Evidence(item.source, item.raw)
    return AgencyResult(
        agency=_as_declared(full_name(name, None if school else division, page.text), division, page),
        region=region,
        evidence=(first, helper) if helper else (first,),
        doubts=tuple(doubt for doubt, holds in doubts.items() if holds),
    )


def _as_declared(agency: str, division: Division | None, page: _Page) -> str:
    """The agency as the portal calls itself where it is the same and that says more (自治县 with its people)."""
    declared_name = page.hints_agency or ""
    if division is None or len(declared_name) <= len(agency):
        return agency
    own, found = read_name(declared_name, page.year), read_name(agency, page.year)
    if own is None or found is None or not own.unit or found.zone or found.town:
        return agency
    same = division.code in [one.code for one in own.divisions] and (
        expand(own.unit) == expand(found.unit) or abbreviates(found.unit, own.unit)
    )
    return declared_name if same else agency


def _completes(other: Name, name: Name) -> bool:
    """Whether ``other`` is the same agency written out: 常州市科学技术局 for 市科技局."""
    if other.kind != "division" or other.zone or other.town or not name.unit or other == name:
        return False
    if name.kind == "division" and not set(name.divisions) & set(other.divisions):
        return False
    if name.kind not in ("division", "rank", "bare") or (name.kind == "rank" and not other.place.endswith(name.place)):
        return False
    return other.unit == expand(name.unit) or abbreviates(name.unit, other.unit)


def _choose(name: Name, page: _Page) -> tuple[Division | None, Evidence | None]:
    """The one of several divisions of that name that the page points to."""
    candidates = list(name.divisions)
    if name.unit.endswith("厅"):
        candidates = [one for one in candidates if one.level == "province"] or candidates
    elif (own := _own(name, page)) and candidates != [own.division]:
        return own
    if len(candidates) == 1:
        return candidates[0], None
    for place, evidence in page.places:
        near = [one for one in candidates if one.within(place.code) or place.within(one.code)]
        if len(near) == 1 and place.code != NATION_CODE:
            return near[0], evidence
    text = page.text[:MAX_MENTION]
    near = [one for one in candidates if any(upper.name in text for upper in ancestors(one, page.year)[1:])]
    if len(near) == 1:
        return near[0], Evidence(source("mention"), ancestors(near[0], page.year)[1].name)
    return (candidates[0], None) if len(candidates) == 1 else (None, None)


def _own(name: Name, page: _Page) -> Place | None:
    """The portal's own place, or what it lies in, where ``name`` has its name or once had it."""
    portal = next((place for place in page.places if place.reader == PORTAL), None)
    if portal is None or any(place.reader in CODED for place in page.places):
        return None
    once = [division.code for division in named(name.place)]
    for upper in ancestors(portal.division, page.year):
        forms = (upper.name, upper.short, *(f"{upper.short}{people}{upper.name[-1]}" for people in ("", "自治")))
        if upper.code in once or name.place in forms:
            return portal._replace(division=upper)
    return None


def _of_rank(name: Name, page: _Page) -> tuple[Division | None, Evidence | None]:
    """The 市 of 市政府办: the smallest place of that rank on the page; a 省 also by the numbers that the text cites."""
    for place in page.places:
        for upper in ancestors(place.division, page.year) if place.reader != TELEPHONE else ():
            if upper.name.endswith(name.place):
                return upper, place.evidence
    if name.place == "省":
        cited = cited_province(f"{page.document_number or ''}\n{page.text}", page.year)
        return cited or (None, None)
    return None, None


def _of_bare(name: Name, page: _Page) -> tuple[Division | None, Evidence | None]:
    """The place of a name without one: what the page points to; of a school that of the portal."""
    school = _SCHOOL.fullmatch(name.text) is not None
    for division, evidence in page.places:
        known = evidence.source.reader == PORTAL if school else evidence.source.reader not in ROUGH
        if known and (school or division.code != NATION_CODE) and (not name.town or has_town(division, name.town)):
            return division, evidence
    return None, None


def _part_of_portal(agency: str, item: Found, page: _Page) -> AgencyResult:
    """The portal's agency, or a part of it, where the page names nothing but a part."""
    place = next((place for place in page.places if place.reader == PORTAL), None)
    division = place.division if place else None
    first = Evidence(item.source, item.raw)
    return AgencyResult(
        agency=agency,
        region=Region(code=division.code, name=division.name, level=division.level) if division else None,
        evidence=(first, place.evidence) if place else (first,),
        doubts=("completed",),
    )


def _of_portal(name: Name, page: _Page) -> tuple[Division | None, Evidence | None]:
    """A place that is in no table is the portal's own if the portal's agency bears its name."""
    if page.hints_agency and name.place and page.hints_agency.startswith(name.place):
        return next((place for place in page.places if place.reader == PORTAL), (None, None))
    return None, None


def _from_portal(page: _Page) -> AgencyResult:
    """What the portal says of itself, unless the text speaks as somebody else (我局 on the portal of a government)."""
    said = declared(page.hints_agency, page.places, page.text)
    coded = said.place is not None and said.place.reader in CODED
    evidence = (said.place.evidence,) if said.place else ()
    if said.agency:
        portals = source("portal's agency beside a code" if coded else "portal's agency")
        evidence = (Evidence(portals, said.agency), *evidence)
    division = said.place.division if said.place else None
    return AgencyResult(
        agency=said.agency,
        region=Region(code=division.code, name=division.name, level=division.level) if division else None,
        evidence=evidence,
        doubts=("stranger",) if said.stranger and said.place and not coded else (),
    )


def _contradicted(division: Division, places: Sequence[Place]) -> bool:
    """Whether a code on the page lies elsewhere."""
    coded = [place.division for place in places if place.reader in CODED]
    return any(not (one.within(division.code) or division.within(one.code)) for one in coded)
