"""Search finds what is there, two characters or ten, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gkcrawl.corpus.search import index_words, search
from gkcrawl.corpus.words import match, tokens
from gkcrawl.document import Attachment
from gkcrawl.errors import ConfigError
from gkcrawl.store.queries.selection import Selection
from gkcrawl.store.schema import migrate
from tests.corpus.reports import a_report
from tests.store.corpus import TUESDAY, a_document, a_file, a_reading, start_run, with_files

if TYPE_CHECKING:
    from gkcrawl.store import Store


def titles(store: Store, *words: str, synonyms: bool = True, **filters: Any) -> list[str | None]:
    index_words(store)
    return [hit.title for hit in search(store, words, Selection(**filters), synonyms=synonyms)[0]]


@pytest.fixture
def filled(store: Store) -> Store:
    start_run(store, portal="another")
    documents = [
        a_document(1, title="水务局年报", text="全年主动公开政府信息。", kind="annual_report", report_year=2023),
        a_document(2, title="通知", text="请各单位报送年\n报，于２０２４年1月底前完成。", published_date="2024-01-05"),
        a_document(
            3, title="汛期值守", text="水务部门值守。信息系统公开招标。", portal="another", agency="青溪县水务局"
        ),
        a_document(4, title="批复", text="同意。", document_number="国办发〔2024〕12号", published_date="2024-03-01"),
        a_document(5, title="附件", text=None, attachments=[Attachment(url="http://a/b.pdf", text="扫描的COVID名单")]),
    ]
    for document in documents:
        store.write("r1", [document], portal="demo")
    return store


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["年报"], ["水务局年报", "通知"]),
        (["水务"], ["水务局年报", "汛期值守"]),
        (["政府信息"], ["水务局年报"]),
        (["信息公开"], []),
        (["水务", "招标"], ["汛期值守"]),
        (["汛"], ["汛期值守"]),
        (["守"], ["汛期值守"]),
        (["2024年1月"], ["通知"]),
        (["国办发〔2024〕12号"], ["批复"]),
        (["国办发〔2024〕1号"], []),
        (["covid"], ["附件"]),
        (["cov"], ["附件"]),
        (["没有"], []),
        (["2024年"], ["通知"]),
        (["2024年1"], ["通知"]),
        (["24年1月"], []),
    ],
)
def test_words_are_found_wherever_they_stand(filled: Store, words: list[str], expected: list[str]) -> None:
    assert titles(filled, *words) == expected


PRINTED = (
    "〔2024〕8号",
    "[2024]8号",
    "(2024)8号",
    "（２０２４）８号",
    "【2024】 8 号",
    "﹝2024﹞8号",
    "〔2024〕第8号",
    "〔 2024 〕8号",
)


@pytest.mark.parametrize("typed", PRINTED)
def test_a_document_number_is_found_however_it_is_typed_and_printed(store: Store, typed: str) -> None:
    for number, printed in enumerate(PRINTED):
        store.write("r1", [a_document(number, title=f"{number}", text=f"见青府办发{printed}文件。")])
    others = (
        "青府办发〔2024〕18号",
        "青府办发〔2024〕80号",
        "青府办发〔2023〕8号",
        "青府函〔2024〕8号",
        "青府办发〔2024〕\n1\t8号",
    )
    for number, other in enumerate(others, len(PRINTED)):
        store.write("r1", [a_document(number, title=other, text="2024年3月8日第8号。", document_number=other)])
    assert sorted(map(str, titles(store, f"青府办发{typed}"))) == sorted(map(str, range(len(PRINTED))))


def test_a_document_number_is_found_among_hundreds_of_its_year(store: Store) -> None:
    for number in range(1, 121):
        text = "根据2024年第1号会议纪要，于1月1日起执行。"
        store.write("r1", [a_document(number, title=f"通知{number}", text=f"青府办发〔2024〕{number}号\n{text}")])
    assert titles(store, "青府办发[2024]1号") == ["通知1"]
    assert titles(store, "青府办发(2024)1") == ["通知1"]


@pytest.mark.parametrize("typed", ["510700-2024-00012", "５１０７００－２０２４－０００１２", "510700—2024—00012"])
def test_an_index_number_is_found_at_any_width(store: Store, typed: str) -> None:
    store.write("r1", [a_document(1, title="所找的", index_number="510700-2024-00012")])
    store.write("r1", [a_document(2, title="别的", index_number="510700-2024-000123")])
    assert titles(store, typed) == ["所找的"]


def test_numbers_in_neighbouring_cells_are_two(store: Store) -> None:
    store.write("r1", [a_document(1, title="统计表", text="受理件数\t12\t345")])
    assert titles(store, "345") == ["统计表"]
    assert titles(store, "12345") == []


def test_the_snippet_marks_a_number_as_it_is_printed(store: Store) -> None:
    store.write("r1", [a_document(1, title="通知", text="依据青府办发〔2024〕第 8 号文件。")])
    index_words(store)
    (hit,), _ = search(store, ["青府办发[2024]8号"], Selection())
    assert [hit.snippet[start:end] for start, end in hit.spans] == ["青府办发〔2024〕第 8 号"]


def test_an_older_index_is_made_anew(store: Store) -> None:
    store.write("r1", [a_document(1, title="通知", text="青府办发〔2024〕8号")])
    index_words(store)
    with store.transaction() as connection:
        migrate(connection, "0025_numbers")
        assert connection.execute("SELECT COUNT(*) FROM worded").fetchone() == (0,)
    assert titles(store, "青府办发[2024]8号") == ["通知"]


@pytest.mark.parametrize("typed", ["《条例》的决定", "“条例”的决定", "条例的决定", "（条例）的决定", "条例的“决定”"])
def test_brackets_and_quotation_marks_do_not_count(store: Store, typed: str) -> None:
    printed = ("修改《条例》的决定", "修改条例的决定", "修改“条例”的决定", "修改条例（的决定）")
    for number, title in enumerate(printed):
        store.write("r1", [a_document(number, title=title, text="同意。")])
    store.write("r1", [a_document(9, title="修改条例。的决定", text="同意。")])
    assert sorted(map(str, titles(store, typed))) == sorted(printed)


def test_a_word_finds_its_synonyms_unless_told_otherwise(store: Store) -> None:
    names = ("水务局2023年度报告", "水务局2022年报", "水务局简报")
    for number, title in enumerate(names):
        store.write("r1", [a_document(number, title=title, text="同意。")])
    assert set(titles(store, "年报", "水务")) == set(titles(store, "年度报告")) == set(names[:2])
    assert titles(store, "年报", synonyms=False) == [names[1]]
    index_words(store)
    _, hit = sorted(search(store, ["年报"], Selection()).hits, key=lambda hit: hit.title or "")
    assert hit.title == names[0]


def test_only_where_better_hits_may_be_left_out_more_is_said(store: Store) -> None:
    """A hundred documents are ranked."""
    store.write("r1", [a_document(number, title=f"通知{number}", text=f"防汛{number}") for number in range(100)])
    index_words(store)
    assert not search(store, ["防汛"], Selection()).more
    store.write("r1", [a_document(100 + number, title=f"防汛{number}", text="同意") for number in range(20)])
    index_words(store)
    assert not search(store, ["防汛"], Selection(), limit=20).more
    assert search(store, ["防汛"], Selection(), limit=21).more


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"portal": "another"}, ["汛期值守"]),
        ({"kind": "annual_report"}, ["水务局年报"]),
        ({"year": 2023}, ["水务局年报"]),
        ({"agency": "青溪县"}, ["汛期值守"]),
        ({"since": "2099-01-01"}, []),
    ],
)
def test_filters_narrow_the_search(filled: Store, filters: dict[str, Any], expected: list[str]) -> None:
    assert titles(filled, "水务", **filters) == expected


def test_a_text_that_changed_is_found_by_its_new_words_only(filled: Store) -> None:
    assert titles(filled, "同意") == ["批复"]
    filled.write("r1", [a_document(4, title="批复", text="不批准。", fetched_at=TUESDAY)], portal="demo")
    assert (titles(filled, "同意"), titles(filled, "不批准")) == ([], ["批复"])


def test_only_what_changed_is_read_again(filled: Store) -> None:
    assert (index_words(filled), index_words(filled)) == (5, 0)
    filled.write("r1", [a_document(6)], portal="demo")
    assert index_words(filled) == 1


def test_copies_are_left_out(store: Store) -> None:
    from gkcrawl.corpus.duplicates import find_duplicates

    store.write("r1", [a_report(1), a_report(2)])
    find_duplicates(store)
    index_words(store)
    hits, more = search(store, ["青溪县水务局"], Selection())
    assert ([hit.url for hit in hits], more) == ([a_report(1).url], False)


def test_the_snippet_marks_the_words(filled: Store) -> None:
    index_words(filled)
    (hit,), _ = search(filled, ["年报", "单位"], Selection())
    assert [hit.snippet[start:end] for start, end in hit.spans] == ["单位", "年 报"]


@pytest.mark.parametrize("words", [[], [""], ["，。"], ["年报", "（）"]])
def test_nothing_to_search_for_is_an_error(filled: Store, words: list[str]) -> None:
    with pytest.raises(ConfigError, match="nothing to search for"):
        search(filled, words, Selection())


@pytest.mark.parametrize("word", ['"', '年"报', "年* OR 报", "NEAR(年 报)", "a'b", "\ue000年", "年报)"])
def test_what_the_index_takes_for_syntax_is_only_text(filled: Store, word: str) -> None:
    index_words(filled)
    search(filled, ["年报", word] if match([word], {}) else ["年报"], Selection())


@given(text=st.text(alphabet="年报水务信息a1 ，\n", min_size=1), start=st.integers(0, 20), length=st.integers(1, 6))
def test_every_part_of_a_text_is_covered_by_its_tokens(text: str, start: int, length: int) -> None:
    part = text[start : start + length]
    found = tokens(text)
    han = [run for run in "".join(c if c in "年报水务信息" else " " for c in part).split() if len(run) > 1]
    for run in han:
        assert {run[place : place + 2] for place in range(len(run) - 1)} <= found


def test_words_of_a_file_find_its_document(store: Store) -> None:
    store.write("r1", [with_files(title="防汛预案", text="见附件"), a_file()])
    assert titles(store, "巡查") == []
    store.write("r1", [a_reading(text="第一条\u3000汛期每日巡查。")])
    assert titles(store, "每日巡查") == ["防汛预案"]
    (hit,) = search(store, ["巡查"], Selection()).hits
    assert (hit.file, [hit.snippet[slice(*span)] for span in hit.spans]) == ("1.pdf", ["巡查"])
    (hit,) = search(store, ["附件"], Selection()).hits
    assert (hit.file, hit.snippet) == (None, "见附件")
    start_run(store, "r2")
    store.write("r2", [a_file(content="b", at=TUESDAY), a_reading("b", text="第一条\u3000汛期值守。")])
    assert (titles(store, "巡查"), titles(store, "值守")) == ([], ["防汛预案"])
