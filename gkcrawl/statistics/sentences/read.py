"""All numbers of a report that are not in the forms of 2019 and 2021."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkcrawl.statistics.sentences.prose import read_prose

if TYPE_CHECKING:
    from gkcrawl.statistics.model import FormEra, Report, Value


def read_sentences(report: Report, era: FormEra | None) -> list[Value]:
    """What the sentences of ``report`` state; ``era`` is that of its forms, None where it has none."""
    return read_prose(report.text)
