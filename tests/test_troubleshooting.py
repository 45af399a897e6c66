"""docs/troubleshooting.md explains every word that a crawl prints for what went wrong, and no other."""

from __future__ import annotations

import ast
import csv
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from gkcrawl.extract.quality import FLAGS
from gkcrawl.portals.walking import failure
from gkcrawl.portals.walking.column_report import Stop
from gkcrawl.store.rows import GONE

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "gkcrawl"
PAGE = (ROOT / "docs" / "troubleshooting.md").read_text(encoding="utf-8")
# Calls that take a word for a failure as an argument, and functions that return one.
CALLS = {"Refused", "fail", "_failed", "_judged", "_set_aside", "Judgement"}
RETURNS = {"cause", "not_followed", "lack_of", "way_back"}
OUTCOME = PACKAGE / "crawl" / "outcome.py"


def explained(heading: str) -> list[str]:
    """First cells of the table below ``heading``; each row says what the word means and what to do."""
    section = PAGE.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| `(.+?)` \| (.+) \| (.+) \|$", section, re.MULTILINE)
    assert all(all(cells) for cells in rows)
    return [word for word, *_ in rows]


def words_of_tables() -> Iterator[str]:
    """Words of the CSV tables of pages that stand in for others."""
    for name, column in (("blocks", "word"), ("stand_ins", "role")):
        with (PACKAGE / "data" / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
            yield from (row[column] for row in csv.DictReader(lines))


def words_in(source: str) -> Iterator[str]:
    """Words that code hands to one of ``CALLS`` or returns from one of ``RETURNS``."""
    for node in ast.walk(ast.parse(source)):
        values: list[ast.expr] = []
        if isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] in CALLS:
            values = [*node.args, *(keyword.value for keyword in node.keywords if keyword.arg == "word")]
        elif isinstance(node, ast.FunctionDef) and node.name in RETURNS:
            values = [part.value for part in ast.walk(node) if isinstance(part, ast.Return) and part.value]
        for value in values:
            yield from (text for text in texts(value) if re.fullmatch(r"[a-z]+(?:_[a-z0-9]+)*", text))


def texts(value: ast.expr) -> Iterator[str]:
    """Strings that ``value`` may be, or has as an item."""
    match value:
        case ast.Constant(value=str(text)):
            yield text
        case ast.IfExp(body=one, orelse=other):
            yield from (*texts(one), *texts(other))
        case ast.Tuple(elts=items):
            for item in items:
                yield from texts(item)


@cache
def failures() -> frozenset[str]:
    """Every word for a failure that there is."""
    words = {
        *failure._STATUSES.values(),
        *(word for _, word in failure._CAUSES),
        *failure.STAND_INS,
        *failure.NOT_ASKED,
    }
    for folder in ("crawl", "portals/walking", "portals/answers"):
        for path in (PACKAGE / folder).rglob("*.py"):
            words |= set(words_in(path.read_text(encoding="utf-8")))
    return frozenset(words | set(words_of_tables()) | {"http_<status>"})


def test_every_failure_is_explained() -> None:
    unexplained = failures() - set(explained("Failures")) - set(explained("Outcomes"))
    assert not unexplained


def test_no_word_is_explained_that_the_program_does_not_have() -> None:
    source = "".join(path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py"))
    known = failures()
    assert [
        word for word in explained("Failures") if word not in known and not re.search(rf'["/]{word}"', source)
    ] == []


def test_every_outcome_is_explained() -> None:
    source = OUTCOME.read_text(encoding="utf-8")
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call) and len(node.args) == 3]
    words = [call.args[2].value for call in calls if isinstance(call.args[2], ast.Constant)]
    assert "truncated" in words
    known = explained("Outcomes")
    assert {str(word) for word in words} <= {*known, *explained("Failures")}
    assert [word for word in known if f'"{word}"' not in source] == []


def test_every_stop_reason_is_explained() -> None:
    assert sorted(explained("Stop reasons")) == sorted(stop.value for stop in Stop)


def test_every_flag_is_explained_as_the_schema_does() -> None:
    assert explained("Quality flags") == [*FLAGS, GONE]
    for flag, meaning in FLAGS.items():
        assert f"| `{flag}` | {meaning} |" in PAGE


def test_words_are_found_in_code() -> None:
    source = 'def cause(e):\n    return "tls" if e else "connection"\nraise Refused("private", f"{url} is inside")'
    assert set(words_in(source)) == {"tls", "connection", "private"}
