"""Reads all numbers of one annual report, and checks them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkcrawl.statistics.checks import check, derive, is_soft
from gkcrawl.statistics.forms.read import read_forms
from gkcrawl.statistics.model import Statistics
from gkcrawl.statistics.sentences.agreement import check_agreement
from gkcrawl.statistics.sentences.read import read_sentences
from gkcrawl.statistics.sentences.shape import era_of, scope_of

if TYPE_CHECKING:
    from gkcrawl.statistics.model import Report


def read_statistics(report: Report) -> Statistics:
    """The numbers of ``report``, its era by the shape of its tables, and what was checked."""
    forms = read_forms(report)
    values = derive(forms.values, forms.era)
    checks = check(values, forms.era)
    said = read_sentences(report, forms.era)
    # A table is believed before a sentence.
    in_tables = {(value.key, value.column) for value in values}
    values += (value for value in said if (value.key, value.column) not in in_tables)
    checks += check_agreement(report.text, values)
    flags = forms.flags
    if any(value.kind == "table" for value in said):
        flags = [flag for flag in flags if flag != "no_tables"]
    if any(one.ok is False and not is_soft(one.id) for one in checks):
        flags = [*flags, "checks_failed"]
    return Statistics(
        part=report.part,
        agency=report.agency,
        year=report.year,
        form_era=forms.era or era_of(f"{report.title or ''}\n{report.text}"),
        scope=scope_of(said, report.text, report.title),
        values=values,
        checks=checks,
        flags=flags,
    )
