"""Fields as rows of a table (gkcrawl/browse/facts.py)."""

from __future__ import annotations

from importlib.resources import files

from gkcrawl.browse.facts import FIELD_NAMES, Fact, facts_of, meanings
from gkcrawl.browse.words import Words
from gkcrawl.contract import FIELDS
from gkcrawl.data import rows
from gkcrawl.document import Document, Provenance, Region
from tests.store.corpus import a_document

EN, ZH = Words("en"), Words("zh")


def test_every_field_of_the_contract_has_a_name_in_both_languages() -> None:
    known = {row["key"] for row in rows("browse_words")}
    assert {f"field.{name}" for name in FIELD_NAMES} <= known
    assert set(FIELD_NAMES) <= set(FIELDS)


def test_values_are_in_words_and_those_unknown_stand_as_well() -> None:
    town = Region(code="320100", name="示例市", level="city")
    read = {"report_year": Provenance(raw="二〇二三年", method="title", confidence=0.9)}
    document: Document = a_document(
        1, kind="policy", region=town, report_year=2023, keywords=["甲", "乙"], provenance=read
    )
    found = {fact.name: fact for fact in facts_of(document.to_dict(), ZH)}
    assert [found[name].value for name in ("kind", "region", "keywords", "issuer")] == [
        "政策文件",
        "示例市 320100 市级",
        "甲 乙",
        None,
    ]
    assert (found["report_year"].value, found["report_year"].raw) == ("2023", "二〇二三年")


def test_labels_of_the_box_come_last() -> None:
    document = a_document(1, disclosure={"公开方式": "主动公开"}, other_labels={"体裁": "通知"})
    assert list(facts_of(document.to_dict(), EN))[-2:] == [
        Fact(None, "公开方式", "主动公开"),
        Fact(None, "体裁", "通知"),
    ]


def test_flags_are_explained_in_both_languages_and_unknown_ones_stay() -> None:
    tables = ("quality_flags", "statistics_flags", "statistics_checks")
    for table in tables:
        assert all(row["zh"] for row in rows(table)), table
    assert meanings(["masked"], ZH, *tables)["masked"].startswith("名称或年份被隐去")
    assert meanings(["checks_failed", "V1", "new_one", "V1"], EN, *tables) == {
        "checks_failed": "numbers of the report contradict each other",
        "V1": "in each column: new + carried in = total + carried out",
        "new_one": "new_one",
    }


def test_the_style_highlights_each_field_that_can_stand_in_a_text() -> None:
    style = (files("gkcrawl.browse") / "static" / "style.css").read_text(encoding="utf-8")
    of_the_crawl = {"portal", "column", "url", "kind", "host_class", "text_sha256"}
    for name in set(FIELD_NAMES) - of_the_crawl:
        if not name.endswith("_at"):
            assert f'mark[data-of~="{name}"]' in style, name
