"""What is said of a field once, and what is made of it."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import asdict
from importlib.resources import files
from typing import TYPE_CHECKING

import pytest

from gkcrawl.contract import COVERED, DATES, DAYS, FIELDS, METADATA, best_day, completed, fields_of, marked
from gkcrawl.corpus import feed, words
from gkcrawl.document import BOX, HEADER, ROW, Attachment, Document, Region
from gkcrawl.extract.fields.labels import label_table
from gkcrawl.store import known
from gkcrawl.store.queries.selection import DAY
from gkcrawl.store.rows import JSON_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterable

A_DOCUMENT = Document(
    id="0123456789abcdef",
    url="https://www.example.gov.cn/1.html",
    region=Region(code="320100", name="示例市", level="city"),
    attachments=[Attachment(url="https://www.example.gov.cn/a.pdf", name="附件")],
).to_dict()


def test_a_field_knows_its_type_and_what_stands_for_nothing() -> None:
    year, labels = FIELDS["report_year"], FIELDS["other_labels"]
    assert (year.type, year.nullable, year.nested, year.absent()) == (int, True, False, None)
    assert (labels.nullable, labels.nested, labels.absent()) == (False, True, {})
    assert labels.absent() is not labels.absent()
    assert list(FIELDS["region"].parts) == ["code", "name", "level"]


def test_what_is_older_than_a_field_gets_it_at_its_place() -> None:
    old = {name: value for name, value in A_DOCUMENT.items() if name not in ("validity", "repair")}
    old["attachments"] = [{"url": "https://www.example.gov.cn/a.pdf", "name": "附件"}]
    assert list(completed(old).items()) == list(A_DOCUMENT.items())


def test_what_lacks_its_address_is_no_document() -> None:
    with pytest.raises(KeyError, match="url"):
        completed({"id": "0123456789abcdef"})


def test_lists_of_fields_are_those_said_in_the_contract() -> None:
    assert DATES == ("written_date", "published_date", "effective_date", "abolished_date")
    assert set(marked(HEADER)) == {"source", "published_date"}
    assert {"topic", "part_of", "kind"} < set(METADATA) < set(FIELDS) - {"id", "text", "quality", "capture"}
    assert {"region", "keywords", "tables"} < JSON_COLUMNS < set(FIELDS) - set(DATES)
    assert {"title", "agency", "text"} < set(COVERED) < set(FIELDS)


def test_labels_name_fields_of_the_contract() -> None:
    named = {meant.field for meant in label_table().values()}
    assert named - set(FIELDS) == {"chrome", "other"}
    assert set(marked(BOX)) | set(marked(HEADER)) | set(marked(ROW)) <= named


def test_keys_of_json_rows_name_fields_of_the_contract() -> None:
    named = set(json.loads(files("gkcrawl.data").joinpath("list_keys.json").read_text(encoding="utf-8"))["fields"])
    assert named - set(FIELDS) == {"published", "body_html"}
    assert set(marked(ROW)) < named


@pytest.mark.parametrize(
    ("names", "others"),
    [
        (feed._FIELDS, {"gone"}),
        (words.FIELDS, set()),
        (known.STATE, {"reading_sha256", "gone"}),
    ],
    ids=["change feed", "search", "known documents"],
)
def test_who_needs_a_few_fields_names_fields(names: Iterable[str], others: set[str]) -> None:
    assert set(names) - set(FIELDS) == others


def test_attachments_are_described_like_documents() -> None:
    assert list(fields_of(Attachment)) == list(asdict(Attachment(url="a")))


@pytest.mark.parametrize(
    ("days", "best"),
    [
        (("2024-03-18", "2024-03-15", "2024-03-20T08:00:00Z"), "2024-03-18"),
        ((None, "2024-03-15", "2024-03-20T08:00:00Z"), "2024-03-15"),
        ((None, None, "2024-03-20T08:00:00Z"), "2024-03-20"),
    ],
)
def test_the_best_day_is_the_same_in_a_statement(days: tuple[str | None, ...], best: str) -> None:
    columns = ", ".join(f"? AS {name}" for name in DAYS)
    assert best_day(dict(zip(DAYS, days, strict=True))) == best
    assert sqlite3.connect(":memory:").execute(f"SELECT {DAY} FROM (SELECT {columns})", days).fetchone() == (best,)
