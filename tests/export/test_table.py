"""CSV and Parquet hold the same rows."""

from __future__ import annotations

import csv
import io
import json

import pyarrow.parquet
import pytest

from gkcrawl.document import Region
from gkcrawl.export.table import COLUMNS, INTEGERS, flattened, write_csv, write_parquet
from tests.store.corpus import a_document


def test_known_objects_become_columns_and_other_lists_json() -> None:
    document = a_document(
        1, region=Region(code="320100", name="示例市", level="city"), quality=["no_text"], report_year=2023
    )
    row = dict(zip(COLUMNS, flattened(document.to_dict()), strict=True))
    assert (row["region_code"], row["title"], row["report_year"]) == ("320100", "通知1", 2023)
    assert json.loads(row["quality"]) == ["no_text"]
    assert "report_year" in INTEGERS


def test_a_document_that_lacks_a_field_is_an_error() -> None:
    document = a_document(1).to_dict()
    del document["title"]
    with pytest.raises(KeyError):
        flattened(document)


def test_both_tables_have_a_row_a_document() -> None:
    documents = [a_document(n, report_year=2020 + n).to_dict() for n in (1, 2)]
    text, packed = io.BytesIO(), io.BytesIO()
    assert (write_csv(documents, text), write_parquet(documents, packed)) == (2, 2)
    assert text.getvalue().startswith(b"\xef\xbb\xbf"), "spreadsheets take it for GBK without the mark"
    header, *rows = csv.reader(io.StringIO(text.getvalue().decode("utf-8-sig")))
    table = pyarrow.parquet.read_table(packed)
    assert header == list(COLUMNS) == table.column_names
    place = header.index("report_year")
    assert [row[place] for row in rows] == ["2021", "2022"]
    assert table["report_year"].to_pylist() == [2021, 2022]
