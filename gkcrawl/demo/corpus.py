"""Facts of every demo document, computed from (seed, portal, column, number)."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from random import Random
from typing import TYPE_CHECKING
from zlib import crc32

from gkcrawl.demo import words
from gkcrawl.demo.words import happens
from gkcrawl.extract.fields.identifiers import is_org_code

if TYPE_CHECKING:
    from gkcrawl.document import Kind

NEWEST = date(2025, 12, 19)
_AGENCIES = len(words.PLACE_HEADS) * len(words.PLACE_TAILS) * len(words.OFFICES)
_STRIDE = 7919  # coprime with _AGENCIES: no agency returns before all had their turn


@dataclass(frozen=True, slots=True)
class Agency:
    """An office of an invented county: full name, county, 机关代字, and its code by GB 11714."""

    name: str
    county: str
    short: str
    code: str


@dataclass(frozen=True, slots=True)
class DemoColumn:
    """A column of a demo portal: its key in URLs, printed name and the kind of its documents."""

    key: str
    name: str
    kind: Kind


def reports_and_notices(reports: str, notices: str) -> tuple[DemoColumn, DemoColumn]:
    """The columns that most portals have, by their keys in URLs."""
    return DemoColumn(reports, "政府信息公开年报", "annual_report"), DemoColumn(notices, "通知公告", "notice")


@dataclass(frozen=True, slots=True)
class Facts:
    """What is true of document ``number`` (0 is the newest) of a column, before it is laid out as a page.

    ``filed`` is the day the CMS wrote the file, which its URL shows; it may differ from ``published``.
    """

    portal: str
    column: DemoColumn
    number: int
    salt: str
    agency: Agency
    title: str
    matter: tuple[str, str]
    verb: str
    published: date
    clock: str
    filed: date
    written: date
    report_year: int | None
    index_number: str | None
    document_number: str | None

    def random(self, purpose: str) -> Random:
        """A generator that always draws the same for this document and ``purpose``."""
        return Random(f"{self.salt}/{purpose}")


class Corpus:
    """``documents`` invented documents for each portal; nothing is stored, so any number will do.

    In another ``edition`` (from 1) some files at the same addresses are others.
    """

    def __init__(self, documents: int, seed: int = 1, edition: int = 1) -> None:
        self.documents = documents
        self.seed = seed
        self.edition = edition

    def size(self, columns: tuple[DemoColumn, ...], column: DemoColumn) -> int:
        """How many of the portal's documents stand in ``column``: an equal share, the rest in the first."""
        share = self.documents // len(columns)
        return share + (self.documents % len(columns) if column == columns[0] else 0)

    def facts(self, portal: str, column: DemoColumn, number: int) -> Facts:
        """The facts of one document; the same for every size of the corpus."""
        salt = f"{self.seed}/{portal}/{column.key}/{number}"
        draw = Random(salt)
        agency = _agency((number * _STRIDE + self.seed * 31 + crc32(portal.encode())) % _AGENCIES)
        day = NEWEST - timedelta(days=int(600 * math.log1p(number / 8)))
        matter, verb = draw.choice(words.MATTERS), draw.choice(words.VERBS)
        if column.kind == "annual_report":
            # Reports come out from January to March: the year's days are pressed into 85.
            day = date(day.year, 1, 5) + timedelta(days=day.timetuple().tm_yday * 84 // 366)
            title = f"{agency.name}{day.year - 1}年政府信息公开工作年度报告"
        else:
            title = f"{agency.name}关于{verb}{matter[0]}工作的通知"
        numbered = column.kind != "annual_report" and happens(draw, 0.8)
        code = draw.choice((agency.code, agency.code, f"{draw.randint(100000, 659000)}0000"))
        return Facts(
            portal=portal,
            column=column,
            number=number,
            salt=salt,
            agency=agency,
            title=title,
            matter=matter,
            verb=verb,
            published=day,
            clock=f"{draw.randint(8, 18):02d}:{draw.randint(0, 59):02d}",
            filed=day + timedelta(days=draw.choice((0, 0, 0, 0, 1, 6))),
            written=day - timedelta(days=draw.choice((0, 1, 2, 5, 9))),
            report_year=day.year - 1 if column.kind == "annual_report" else None,
            index_number=f"{code}/{day.year}-{number % 100000:05d}" if happens(draw, 0.85) else None,
            document_number=f"{agency.short}〔{day.year}〕{draw.randint(1, 180)}号" if numbered else None,
        )


@lru_cache(maxsize=4096)
def _agency(index: int) -> Agency:
    place, office = divmod(index, len(words.OFFICES))
    head, tail = divmod(place, len(words.PLACE_TAILS))
    county = f"{words.PLACE_HEADS[head]}{words.PLACE_TAILS[tail]}县"
    name, short = words.OFFICES[office]
    return Agency(county + name, county, f"{county[0]}{short}发", _organisation_code(30_000_000 + index))


def _organisation_code(serial: int) -> str:
    """Eight digits and the check character of GB 11714 (docs/reading.md#index-numbers)."""
    return next(code for check in "0123456789X" if is_org_code(code := f"{serial:08d}{check}"))
