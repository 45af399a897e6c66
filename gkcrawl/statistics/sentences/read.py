"""All numbers of a report that are not in the forms of 2019 and 2021."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkcrawl.statistics.sentences.prose import read_prose
from gkcrawl.statistics.sentences.tables import read_tables

if TYPE_CHECKING:
    from gkcrawl.statistics.model import FormEra, Report, Value


def read_sentences(report: Report, era: FormEra | None) -> list[Value]:
    """What the tables before 2019 and the sentences of ``report`` state, a table before a sentence.

    ``era`` is that of its forms, None where it has none: a report with a form of 2019 or later has no older table.
    """
    tables = [] if era else read_tables(report)
    known = {value.key for value in tables}
    return [*tables, *(value for value in read_prose(report.text) if value.key not in known)]
