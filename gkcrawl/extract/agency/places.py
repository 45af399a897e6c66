"""Evidence for a division: codes, names, breadcrumb, telephone numbers, portal, host (docs/reading.md#agency)."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from gkcrawl.characters import squash
from gkcrawl.data import rows
from gkcrawl.extract.agency.divisions import Division, by_code, enclosing, successor
from gkcrawl.extract.agency.name import read_place
from gkcrawl.extract.fields.identifiers import is_org_code, is_uscc
from gkcrawl.extract.trust import Source, source

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gkcrawl.document import Document
    from gkcrawl.extract.agency.names_in_text import Found
    from gkcrawl.extract.hints import Hints

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
MAX_PHONE_LABEL = 16  # characters: 联系电话 with blanks and a colon
MAX_STEP = 60  # characters: a longer step of a breadcrumb is a title
MAX_CITING = 20_000  # characters: telephone and numbers of an annual report stand before its tables
TELEPHONE, PORTAL, HOST = "telephone", "portal's division", "host"
CODED = ("social credit code", "linked social credit code", "division index")
# These tell which of several offices of a name is meant, but not whose an office without a place is: a county's offices
# share the area code of the city and the host of the province.
ROUGH = (TELEPHONE, HOST)


class Evidence(NamedTuple):
    """Something that speaks for an agency or a region: its source, and as printed."""

    source: Source
    raw: str


class Place(NamedTuple):
    """A division that the page points to, and by what."""

    division: Division
    evidence: Evidence

    @property
    def reader(self) -> str:
        """What read it, as data/trust.csv calls it."""
        return self.evidence.source.reader


def read_places(
    document: Document, breadcrumb: Sequence[str], hints: Hints, found: Sequence[Found], year: int | None
) -> list[Place]:
    """Divisions that codes, names, path, telephone numbers in the text, portal and host point to, in order of trust."""
    places = [
        *_coded(document, year),
        *_written(found, breadcrumb, year),
        _telephoned(document.text or "", year),
        _place(hints.region and by_code(hints.region, year), PORTAL, hints.region or ""),
        _hosted(document.url, year),
    ]
    return sorted((place for place in places if place), key=lambda place: place.evidence.source.rank)


def _place(division: Division | str | None, reader: str, raw: str) -> Place | None:
    return Place(division, Evidence(source(reader), raw)) if isinstance(division, Division) else None


def _coded(document: Document, year: int | None) -> Iterator[Place | None]:
    index = document.index_number or ""
    for reader, printed in (("social credit code", index), ("linked social credit code", document.url)):
        for match in _USCC.finditer(printed):
            if is_uscc(match[0]) and (division := enclosing(match[0][2:8], year)):
                yield _place(successor(division, year), reader, match[0])
    indexed = _DIVISION_INDEX.match(index)
    if indexed and not is_org_code(indexed[0][:9]):
        yield _place(by_code(indexed[1], year), "division index", indexed[0])


def _written(found: Sequence[Found], breadcrumb: Sequence[str], year: int | None) -> Iterator[Place | None]:
    for item in found:
        if item.name.kind == "division" and len(item.name.divisions) == 1:
            yield _place(item.name.divisions[0], "named place", item.raw)
    for step in breadcrumb:
        start = read_place(squash(step[:MAX_STEP]), year)
        if start.full and len(start.divisions) == 1:
            yield _place(start.divisions[0], "breadcrumb place", step)


def _hosted(url: str, year: int | None) -> Place | None:
    host = _HOST.search(urlsplit(url).hostname or "")
    code = _provinces("hosts").get(host[1]) if host else None
    return _place(by_code(code, year), HOST, host[0]) if host and code else None


def cited_province(text: str, year: int | None) -> Place | None:
    """The one province whose character leads document numbers in ``text`` (浙府法发〔2017〕26号); None for two."""
    codes: dict[str, str] = {}
    for match in _CITED.finditer(text, 0, MAX_CITING):
        if code := _provinces("characters").get(match[1]):
            codes[code] = match[0]
    if len(codes) != 1:
        return None
    code, raw = codes.popitem()
    return _place(by_code(code, year), "document numbers", raw)


def _telephoned(text: str, year: int | None) -> Place | None:
    """The one city whose area code the telephone numbers in ``text`` bear; None if there are several or none."""
    codes: dict[str, str] = {}
    for number in _PHONE.finditer(text, 0, MAX_CITING):
        label = _PHONE_LABEL.search(text, max(0, number.start() - MAX_PHONE_LABEL), number.start())
        if label is None:
            continue
        codes |= {city.code: label[0] + number[0] for city in cities_of(number[1], year)}
    if len(codes) != 1:
        return None
    code, raw = codes.popitem()
    return _place(by_code(code, year), TELEPHONE, raw)


def cities_of(area_code: str, year: int | None = None) -> tuple[Division, ...]:
    """The cities whose telephone numbers begin with ``area_code`` (0512, 010)."""
    prefixes = (area_code[:length] for length in (4, 3))
    listed = next((_area_codes()[prefix] for prefix in prefixes if prefix in _area_codes()), "")
    cities = (by_code(code, year) for code in listed.split())
    return tuple(successor(city, year) for city in cities if city)


@cache
def _area_codes() -> dict[str, str]:
    """Area code, or what several begin with, → codes of its cities (data/area_codes.csv)."""
    return {row["area_code"]: row["codes"] for row in rows("area_codes")}


@cache
def _provinces(column: str) -> dict[str, str]:
    """Code of a province by the characters of its document numbers or the names of its hosts (data/provinces.csv)."""
    return {key: row["code"] for row in rows("provinces") for key in row[column].split()}
