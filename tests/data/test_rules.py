"""Tables of rules: each matches its examples and none of its counter-examples."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

import gkcrawl.data
from gkcrawl.data import Rule, alternatives, pattern, rules

FOLDER = Path(gkcrawl.data.__file__).parent
TABLES = [
    path.stem
    for path in sorted(FOLDER.glob("*.csv"))
    if {"pattern", "example"} <= set(next(csv.reader(path.read_text(encoding="utf-8").splitlines())))
]
ROWS = [(table, number, rule) for table in TABLES for number, rule in enumerate(rules(table), 2)]


def named(kind: str) -> list[object]:
    """Texts of a kind of column, each with its rule; the test is called by table, line and text."""
    return [
        pytest.param(rule, text, id=f"{table}:{number}:{text}")
        for table, number, rule in ROWS
        for text in getattr(rule, kind)
    ]


def matches(rule: Rule, text: str) -> bool:
    words = pattern([rule])
    look = {"whole": words.fullmatch, "start": words.match, "end": words.search, "within": words.search}
    return look[rule.place](text) is not None


@pytest.mark.parametrize(("rule", "text"), named("examples"))
def test_a_rule_matches_its_example(rule: Rule, text: str) -> None:
    assert matches(rule, text)


@pytest.mark.parametrize(("rule", "text"), named("counter_examples"))
def test_a_rule_leaves_its_counter_example(rule: Rule, text: str) -> None:
    assert not matches(rule, text)


@pytest.mark.parametrize("table", TABLES)
def test_every_rule_has_an_example_and_no_twin(table: str) -> None:
    assert [rule.pattern for rule in rules(table) if not rule.examples] == []
    every = [(rule.pattern, rule.role) for rule in rules(table)]
    assert [one for one in every if every.count(one) > 1] == []


def test_rules_are_joined_by_role_and_end_where_they_say() -> None:
    words = [Rule("通知|公告", "notice", "end", (), ()), Rule("关于", "topic", "within", (), ())]
    assert re.compile(alternatives(words)).findall("关于公告的通知") == ["关于", "通知"]
    assert {rule.role for rule in rules("kinds", "notice", "plan")} == {"notice", "plan"}
