"""The JSON Schema says what the dataclasses say."""

from __future__ import annotations

from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from gkcrawl.document import (
    Attachment,
    Capture,
    Document,
    Duplicates,
    FileTable,
    Link,
    PartOf,
    Provenance,
    Region,
    Table,
)
from gkcrawl.jsonschema import document_schema, field_table
from tests.generated import hold

DOCS = Path(__file__).parents[1] / "docs" / "schema.md"
SCHEMA = document_schema()
VALIDATOR = Draft202012Validator(SCHEMA, format_checker=FormatChecker())


def a_full_document() -> dict[str, Any]:
    """A document in which no field is absent."""
    return Document(
        id="0123456789abcdef",
        portal="demo",
        column="通知公告",
        url="https://www.example.gov.cn/1.html",
        other_urls=["http://mirror.example.com/1.html"],
        kind="annual_report",
        title="年度报告",
        index_number="014000000/2025-00001",
        document_number="示政办发〔2025〕1号",
        issuer="示例市人民政府办公室",
        source="示例市人民政府",
        agency="示例市人民政府",
        region=Region(code="320100", name="示例市", level="city"),
        report_year=2024,
        written_date="2025-01-20",
        published_date="2025-01-24",
        published_time="09:30",
        effective_date="2025-02-01",
        abolished_date="2030-02-01",
        topic="综合政务",
        keywords=["年报"],
        validity="有效",
        disclosure={"公开方式": "主动公开"},
        other_labels={"体裁": "报告"},
        text="正文",
        tables=[Table(caption="表一", rows=[["甲", ""], ["乙", "2"]])],
        attachments=[
            Attachment(
                url="https://www.example.gov.cn/a.pdf",
                bytes=1,
                sha256="a" * 64,
                text="表一",
                tables=[FileTable(sheet_or_page=place, rows=[["甲", "1"]]) for place in ("Sheet1", 1, None)],
                pages=1,
                flags=["ocr"],
            )
        ],
        links=[Link(url="https://www.example.gov.cn/", text="")],
        host_class="official",
        quality=["repaired"],
        repair=["filler"],
        provenance={"title": Provenance(raw="年度报告", method="meta", locator="ArticleTitle", confidence=0.9)},
        part_of=PartOf(id="fedcba9876543210", part=1, of=3),
        duplicates=Duplicates(group="g", of="fedcba9876543210", relation="repost"),
        text_sha256="b" * 64,
        first_seen_at="2026-11-02T08:00:00+08:00",
        last_seen_at="2026-11-02T08:00:00+08:00",
        fetched_at="2026-11-02T08:00:00+08:00",
        capture=Capture(warc="demo/r.warc.gz", offset=0, sha256="c" * 64),
    ).to_dict()


def test_the_schema_is_itself_valid() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_full_and_empty_documents_are_valid() -> None:
    VALIDATOR.validate(a_full_document())
    VALIDATOR.validate(Document(id="0123456789abcdef", url="https://www.example.gov.cn/").to_dict())


def test_the_full_document_tries_every_field() -> None:
    assert not [name for name, value in a_full_document().items() if value in (None, [], {})]


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("schema", "gkcrawl/document/2"),
        ("id", None),
        ("version", 0),
        ("kind", "report"),
        ("title", ""),
        ("text", ""),
        ("other_urls", None),
        ("report_year", "2024"),
        ("published_date", "2025-1-24"),
        ("published_date", "2025-02-30"),
        ("published_time", "25:00"),
        ("fetched_at", "2026-11-02 08:00"),
        ("text_sha256", "xyz"),
        ("host_class", None),
        ("region", {"code": "32", "name": "示例市", "level": "city"}),
        ("region", {"code": "320100", "name": "示例市", "level": "village"}),
        ("tables", [{"caption": None, "rows": [[1]]}]),
        ("attachments", [{"url": "https://www.example.gov.cn/a.pdf"}]),
        ("attachments", [asdict(Attachment(url="a", tables=[FileTable(sheet_or_page="", rows=[])]))]),
        ("attachments", [asdict(Attachment(url="a", pages=-1))]),
        ("provenance", {"title": {"raw": "a", "method": "guess", "locator": None, "confidence": 1.0}}),
        ("provenance", {"title": {"raw": "a", "method": "box", "locator": None, "confidence": 1.5}}),
        ("capture", {"warc": "a", "offset": -1, "sha256": "c" * 64}),
        ("unheard_of", 1),
    ],
)
def test_what_breaks_the_contract_is_refused(field: str, wrong: Any) -> None:
    assert not VALIDATOR.is_valid(a_full_document() | {field: wrong})


@pytest.mark.parametrize("field", [field.name for field in fields(Document)])
def test_every_key_is_required(field: str) -> None:
    document = a_full_document()
    del document[field]
    assert not VALIDATOR.is_valid(document)


def test_every_field_is_described_in_contract_order() -> None:
    names = [field.name for field in fields(Document)]
    assert [name for name, schema in SCHEMA["properties"].items() if schema["description"]] == names


def test_the_docs_hold_the_same_table() -> None:
    text = DOCS.read_text(encoding="utf-8")
    start = text.index("| field | type")
    printed = text[start : text.index("\n\n", start)]
    hold(DOCS, text.replace(printed, field_table()))
