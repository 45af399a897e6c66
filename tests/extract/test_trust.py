"""The table of trust: what code asks stands in it, and docs/schema.md prints it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

from gkcrawl.data import rows
from gkcrawl.document import Document, Method
from gkcrawl.extract.statements import READERS
from gkcrawl.extract.trust import DOUBTS, Asked, Source, source, sources
from tests.extract.pages import page, read
from tests.generated import hold

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "schema.md"
NAMED = {one.reader for one in sources()}


def rendered() -> str:
    lines = ["| field | reader | method | place | confidence | right |", "|---|---|---|---|---|---|"]
    asked = {"always": "", "missing": "; only where the field is missing", "cut": "; only where a value is cut"}
    for one, row in zip(sources(), rows("trust"), strict=True):
        place, confidence = f"{one.place}{asked[one.asked]}", f"{one.confidence:g}" if one.confidence else ""
        right = f"{row['right']} of {row['of']}" if row["of"] else ""
        lines.append(f"| {', '.join(one.fields)} | {one.reader} | `{one.method}` | {place} | {confidence} | {right} |")
    lines += ["", "| doubt about agency and region | takes away |", "|---|---|"]
    lines += [f"| {meaning} | {amount:g} |" for amount, meaning in DOUBTS.values()]
    return "\n".join(lines) + "\n"


def test_the_docs_print_the_table() -> None:
    text = PAGE.read_text(encoding="utf-8")
    start, end = "<!-- trust: printed by tests/extract/test_trust.py -->\n", "<!-- end of trust -->\n"
    before, rest = text.split(start)
    _, after = rest.split(end)
    hold(PAGE, f"{before}{start}\n{rendered()}\n{end}{after}")


def test_code_and_table_name_the_same_readers() -> None:
    """A reader that no code asks would be a promise, one that is in no table an error on a rare page."""
    folders = (ROOT / "gkcrawl" / "extract", ROOT / "gkcrawl" / "store" / "files")
    code = "".join(path.read_text(encoding="utf-8") for folder in folders for path in folder.rglob("*.py"))
    assert [name for name in NAMED if f'"{name}"' not in code] == []
    asked = {name for call in re.findall(r"[^_]source\(([^()]*)\)", code) for name in re.findall(r'"([^"]+)"', call)}
    assert asked - {"list row"} <= NAMED  # what a name is compared with
    assert READERS.keys() <= NAMED


@pytest.mark.parametrize("one", sources(), ids=lambda one: f"{one.fields[0]}: {one.reader} ({one.method})")
def test_a_source_is_whole(one: Source) -> None:
    assert source(one.reader, one.method) is one
    assert one.method in get_args(Method) and one.asked in get_args(Asked) and 0 <= one.confidence <= 1
    assert set(one.fields) - {"any"} <= set(Document.__dataclass_fields__)


def test_an_unknown_source_is_an_error() -> None:
    with pytest.raises(KeyError, match="0 sources called 'hearsay'"):
        source("hearsay")
    with pytest.raises(KeyError, match="2 sources called 'label'"):
        source("label")


def test_the_first_source_wins_and_is_named() -> None:
    """A label before the tag, the tag before the address; each says how far it is trusted."""
    tag = '<meta name="PubDate" content="2024-03-17">'
    labelled = read(page("<p>发布日期：2024-03-16</p>", head=tag))
    tagged, bare = read(page(head=tag)), read(page())
    days = [document.published_date for document in (labelled, tagged, bare)]
    assert days == ["2024-03-16", "2024-03-17", "2024-03-18"]
    trusted = [document.provenance["published_date"].confidence for document in (labelled, tagged, bare)]
    assert trusted == [
        source("label", "header").confidence,
        source("meta tag").confidence,
        source("address").confidence,
    ]


def test_the_order_of_the_table_is_the_order_of_asking(monkeypatch: pytest.MonkeyPatch) -> None:
    """Turned round, the address comes before the label, and trafilatura before the container."""
    turned = tuple(one._replace(rank=-one.rank) for one in reversed(sources()))
    labelled = page("<p>发布日期：2024-03-16</p>")
    assert read(labelled).published_date == "2024-03-16"
    for module in ("statements", "body.body"):
        monkeypatch.setattr(f"gkcrawl.extract.{module}.sources", lambda: turned)
    document = read(labelled)
    assert document.published_date == "2024-03-18"
    assert document.provenance["text"].locator == "trafilatura"  # last in the table
