"""All numbers of a report that are not in the forms of 2019 and 2021."""

from __future__ import annotations

from gkcrawl.statistics.model import Report
from gkcrawl.statistics.read import read_statistics
from gkcrawl.statistics.sentences.read import read_sentences

REPORT = Report(text="一、概述\n全年主动公开政府信息31条。\n三、依申请公开情况\n全年未收到政府信息公开申请。")


def test_sentences_of_a_report_are_read() -> None:
    assert [(one.key, one.value) for one in read_sentences(REPORT, None)] == [
        ("proactive.year_total", 31),
        ("requests.received_total", 0),
    ]


def test_a_report_without_forms_has_the_values_of_its_sentences() -> None:
    read = read_statistics(REPORT)
    assert (read.form_era, read.scope, len(read.values)) == ("narrative", "own", 2)
