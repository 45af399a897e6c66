"""Demo portal of annual reports alone: the same offices year after year, in all forms and with their usual slips."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from gkcrawl.demo.annexes import report_paper
from gkcrawl.demo.body import body_html
from gkcrawl.demo.corpus import NEWEST, DemoColumn
from gkcrawl.demo.files import FORMATS, DemoFile
from gkcrawl.demo.portal import Ask, DemoPortal
from gkcrawl.demo.report import report

if TYPE_CHECKING:
    from gkcrawl.demo.corpus import Facts
    from gkcrawl.demo.form import FormTable
    from gkcrawl.demo.pages import Answer, Rendering

_OFFICES = 6  # that report every year
_LAST, _FIRST = NEWEST.year - 1, 2008
"""Years that are reported on; the regulations are in force since the first."""
_DAYS = 9  # between the reports of two offices
_FORMS_SINCE = 2019  # first year whose reports have the tables of a form
_FILES = ("pdf", "docx", "ofd")
LATE = (None, "runs", "blank", *_FILES, "slash", "fails", "series", "older", "lines", "prose", "picture")
"""Manners of reports with the tables of a form, which take turns; see `report`. In those called as a format the tables
stand in a file of it alone, in ``lines`` they are flattened to text, in a ``picture`` nobody reads them.
"""
EARLY = (None, "local", "docx", "prose", "runs")
"""Manners of reports before the forms."""


class YearlyPortal(DemoPortal):
    """Six offices from 2008 on; what a report carries in is mostly what the one before carried out."""

    name = "demo_reports"
    site = "璞渟县人民政府"
    prefix = "/yearly"
    columns = (DemoColumn("nb", "政府信息公开年报", "annual_report"),)
    addresses = ("/yearly/{column}/{ym}/content_{id}.html",)
    file_address = "/yearly/{column}/files/{id}_{place}{suffix}"

    def listing(self, ask: Ask) -> Answer | None:
        """See `DemoPortal.listing`."""
        match = re.fullmatch(r"/yearly/nb/(?:index_(\d+)\.html)?", ask.path)
        if not match or not (part := self.part(self.columns[0], int(match[1] or 1))).rows:
            return None
        more = f'<a href="index_{part.number + 1}.html">下一页</a>' if part.number < part.pages else ""
        return self.list_page(
            self.columns[0], f'<ul class="list">{self.items(part)}</ul><div class="page">{more}</div>'
        )

    def size(self, column: DemoColumn) -> int:
        """See `DemoPortal.size`; no more than there are years."""
        return min(super().size(column), _OFFICES * (_LAST - _FIRST + 1))

    def facts(self, column: DemoColumn, number: int) -> Facts:
        """See `DemoPortal.facts`."""
        facts = super().facts(column, number)
        before, office = divmod(number, _OFFICES)
        year, agency = _LAST - before, super().facts(column, office).agency
        day = date(year + 1, 3, 20) - timedelta(days=office * _DAYS)
        return replace(
            facts,
            agency=agency,
            title=f"{agency.name}{year}年政府信息公开工作年度报告",
            published=day,
            filed=day,
            written=day - timedelta(days=2),
            report_year=year,
            index_number=f"{agency.code}/{year + 1}-{number:05d}" if facts.index_number else None,
        )

    def rendering(self, facts: Facts) -> Rendering:
        """See `DemoPortal.rendering`."""
        rendering, manner = super().rendering(facts), manner_of(facts)
        body = report(facts, manner)
        files = []
        if manner in _FILES:
            paper = report_paper(facts, body.blocks)
            files = [DemoFile(f"{facts.title}{FORMATS[manner].suffix}", manner, paper)]
            body.attachments = [file.name for file in files]
        if manner in (*_FILES, "picture"):
            body.blocks = [block for block in body.blocks if isinstance(block, str)]
        elif manner == "lines":
            body.blocks = [line for block in body.blocks for line in _lines(block)]
        markup = body_html(body, facts.random("page"))
        if manner == "picture" and body.printed:
            markup += '<p><img src="/yearly/nb/table.png" width="600" height="800"></p>'
            body.printed.cells, body.printed.era = {}, None
        return replace(rendering, body=body, body_markup=markup, files=files)


def manner_of(facts: Facts) -> str | None:
    """How the report is printed: of `LATE` or `EARLY`."""
    manners = LATE if (facts.report_year or 0) >= _FORMS_SINCE else EARLY
    return manners[facts.number % len(manners)]


def _lines(block: str | FormTable) -> list[str]:
    """A table as the lines that a converter without tables makes of it: each cell once, with blanks between."""
    return [block] if isinstance(block, str) else [" ".join(cell.text for cell in row) for row in block.rows]
