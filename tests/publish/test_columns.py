"""Columns of published tables (gkcrawl/publish/columns.py)."""

from __future__ import annotations

from datetime import date, datetime, timezone

import pyarrow as pa
import pytest

from gkcrawl.contract import FIELDS
from gkcrawl.publish.columns import AT, DAY, Column, arrow_table, column_of, moments
from tests.store.corpus import a_document


def test_every_field_of_the_contract_has_a_type_and_a_meaning() -> None:
    columns = [column_of(field) for field in FIELDS.values()]
    types = {one.name: str(one.type) for one in columns}
    assert all(one.meaning for one in columns)
    assert (types["published_date"], types["fetched_at"]) == ("date32[day]", "timestamp[us, tz=UTC]")
    assert (types["report_year"], types["keywords"]) == ("int64", "list<item: string>")
    assert types["region"] == "struct<code: string, name: string, level: string>"
    assert types["other_labels"] == "list<item: struct<label: string, value: string>>"
    assert types["provenance"].startswith("list<item: struct<field: string, raw: string, method: string")


def test_parts_of_objects_can_be_left_out() -> None:
    column = column_of(FIELDS["attachments"], without=("text", "tables"))
    assert "url" in str(column.type)
    assert "text" not in str(column.type)


def test_objects_with_free_keys_become_lists_and_absent_values_null() -> None:
    document = a_document(1, other_labels={"体裁": "报告"}).to_dict()
    (row,) = arrow_table([document], [column_of(field) for field in FIELDS.values()]).to_pylist()
    assert row["other_labels"] == [{"label": "体裁", "value": "报告"}]
    assert (row["disclosure"], row["region"], row["published_date"], row["links"]) == (None, None, None, [])
    assert row["fetched_at"] == datetime(2026, 11, 2, tzinfo=timezone.utc)


def test_a_number_of_a_page_stands_beside_names_of_sheets_as_text() -> None:
    table: dict[str, object] = {"caption": None, "rows": []}
    files = [{"url": "a", "tables": [table | {"sheet_or_page": 2}, table | {"sheet_or_page": None}]}]
    absent = dict.fromkeys(("name", "media_type", "bytes", "sha256", "text", "status", "pages", "flags"))
    (row,) = arrow_table([{"attachments": [files[0] | absent]}], [column_of(FIELDS["attachments"])]).to_pylist()
    assert [one["sheet_or_page"] for one in row["attachments"][0]["tables"]] == ["2", None]


@pytest.mark.parametrize(
    ("values", "type", "expected"),
    [
        (["2024-02-29", None], DAY, [date(2024, 2, 29), None]),
        (["2024-02-30", "2024-03-01"], DAY, [None, date(2024, 3, 1)]),
        (["2024-03-01T08:00:00+08:00"], AT, [datetime(2024, 3, 1, tzinfo=timezone.utc)]),
        (["2024-02-30T00:00:00Z", "2024-03-01T00:00:00Z"], AT, [None, datetime(2024, 3, 1, tzinfo=timezone.utc)]),
    ],
)
def test_a_day_that_no_calendar_has_is_null_and_hides_no_other(
    values: list[str | None], type: pa.DataType, expected: list[object]
) -> None:
    assert moments(values, type).to_pylist() == expected


def test_meanings_are_in_the_file() -> None:
    table = arrow_table([{"a": "x"}], [Column("a", pa.string(), "What it says.")])
    assert table.schema.field("a").metadata == {b"description": b"What it says."}
