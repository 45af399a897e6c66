"""Demo portals with a tree of units whose reports are late, repeated, without tables or missing, and the truth of it.

A unit's list has the reports of one agency, under two names where it was renamed. `coverage_truth` says what
``gkcrawl coverage`` should find on `AS_OF`; it is written down here, and not computed.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from gkcrawl.demo.body import body_html
from gkcrawl.demo.corpus import Agency, DemoColumn, Facts
from gkcrawl.demo.pages import Answer, Rendering
from gkcrawl.demo.portal import Ask, DemoPortal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gkcrawl.demo.corpus import Corpus

AS_OF = date(2025, 12, 31)
"""The day on which `coverage_truth` holds: the reports on 2024 are due, those on 2025 not yet."""
FIRST, LAST = 2020, 2024
_BROKEN = Answer("<html><body>系统繁忙</body></html>".encode(), "text/html; charset=utf-8", 503)


class Unit(NamedTuple):
    """A unit as its tree prints it, its full names by the year from which on they hold, and its reports' states.

    ``states`` has a letter a year from `FIRST` to `LAST`: p(resent), l(ate), d(uplicate of the year before),
    n(o tables), g(ap), x (listed, but its page is gone), - (before its first report). ``month``: when its reports come.
    """

    printed: str
    names: dict[int, str]
    states: str
    month: int = 1
    late_month: int = 3

    def name(self, year: int) -> str:
        """Its name in that year."""
        return self.names[max(since for since in self.names if since <= year)]

    def reports(self) -> Iterator[tuple[int, str]]:
        """Years and states of what its list shows, the newest first."""
        states = dict(zip(range(FIRST, LAST + 1), self.states, strict=True))
        yield from ((year, states[year]) for year in sorted(states, reverse=True) if states[year] not in "g-")


_STATUS = {"p": "present", "l": "late", "d": "duplicate", "n": "no_tables", "g": "missing", "x": "missing"}


class RosterPortal(DemoPortal):
    """A tree of units, and a column of the government's own reports, which are in time until 31 March."""

    name = "demo_roster"
    site = "示例县政府信息公开平台"
    prefix = "/roster"
    columns = (
        DemoColumn("units", "部门年报", "annual_report"),
        DemoColumn("own", "政府年报", "annual_report"),
    )
    addresses = ("/roster/{column}/content_{id}.html",)
    file_address = "/roster/{column}/files/{id}_{place}{suffix}"
    units: ClassVar[tuple[Unit, ...]] = (
        Unit("水利局", {2000: "示例县水务局", 2022: "示例县水利局"}, "ppppp"),
        Unit("示例县教育局", {2000: "示例县教育局"}, "ppgpp"),
        Unit("发改委", {2000: "示例县发展和改革委员会"}, "plppp"),
        Unit("民政局", {2000: "示例县民政局"}, "-ppdp"),
        Unit("司法局", {2000: "示例县司法局"}, "--ppn"),
        Unit("示例县商务局", {2000: "示例县商务局"}, "pppgx"),
        Unit("示例县审计局", {2000: "示例县审计局"}, "pgggg"),
        Unit("示例县统计局", {2000: "示例县统计局"}, "-----"),
    )
    own: ClassVar[Unit] = Unit("", {2000: "示例县人民政府"}, "lpppp", month=3, late_month=4)

    def __init__(self, corpus: Corpus) -> None:
        super().__init__(corpus)
        self._lists = {self.columns[0]: self.units, self.columns[1]: (self.own,)}
        self._facts = {column: list(self._of(column)) for column in self.columns}

    def size(self, column: DemoColumn) -> int:
        """See `DemoPortal.size`: as many as the plan says, however large the corpus is."""
        return len(self._facts[column])

    def facts(self, column: DemoColumn, number: int) -> Facts:
        """See `DemoPortal.facts`."""
        return self._facts[column][number]

    def rendering(self, facts: Facts) -> Rendering:
        """See `DemoPortal.rendering`; a report without tables is one in prose."""
        made = super().rendering(facts)
        if facts.verb != "n":
            return made
        body = replace(made.body, blocks=[block for block in made.body.blocks if isinstance(block, str)])
        return replace(made, body=body, body_markup=body_html(body, facts.random("page")))

    def listing(self, ask: Ask) -> Answer | None:
        """See `DemoPortal.listing`."""
        match = re.fullmatch(rf"{self.prefix}/(units|own)/(?:u(\d)/)?", ask.path)
        column = self.column(match[1]) if match else None
        if not match or not column:
            return None
        if match[1] == "units" and match[2] is None:
            links = (f'<li><a href="{ask.path}u{n}/">{unit.printed}</a></li>' for n, unit in enumerate(self.units))
            return self.list_page(column, f'<ul class="clearfix">{"".join(links)}</ul>')
        units = self._lists[column]
        return self.unit_list(column, units[int(match[2] or 0)]) if int(match[2] or 0) < len(units) else None

    def unit_list(self, column: DemoColumn, unit: Unit) -> Answer:
        """The list of a unit's reports."""
        rows = [self.item(facts) for facts in self._facts[column] if facts.matter == (unit.printed, unit.states)]
        for year, state in unit.reports():
            if state == "x":
                title = f"{unit.name(year)}{year}年政府信息公开工作年度报告"
                rows.insert(
                    0, f'<li><a href="gone_{year}.html" title="{title}">{title}</a><span>{year + 1}-01-20</span></li>'
                )
        return self.list_page(column, f'<ul class="list">{"".join(rows) or "<li>暂无信息</li>"}</ul>')

    def coverage_truth(self) -> Iterator[dict[str, Any]]:
        """Agency, year, status of every report that is there or should be on `AS_OF`, and whether its page failed."""
        for unit in (*self.units, self.own):
            agency = unit.name(LAST)
            if set(unit.states) == {"-"}:
                yield {"agency": agency, "year": None, "status": "missing", "failed": False}
            for year, state in zip(range(FIRST, LAST + 1), unit.states, strict=True):
                if state != "-":
                    yield {"agency": agency, "year": year, "status": _STATUS[state], "failed": state == "x"}

    def _of(self, column: DemoColumn) -> Iterator[Facts]:
        reports = [
            (unit, year, state) for unit in self._lists[column] for year, state in unit.reports() if state != "x"
        ]
        for number, (unit, year, state) in enumerate(reports):
            about = year - 1 if state == "d" else year
            day = date(year + 1, unit.late_month if state == "l" else unit.month, 10 + number % 15)
            yield Facts(
                portal=self.name,
                column=column,
                number=number,
                # A repeated report has the text of the year before, down to its signature.
                salt=f"{self.corpus.seed}/{self.name}/{unit.printed}/{about}",
                agency=Agency(unit.name(year), "示例县", "示", "300000000"),
                title=f"{unit.name(year)}{year}年政府信息公开工作年度报告",
                matter=(unit.printed, unit.states),
                verb=state,
                published=day,
                clock="09:30",
                filed=day,
                written=date(about + 1, 1, 8) if state in "dp" and unit.month == 1 else day - timedelta(days=1),
                report_year=about,
                index_number=None,
                document_number=None,
            )


class BrokenRosterPortal(RosterPortal):
    """The list of one unit does not come: of no agency of this portal it is known that nothing more was published."""

    name = "demo_roster_broken"
    site = "样例县政府信息公开平台"
    prefix = "/roster_broken"
    addresses = ("/roster_broken/{column}/content_{id}.html",)
    file_address = "/roster_broken/{column}/files/{id}_{place}{suffix}"
    units = (
        Unit("样例县教育局", {2000: "样例县教育局"}, "pgppp"),
        Unit("样例县民政局", {2000: "样例县民政局"}, "-----"),
    )
    own = Unit("", {2000: "样例县人民政府"}, "ppppp", month=3)

    def unit_list(self, column: DemoColumn, unit: Unit) -> Answer:
        """See `RosterPortal.unit_list`."""
        return _BROKEN if unit.printed == "样例县民政局" else super().unit_list(column, unit)


ROSTERS: tuple[type[RosterPortal], ...] = (RosterPortal, BrokenRosterPortal)
