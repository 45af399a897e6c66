"""The annual reports that the corpus holds: whose, on which year, from when, which of them repeat another year's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gkcrawl.coverage.agencies import Agency
from gkcrawl.dedup.rules import COPIES
from gkcrawl.extract.fields.years import title_year
from gkcrawl.store.rows import IMPORT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from gkcrawl.store.connection import Connection

NO_TABLES = "no_tables"
"""The flag of a report without a table of statistics that could be read (data/statistics_flags.csv)."""
FIRST_FORM = 2014
"""Year from which on a report has to have a table of statistics (国办发〔2014〕32号); before, prose is all there is."""
_RETITLED = "retitled"
_WITHOUT = "SELECT document FROM statistics_reports WHERE instr(flags, ?)"
_SELECT = (
    "SELECT id, coalesce(portal, ?), url, title, agency, region, report_year, coalesce(published_date, written_date),"
    " json_extract(duplicates, '$.of'), json_extract(duplicates, '$.relation'), number FROM documents"
    " WHERE kind = 'annual_report' ORDER BY number"
)


@dataclass(slots=True)
class Report:
    """A report in the corpus: ``year`` is the one that it claims to be on, ``day`` (YYYY-MM-DD) its own date.

    ``copy_of`` is the id of the document that it repeats, ``repeats`` the year that that one is on where it is another.
    """

    id: str
    portal: str
    url: str
    agency: Agency
    year: int
    day: str | None
    has_tables: bool
    copy_of: str | None = None
    repeats: int | None = None

    @property
    def order(self) -> str:
        """The earliest comes first, one without a date last."""
        return self.day or "~"


def reports(store: Connection, tell: Callable[[int], object] = lambda done: None) -> Iterator[Report]:
    """All reports whose agency and year are known; ``tell`` is told how many were read."""
    found: dict[str, Report] = {}
    texts: dict[str, int] = {}
    retitled: list[tuple[str, str]] = []
    bare = {number for (number,) in store.rows(_WITHOUT, (f'"{NO_TABLES}"',))}
    for done, row in enumerate(store.rows(_SELECT, (IMPORT,)), 1):
        tell(done)
        id, portal, url, title, agency, region, year, day, of, relation, number = row
        if agency is None or year is None:
            continue
        report = Report(id, portal, url, Agency.of(agency, region), year, day, year < FIRST_FORM or number not in bare)
        found[id], texts[id] = report, title_year(title) or year
        if relation in COPIES:
            report.copy_of = of
        if relation == _RETITLED:
            retitled.append((id, of))
    for pair in retitled:
        if found.keys() >= set(pair):
            _settle(*((found[id], texts[id]) for id in pair))
    for report in found.values():
        original = found.get(report.copy_of or "")
        if original and report.repeats is None and original.agency.key == report.agency.key:
            report.repeats = original.year if original.year != report.year else None
    yield from found.values()


def _settle(one: tuple[Report, int], two: tuple[Report, int]) -> None:
    """Of two reports with one text under two years, the text is on its own year; the other claims that of its title."""
    for (report, titled), (other, _) in ((one, two), (two, one)):
        if titled != report.year:
            report.repeats, report.copy_of, report.year = report.year, other.id, titled
            other.copy_of = None
            return
