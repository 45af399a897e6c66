"""The search page (gkcrawl/browse/pages/search.py)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from gkcrawl.browse.asked import Asked
from gkcrawl.browse.links import ServerLinks
from gkcrawl.browse.pages.search import HITS, page
from gkcrawl.browse.rendering import render
from gkcrawl.browse.words import Words
from gkcrawl.corpus.duplicates import find_duplicates
from gkcrawl.corpus.search import POOL, index_words
from gkcrawl.document import Region
from gkcrawl.errors import ConfigError, NotFound
from gkcrawl.store import Store
from tests.corpus.reports import a_report, invented
from tests.store.corpus import a_document, start_run

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from gkcrawl.browse.asked import Shown

NANJING = Region(code="320100", name="南京市", level="city")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A report and its copy, and 50 documents of which the last has a title that is no HTML."""
    with Store(tmp_path / "corpus.db") as store:
        start_run(store)
        store.write("r1", [a_report(1), a_report(2)])
        for number in range(3, 53):
            text = f"水务<b>事项</b>{number}。" + "\n".join(invented(number))
            store.write("r1", [a_document(number, text=text, kind="notice", region=NANJING, title=f"通知{number}")])
        store.write("r1", [a_document(53, text="甲", title="<script>alert(1)</script>")])
        find_duplicates(store)
        index_words(store)
        yield store


def shown(store: Store, path: str = "", **parameters: str) -> Shown:
    return page(store, Asked(words=Words("zh"), path=path, parameters=parameters))


def html(store: Store, **parameters: str) -> str:
    asked = Asked(words=Words("zh"), parameters=parameters)
    return render(page(store, asked), asked, ServerLinks())


def titles(found: Shown) -> list[Any]:
    return [hit.title for hit, _ in found.values["hits"]]


def test_without_words_the_newest_documents_are_shown(store: Store) -> None:
    assert titles(shown(store))[:3] == ["<script>alert(1)</script>", "通知52", "通知51"]
    assert len(titles(shown(store))) == HITS
    assert titles(shown(store, page="3")) == [f"通知{number}" for number in range(13, 2, -1)] + [
        "青溪县水务局2023年政府信息公开工作年度报告"
    ]
    assert shown(store, page="3").values["after"] is None


def test_words_are_found_and_marked_and_copies_told(store: Store) -> None:
    found = shown(store, q="水务局 年度报告")
    assert titles(found) == ["青溪县水务局2023年政府信息公开工作年度报告"]
    ((hit, pieces),) = found.values["hits"]
    assert ("水务局", True) in pieces
    assert found.values["copies"] == {hit.id: 1}
    text = html(store, q="水务局 年度报告")
    assert "<mark>水务局</mark>" in text
    assert "另有 1 份重复件" in text


def test_what_documents_say_is_text_and_no_html(store: Store) -> None:
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html(store)
    assert "<mark>事项</mark>&lt;/b&gt;" in html(store, q="事项")
    assert "<img" not in html(store, q='"><img src=x>水务')


def test_a_phrase_in_quotation_marks_is_one_word(store: Store) -> None:
    assert shown(store, q="“水务 事项” 7").values["total"] == shown(store, q="水务事项 7").values["total"]


def test_facets_lead_to_fewer_documents_and_back(store: Store) -> None:
    kinds = {value.name: value for value in shown(store, q="水务").values["facets"]["kind"]}
    assert {name: value.documents for name, value in kinds.items()} == {"通知公告": 50, "年度报告": 1}
    assert kinds["年度报告"].parameters == {"q": "水务", "kind": "annual_report"}
    narrowed = shown(store, **kinds["年度报告"].parameters)
    assert narrowed.values["total"] == 1
    chosen = narrowed.values["facets"]["kind"][0]
    assert (chosen.name, chosen.chosen, chosen.parameters) == ("年度报告", True, {"q": "水务"})
    assert [value.name for value in shown(store).values["facets"]["region"]] == ["江苏省"]
    assert shown(store, region="320000", q="水务").values["total"] == 50
    assert shown(store, region="330000").values["total"] == 0


def test_other_filters_can_be_taken_back(store: Store) -> None:
    text = html(store, seen="2026-11", q="水务")
    assert '<a class="chosen" href="/search?q=%E6%B0%B4%E5%8A%A1"' in text


@pytest.mark.parametrize(
    ("parameters", "error"),
    [
        ({"portal": "nowhere"}, NotFound),
        ({"kind": "song"}, ConfigError),
        ({"year": "20"}, ConfigError),
        ({"region": "江苏"}, ConfigError),
        ({"page": "-1"}, ConfigError),
        ({"since": "yesterday"}, ConfigError),
        ({"q": "，"}, ConfigError),
        ({"q": "水" * 201}, ConfigError),
    ],
)
def test_what_makes_no_sense_is_refused(store: Store, parameters: dict[str, str], error: type[Exception]) -> None:
    with pytest.raises(error):
        shown(store, **parameters)


def test_as_many_words_as_may_be_are_looked_for(store: Store) -> None:
    assert shown(store, q=" ".join(["水务"] * 60)).values["total"] == 51
    assert shown(store, q=" ".join(chr(0x4E00 + n) for n in range(100))).values["total"] == 0


def test_pages_end_with_what_is_ranked(store: Store) -> None:
    assert shown(store, q="水务", page="2").values["after"] == {"q": "水务", "page": 3}
    assert len(titles(shown(store, q="水务", page="3"))) == 11
    assert titles(shown(store, q="水务", page="9")) == []
    assert len(shown(store, "csv", q="水务").values["hits"]) == 51 <= POOL


def test_new_documents_that_are_not_indexed_are_told(store: Store) -> None:
    store.write("r1", [a_document(99)])
    assert "另有 1 篇新收录" in html(store)
    assert titles(shown(store))[0] == "通知99"
