"""Two versions side by side (gkcrawl/browse/pages/difference.py)."""

from __future__ import annotations

from difflib import unified_diff
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gkcrawl.browse.pages.difference import Line, Stretch, lines_of, page
from gkcrawl.errors import ConfigError, NotFound
from tests.browse.pages.shown import html_of, said, tree
from tests.corpus.conftest import db, store
from tests.store.corpus import TUESDAY, WEDNESDAY, a_document, a_file, a_reading, with_files

if TYPE_CHECKING:
    from gkcrawl.store import Store

__all__ = ["db", "store"]

ID = a_document(1).id


def versions(store: Store) -> None:
    store.write("r1", [a_document(1, text="甲。\n共收到申请12件。\n丙。", issuer="甲局")])
    store.write("r1", [a_document(1, text="甲。\n共收到申请15件。\n丙。", issuer="乙局", fetched_at=TUESDAY)])
    store.write("r1", [a_document(1, text="<b>丁</b>。", issuer="乙局", fetched_at=WEDNESDAY)])


def test_words_taken_out_and_put_in_are_marked(store: Store) -> None:
    versions(store)
    found = tree(html_of(page, store, ID, first="1", second="2"))
    (difference,) = found.xpath("//div[@class='difference']")
    assert [said(one) for one in difference.xpath(".//del|.//ins")] == ["2", "5"]
    assert said(found.xpath("//tbody/tr")[0]) == "Issuer issuer 甲局 乙局"
    assert [option.text for option in found.xpath("//option[@selected]")] == ["1", "2"]


def test_by_default_the_latest_change_and_nothing_of_a_text_is_html(store: Store) -> None:
    versions(store)
    html = html_of(page, store, ID)
    assert "Versions 2 and 3" in html and "<ins>&lt;b&gt;丁&lt;/b&gt;。</ins>" in html


def test_replaced_files_are_compared(store: Store) -> None:
    store.write("r1", [with_files(), a_file(), a_reading(text="旧的正文。")])
    store.write("r1", [a_file(content="b", at=TUESDAY), a_reading("b", text="新的正文。")])
    found = tree(html_of(page, store, ID))
    assert [said(one) for one in found.xpath("//div[@class='difference']//del|//div[@class='difference']//ins")] == [
        "旧",
        "新",
    ]


def test_what_cannot_be_compared_is_an_error_with_a_name(store: Store) -> None:
    store.write("r1", [a_document(1)])
    with pytest.raises(ConfigError, match="only one version"):
        html_of(page, store, ID)
    with pytest.raises(ConfigError, match="give the number of a version"):
        html_of(page, store, ID, first="one")
    with pytest.raises(NotFound):
        html_of(page, store, ID, second="7")


def test_paragraphs_of_other_words_stand_one_after_the_other() -> None:
    unified = ["@@ -3,1 +3,1 @@", "-甲乙丙丁", "+完全不同", " 后文"]
    assert list(lines_of(unified)) == [
        Line([], 3),
        Line([Stretch("甲乙丙丁", "del")]),
        Line([Stretch("完全不同", "ins")]),
        Line([Stretch("后文")]),
    ]


def test_long_paragraphs_are_not_compared_word_by_word() -> None:
    long = "甲乙" * 2_000
    before, after = [f"-{long}{number}" for number in range(5)], [f"+{long}丙{number}" for number in range(5)]
    assert [line.stretches[0].change for line in lines_of([*before, *after])] == ["del"] * 5 + ["ins"] * 5
    assert len(list(lines_of(["-甲乙丙丁", "+甲乙丙戊"]))) == 1


LINES = st.lists(st.text(st.sampled_from("甲乙-+@ "), max_size=6), max_size=8)


@given(LINES, LINES)
def test_nothing_of_either_version_is_lost(before: list[str], after: list[str]) -> None:
    unified = list(unified_diff(before, after, n=99, lineterm=""))[2:]
    shown = [line for line in lines_of(unified) if line.skipped is None]

    def side(*changes: str) -> str:
        return "".join(one.text for line in shown for one in line.stretches if one.change in changes)

    if unified:
        assert side("", "del") == "".join(before)
        assert side("", "ins") == "".join(after)
