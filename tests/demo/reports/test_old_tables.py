"""Tables and sentences of reports before 2019 (gkcrawl/demo/reports/old_tables.py, prose.py)."""

from __future__ import annotations

from random import Random

import pytest

from gkcrawl.demo.reports.old_tables import LOCAL, NATIONAL, local_table, national_table
from gkcrawl.demo.reports.prose import narrative
from gkcrawl.statistics.keys import keys


def test_every_row_that_has_a_key_has_one_of_the_table_of_keys() -> None:
    assert {key for _, _, key in (*NATIONAL, *LOCAL) if key} <= set(keys())


def test_the_national_table_adds_up() -> None:
    table, printed = national_table(Random(3))
    count = {key: int(text) for (key, _), text in printed.cells.items()}
    assert len(table.rows) == 1 + len(NATIONAL)
    assert count["requests.completed"] == count["requests.completed_on_time"] + count["requests.completed_extended"]
    assert count["staff.total"] == count["staff.full_time"] + count["staff.part_time"]
    reasons = [key for key in count if "refused_by_reason" in key]
    assert count["requests.outcome.refused"] == sum(count[key] for key in reasons)
    outcomes = [key for key in count if key.startswith("requests.outcome.") and key not in reasons]
    assert count["requests.answered"] == sum(count[key] for key in outcomes)


def test_a_local_table_has_this_year_beside_all_years() -> None:
    table, printed = local_table(Random(3), 2012)
    first = [cell.text for cell in table.rows[1]]
    assert [cell.text for cell in table.rows[0]][2:] == ["2012年度", "历年累计"]
    assert first[2:] == [printed.cells["proactive.year_total", None], printed.cells["proactive.cumulative_total", None]]


@pytest.mark.parametrize("manner", range(4))
def test_sentences_give_numbers_of_keys(manner: int) -> None:
    *sentences, said = narrative(Random(3), 2012, manner)
    assert set(said) <= set(keys())
    assert all(sentences)
