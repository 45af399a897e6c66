"""A document as one row."""

from __future__ import annotations

import json

import pytest

from gkcrawl.document import Region
from gkcrawl.export.flat import COLUMNS, INTEGERS, flattened
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
