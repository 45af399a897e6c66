"""What a document lacks that its page may have tomorrow."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from gkcrawl.crawl.memory import StoreMemory, lack_of, stands_in
from gkcrawl.crawl.policy import Policy
from gkcrawl.portals.answers.stand_ins import Judgement
from gkcrawl.portals.column import Column
from gkcrawl.portals.walking.memory import Answer
from gkcrawl.store import Store
from gkcrawl.store.state import ReportColumn, Unit
from tests.store.corpus import MONDAY, a_document

if TYPE_CHECKING:
    from pathlib import Path

    from gkcrawl.store.state import StateRow


@pytest.mark.parametrize(
    ("text", "flags", "lack"),
    [
        ("正文。", [], None),
        (None, [], "no_text"),
        (None, ["image_only"], None),
        ("正文。", ["incomplete"], "incomplete"),
    ],
)
def test_the_flags_say_so(text: str | None, flags: list[str], lack: str | None) -> None:
    document = a_document(1, text=text, quality=flags)
    assert lack_of(document) == lack
    assert stands_in(document) is ("image_only" in flags)


def test_what_is_stored_is_kept_in_mind_no_longer(tmp_path: Path) -> None:
    """A crawl of 100,000 documents, none of them sure, holds those that are on their way."""
    put: list[StateRow] = []
    policy = Policy(revisit=(), revisits=0, tries=5, sweep=timedelta(days=30))
    with Store(tmp_path / "corpus.db") as store:
        memory = StoreMemory(store, "demo", policy, put.append)
        memory.in_doubt = {"one": object(), "two": object()}
        documents = [a_document(1), a_document(2)]
        for key, document in zip(memory.in_doubt, documents, strict=True):
            memory.read(key, document, Answer(MONDAY), Judgement(sure=False))
        memory.has_stored(documents[0])
        memory.set_aside(documents[1], "same_answer")
    assert list(memory.in_doubt) == ["two"]
    assert memory._on_the_way == {}
    assert len(put) == 2


def test_what_each_page_of_a_column_prints_again_is_kept_once_a_run(tmp_path: Path) -> None:
    put: list[StateRow] = []
    column = Column("年报", "https://www.example.gov.cn/nb/", kind="annual_report")
    with Store(tmp_path / "corpus.db") as store:
        memory = StoreMemory(store, "demo", Policy((), 0, 5, timedelta(days=30)), put.append)
        for _ in range(3):
            memory.printed(column, {f"{column.url}u1/": "水利局"}, Answer(MONDAY))
    assert put == [ReportColumn(column.url, "年报", MONDAY), Unit(column.url, f"{column.url}u1/", "水利局", MONDAY)]
