"""Values as a line a value or a line a report (gkcrawl/cli/shared/figures.py)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from gkcrawl.cli.shared.figures import LONG, long_tables, wide_columns, wide_tables
from gkcrawl.corpus.figures import COLUMNS, Batch, Coded
from gkcrawl.export.columns import rows_of

if TYPE_CHECKING:
    from collections.abc import Sequence

_NUMBERS = ("value", "confidence")


def batch(*values: dict[str, Any]) -> Batch:
    """A batch of values that give some of the columns."""

    def column(name: str) -> Any:
        cells = [value.get(name) for value in values]
        if name in _NUMBERS:
            return np.array(cells, np.float64)
        words = list(dict.fromkeys(cells))
        return Coded(np.array([words.index(cell) for cell in cells], np.int32), words)

    return Batch({name: column(name) for name in COLUMNS})


def wide(found: Batch, keys: Sequence[str]) -> list[dict[str, Any]]:
    columns = wide_columns(keys)
    (table,) = wide_tables(long_tables([found], {}, ()), columns)
    names = [column.name for column in columns]
    return [dict(zip(names, row, strict=True)) for row in rows_of(table, columns)]


OLD = {"document": "a", "form_era": "2014", "key": "requests.outcome.granted", "value": 5.0, "unit": "件"}
NEW = {"document": "b", "form_era": "2021", "key": "t3.granted", "column": "total", "value": 7.0, "unit": "件"}
SAID = {"document": "b", "form_era": "2021", "key": "requests.outcome.granted", "value": 9.0, "unit": "件"}


def test_the_series_is_that_of_the_newest_key_before_2019_only() -> None:
    (table,) = long_tables([batch(OLD, NEW, SAID)], {"a": "https://a"}, ())
    rows = [dict(zip([one.name for one in LONG], row, strict=True)) for row in rows_of(table, LONG)]
    assert [row["series"] for row in rows] == ["t3.granted", "t3.granted", "requests.outcome.granted"]
    assert [row["url"] for row in rows] == ["https://a", None, None]


def test_keys_that_nobody_named_come_only_with_their_series() -> None:
    (table,) = long_tables([batch(OLD, NEW, SAID)], {}, ("requests.outcome.granted",))
    assert [row[-7] for row in rows_of(table, LONG)] == [5, 7]


def test_a_line_a_report_has_the_series_in_the_column_of_its_newest_key() -> None:
    rows = wide(batch(OLD, SAID, NEW), ("t3.granted", "requests.outcome.granted"))
    assert [row["t3.granted.total"] for row in rows] == [5, 7]
    assert [row["requests.outcome.granted"] for row in rows] == [5, 9]


def test_a_column_has_one_unit_or_says_it() -> None:
    fees = {"document": "a", "key": "fees.charged", "value": 3.0, "unit": "万元"}
    bought = {"document": "a", "key": "t2.procurement.amount", "value": 2.5, "unit": "元"}
    (row,) = wide(batch(fees, bought), ("fees.charged", "t2.procurement.amount"))
    assert row["fees.charged"] is None, "the key counts 元"
    assert (row["t2.procurement.amount"], row["t2.procurement.amount.unit"]) == (2.5, "元")
