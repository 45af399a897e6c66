"""A report is read as one (gkcrawl/statistics/read.py), and what comes of it (gkcrawl/statistics/model.py)."""

from __future__ import annotations

import pytest

from gkcrawl.demo.corpus import Corpus
from gkcrawl.demo.portals.yearly import YearlyPortal, manner_of
from gkcrawl.extract.document import extract_document
from gkcrawl.statistics.checks import check
from gkcrawl.statistics.forms.tables import value_of
from gkcrawl.statistics.model import Report
from gkcrawl.statistics.read import read_statistics
from gkcrawl.statistics.source import reports_of


def test_a_report_keeps_what_was_known_of_it() -> None:
    found = read_statistics(Report(text="", agency="青禾县人民政府", year=2023))
    assert (found.agency, found.year, found.values) == ("青禾县人民政府", 2023, [])


def test_a_report_in_prose_alone_has_no_tables() -> None:
    prose = read_statistics(Report(text="2023年，收到政府信息公开申请3件。", agency="青禾县人民政府", year=2023))
    assert prose.values
    assert prose.flags == ["no_tables"]


@pytest.mark.parametrize("number", range(0, 36, 5))
def test_flags_and_failed_checks_are_what_the_demo_prints(number: int) -> None:
    portal = YearlyPortal(Corpus(36))
    facts = portal.facts(portal.columns[0], number)
    printed = portal.rendering(facts).body.printed
    assert printed is not None
    in_files = manner_of(facts) in {"pdf", "docx", "ofd"}
    cells = {} if in_files else printed.cells
    answer = portal.detail(facts)
    page = extract_document(answer.body, f"http://demo.test{portal.path(facts)}", {"Content-Type": answer.content_type})
    (report,) = reports_of(page.to_dict())
    found = read_statistics(report)
    truth = check([value_of(key, column, raw, None) for (key, column), raw in cells.items()], found.form_era)
    failed = {(one.id, one.column, one.row) for one in truth if one.ok is False}
    flags = {
        "no_tables": not cells,
        "blank_cells": "" in cells.values(),
        "checks_failed": bool(failed),
    }
    assert set(found.flags) == {flag for flag, is_set in flags.items() if is_set}
    assert {(one.id, one.column, one.row) for one in found.checks if one.ok is False} == failed
