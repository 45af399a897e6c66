"""CSV and Parquet hold the same rows."""

from __future__ import annotations

import csv
import io

import pyarrow.parquet

from gkcrawl.export.flat import COLUMNS
from gkcrawl.export.table import write_csv, write_parquet
from tests.store.corpus import a_document


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
