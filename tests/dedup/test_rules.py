"""The table of relations and thresholds, what is made of it, and its version (gkcrawl/dedup/rules.py)."""

from __future__ import annotations

import ast
import re
from itertools import pairwise
from pathlib import Path
from typing import get_args

import pytest

from gkcrawl.dedup import rules
from gkcrawl.document import Relation
from gkcrawl.store.queries.selection import NO_COPY
from tests.generated import hold

ROOT = Path(__file__).parents[2]
GOV, OTHER = "https://www.example.gov.cn/1.html", "https://www.example.com/1.html"
DOC = ROOT / "docs" / "identity.md"
MADE = re.compile(r"(<!-- (\S+) -->\n).*?(<!-- end -->)", re.DOTALL)


def thresholds(path: str) -> dict[str, tuple[float, str]]:
    """Name → number and reason of the constants of a module."""
    body = ast.parse((ROOT / "gkcrawl" / path).read_text(encoding="utf-8")).body
    return {
        target.id: (number, " ".join(reason.split()))
        for statement, after in pairwise(body)
        if isinstance(statement, ast.Assign) and isinstance(after, ast.Expr)
        for target in statement.targets
        if isinstance(target, ast.Name) and isinstance(statement.value, ast.Constant)
        for number, reason in [(statement.value.value, ast.literal_eval(after.value))]
        if isinstance(number, int | float)
    }


def table(name: str) -> str:
    if name != "relations":
        rows = [f"| `{constant}` | {number} | {reason} |" for constant, (number, reason) in thresholds(name).items()]
        return "\n".join(["| threshold | value | what it counts, and why |", "|---|---|---|", *rows, ""])
    rows = [
        f"| `{rule.name}` | {rule.when} | {'with `--duplicates`' if rule.adds_nothing else 'yes'} |"
        for rule in rules.RELATIONS
    ]
    return "\n".join(["| relation | when | in exports |", "|---|---|---|", *rows, ""])


def test_the_documentation_is_made_from_the_table() -> None:
    text = DOC.read_text(encoding="utf-8")
    made = MADE.sub(lambda found: found[1] + table(found[2]) + found[3], text)
    assert len(MADE.findall(text)) == 3
    hold(DOC, made)


def test_no_threshold_or_relation_is_written_elsewhere() -> None:
    chapter = DOC.read_text(encoding="utf-8").partition("## Duplicates")[2]
    numbers = {
        str(number)
        for path in ("dedup/rules.py", "store/known.py")
        for number, _ in thresholds(path).values()
        if number % 1 or number > max(rules.MISSES, rules.ROWS)  # smaller ones number lists
    }
    assert not numbers & set(re.findall(r"\d+(?:\.\d+)?", MADE.sub("", chapter)))
    code = [path for end in ("py", "sql") for path in (ROOT / "gkcrawl").rglob(f"*.{end}")]
    assert not [path for path in code if re.search(r"'(?:exact|repost|retitled)'", path.read_text(encoding="utf-8"))]


def test_every_relation_of_the_contract_has_a_rule() -> None:
    assert [rule.name for rule in rules.RELATIONS] == list(get_args(Relation))
    assert NO_COPY.endswith("NOT IN ('exact', 'repost', 'retitled'))")


@pytest.mark.parametrize("name", ["COPY_JACCARD", "KEY_DOCUMENTS", "JUDGEMENT"])
def test_another_threshold_is_another_version(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    before = rules.version()
    assert rules.version() == before
    monkeypatch.setattr(rules, name, getattr(rules, name) + 1)
    assert rules.version() != before


def test_another_relation_is_another_version(monkeypatch: pytest.MonkeyPatch) -> None:
    before = rules.version()
    monkeypatch.setattr(rules, "RELATIONS", rules.RELATIONS[:-1])
    assert rules.version() != before


def test_official_hosts_come_first_and_mirrors_last() -> None:
    order = ["official", "ip_host", "unknown", "aggregator", "mirror"]
    ranks = [rules.distrust(host_class, OTHER) for host_class in order]
    assert ranks == sorted(ranks) and ranks[0] == 0 < ranks[1]


def test_gov_cn_counts_as_official_where_nobody_has_judged() -> None:
    assert rules.distrust("unknown", GOV) == 0 < rules.distrust("unknown", OTHER)
    assert rules.distrust("mirror", GOV) > 0
