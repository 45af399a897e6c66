"""Evidence for a division: codes, names, breadcrumb, telephone numbers, portal, host (docs/reading.md#agency)."""

from __future__ import annotations

import csv
import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from gkcrawl.characters import squash
from gkcrawl.extract.agency.divisions import Division, by_code, enclosing, successor
from gkcrawl.extract.agency.name import read_place
from gkcrawl.extract.fields.identifiers import is_org_code, is_uscc

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gkcrawl.document import Method
    from gkcrawl.extract.agency.names_in_text import Found

_USCC = re.compile(r"1(?<![0-9A-Z]1)[0-9A-Z]\d{6}[0-9A-Z]{10}(?![0-9A-Z])")
# 3212000002/…, 6107280000/…, 620702074/…: a division and the number of a unit in it.
_DIVISION_INDEX = re.compile(r"(\d{6})(?:\d{3,4})[-/]")
_CITED = re.compile(
    r"(?<![\u4e00-\u9fff])([\u4e00-\u9fff])[政府委办][\u4e00-\u9fff]{0,8}[〔\[(（【﹝](?:19|20)\d{2}[〕\])）】﹞]"
)
# A number with its area code, then the label before it: a zero is found much faster than one of several labels.
_PHONE = re.compile(r"(0(?<!\d0)\d{2,3})[)）\-—－\s]{1,3}\d{7,8}(?!\d)")
_PHONE_LABEL = re.compile(r"(?:电话|传真|联系方式|热线)[^\d\n]{0,12}\Z")
_HOST = re.compile(r"(?:^|\.)([a-z]+)\.gov\.cn$")
_LONGEST_LABEL = 16
_CITING = 20_000
_USCC_PLACE, _INDEX_PLACE, TELEPHONE, PORTAL, HOST = "social credit code", "索引号", "telephone", "portal", "host"
CODED = (_USCC_PLACE, _INDEX_PLACE)
# These tell which of several offices of a name is meant, but not whose an office without a place is: a county's offices
# share the area code of the city and the host of the province.
ROUGH = (TELEPHONE, HOST)


class Evidence(NamedTuple):
    """Something that speaks for an agency or a region: the method and place it was read by, and as printed."""

    method: Method
    locator: str
    raw: str


class Place(NamedTuple):
    """A division that the page points to, and by what."""

    division: Division
    evidence: Evidence


def read_places(
    index_number: str | None,
    url: str,
    found: Sequence[Found],
    breadcrumb: Sequence[str],
    text: str,
    hints_region: str | None,
    year: int | None,
) -> Iterator[Place]:
    """Divisions that codes, names, path, telephone numbers in the ``text``, portal and host point to, in order of trust."""
    for method, printed in (("derived", index_number or ""), ("url", url)):
        for match in _USCC.finditer(printed):
            if is_uscc(match[0]) and (division := enclosing(match[0][2:8], year)):
                yield Place(
                    successor(division, year),
                    Evidence("box" if method == "derived" else "url", _USCC_PLACE, match[0]),
                )
    indexed = _DIVISION_INDEX.match(index_number or "")
    if indexed and not is_org_code(indexed[0][:9]) and (division := by_code(indexed[1], year)):
        yield Place(division, Evidence("box", _INDEX_PLACE, indexed[0]))
    for item in found:
        if item.name.kind == "division" and len(item.name.divisions) == 1:
            yield Place(item.name.divisions[0], evidence_of(item))
    for step in breadcrumb:
        _, divisions, full = read_place(squash(step[:60]), year)
        if full and len(divisions) == 1:
            yield Place(divisions[0], Evidence("header", "breadcrumb", step))
    if place := _telephoned(text, year):
        yield place
    if hints_region and (division := by_code(hints_region, year)):
        yield Place(division, Evidence("derived", PORTAL, hints_region))
    host = _HOST.search(urlsplit(url).hostname or "")
    if host and (code := _provinces("hosts").get(host[1])) and (division := by_code(code, year)):
        yield Place(division, Evidence("url", HOST, host[0]))


def cited_province(text: str, year: int | None) -> Place | None:
    """The one province whose character leads document numbers in ``text`` (浙府法发〔2017〕26号); None if there are two."""
    codes: dict[str, str] = {}
    for match in _CITED.finditer(text, 0, _CITING):
        if code := _provinces("characters").get(match[1]):
            codes[code] = match[0]
    if len(codes) != 1:
        return None
    code, raw = codes.popitem()
    division = by_code(code, year)
    return Place(division, Evidence("body", "document numbers", raw)) if division else None


def _telephoned(text: str, year: int | None) -> Place | None:
    """The one city whose area code the telephone numbers in ``text`` bear; None if there are several or none."""
    codes: dict[str, str] = {}
    for number in _PHONE.finditer(text, 0, _CITING):
        label = _PHONE_LABEL.search(text, max(0, number.start() - _LONGEST_LABEL), number.start())
        if label is None:
            continue
        prefixes = (number[1][:length] for length in (4, 3))
        listed = next((_area_codes()[prefix] for prefix in prefixes if prefix in _area_codes()), "")
        cities = (by_code(code, year) for code in listed.split())
        codes |= {successor(city, year).code: label[0] + number[0] for city in cities if city}
    if len(codes) != 1:
        return None
    code, raw = codes.popitem()
    division = by_code(code, year)
    return Place(division, Evidence("body", TELEPHONE, raw)) if division else None


def evidence_of(item: Found) -> Evidence:
    """Where a name was read."""
    methods: dict[str, Method] = {"title": "title", "发文机关": "box", "来源": "box", "breadcrumb": "header"}
    return Evidence(methods.get(item.place, "body"), item.place, item.raw)


@cache
def _area_codes() -> dict[str, str]:
    """Area code, or what several begin with, → codes of its cities (data/area_codes.csv)."""
    lines = files("gkcrawl.data").joinpath("area_codes.csv").read_text(encoding="utf-8").splitlines()
    return {row["area_code"]: row["codes"] for row in csv.DictReader(lines)}


@cache
def _provinces(column: str) -> dict[str, str]:
    """Code of a province by the characters of its document numbers or the names of its hosts (data/provinces.csv)."""
    lines = files("gkcrawl.data").joinpath("provinces.csv").read_text(encoding="utf-8").splitlines()
    return {key: row["code"] for row in csv.DictReader(lines) for key in row[column].split()}
