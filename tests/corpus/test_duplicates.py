"""Duplicates in a corpus that grows and changes."""

from __future__ import annotations

import itertools
import re
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import pytest

from gkcrawl.corpus.duplicates import CONSUMER, find_duplicates
from gkcrawl.corpus.feed import pending
from gkcrawl.corpus.search import index_words
from gkcrawl.dedup.judge import Verdict
from gkcrawl.store import BatchWriter, Store
from gkcrawl.store.queries.selection import Selection, documents
from gkcrawl.store.schema import migrate
from tests.corpus.reports import a_report, invented, relations
from tests.dedup.test_judge import BODY
from tests.store.corpus import TUESDAY, a_file, a_reading, start_run, with_files

if TYPE_CHECKING:
    from pathlib import Path

MIRROR = "https://copy.example.com/7.html"


def test_a_copy_points_to_the_document_kept_and_exports_leave_it_out(store: Store) -> None:
    store.write("r1", [a_report(1), a_report(2, body=[*BODY, "来源：本站"]), a_report(3, body=invented(1))])
    counts = find_duplicates(store)
    assert (counts["compared"], counts["repost"]) == (3, 1)
    assert relations(store) == {"2": ("repost", "1")}
    kept = list(documents(store, Selection(copies=False)))
    assert {row["url"][-6:] for row in kept} == {"1.html", "3.html"}
    (first,) = (row for row in kept if row["url"].endswith("1.html"))
    assert first["other_urls"] == [a_report(2).url]
    assert len(list(documents(store, Selection()))) == 3


@pytest.mark.parametrize("order", list(itertools.permutations(range(4))))
def test_the_order_of_arrival_does_not_matter(store: Store, order: tuple[int, ...]) -> None:
    """Official before mirror, early before late, and a title that is true to its text."""
    pages = [
        a_report(3),
        a_report(2, url=MIRROR, host_class="mirror"),
        a_report(5, body=[*BODY, "来源：本站"]),
        a_report(4, title="青溪县水务局2026年政府信息公开工作年度报告"),
    ]
    for place in order:
        store.write("r1", [pages[place]])
        find_duplicates(store)
    assert relations(store) == {"7": ("exact", "3"), "5": ("repost", "3"), "4": ("retitled", "3")}


def test_one_step_or_many_give_the_same(db: Path, tmp_path: Path) -> None:
    pages = [a_report(n, body=[*invented(n // 3), *(["来源：本站"] * (n % 3))]) for n in range(1, 24)]
    found = []
    for step in (1, 5, 23):
        with Store(tmp_path / f"{step}.db") as store:
            start_run(store)
            for start in range(0, len(pages), step):
                store.write("r1", pages[start : start + step])
                find_duplicates(store)
            found.append(relations(store))
    assert found[0] == found[1] == found[2]
    assert len(found[0]) == 15


def test_offices_that_fill_in_one_template_stay_documents(store: Store) -> None:
    offices = [a_report(n, agency=f"{name}县水务局") for n, name in enumerate("东西南北中上下左右前后里外山水田", 1)]
    store.write("r1", offices)
    find_duplicates(store)
    assert {relation for relation, _ in relations(store).values()} == {"template"}
    assert {of for _, of in relations(store).values()} == {"1"}, "all point to one"
    assert len(list(documents(store, Selection(copies=False)))) == len(offices)


def test_a_copy_is_found_in_a_crowd_of_template_users(store: Store) -> None:
    offices = [a_report(n, agency=f"第{n}区水务局") for n in range(1, 100)]
    copies = [
        a_report(
            100 + n,
            agency=f"第{n}区水务局",
            text="转载自市政府网\n" + (offices[n - 1].text or ""),
            published_date="2024-02-01",
        )
        for n in (50, 90)
    ]
    store.write("r1", [*offices, *copies])
    find_duplicates(store)
    found = relations(store)
    assert (found["150"], found["190"]) == (("repost", "50"), ("repost", "90"))


def test_a_text_that_changed_is_compared_again_and_so_are_its_copies(store: Store) -> None:
    store.write("r1", [a_report(1), a_report(2), a_report(3)])
    find_duplicates(store)
    assert relations(store) == {"2": ("exact", "1"), "3": ("exact", "1")}
    store.write("r1", [a_report(1, body=invented(1), fetched_at=TUESDAY)])
    find_duplicates(store)
    assert relations(store) == {"3": ("exact", "2")}


def test_nothing_is_compared_twice(store: Store) -> None:
    store.write("r1", [a_report(n, body=invented(n // 2)) for n in range(1, 9)])
    find_duplicates(store)
    store.write("r1", [a_report(1, body=invented(0), fetched_at=TUESDAY)])
    assert find_duplicates(store)["compared"] == 0
    assert pending(store, CONSUMER) == 0


def test_an_index_begun_by_an_older_gkcrawl_is_made_anew(store: Store) -> None:
    pages = [a_report(n, body=invented(n // 2)) for n in range(1, 9)]
    store.write("r1", pages)
    find_duplicates(store)
    found = relations(store)
    with store.transaction() as connection:
        connection.execute("UPDATE likeness SET size = NULL, short_name = NULL, title_stem = NULL, reading_sha256 = ''")
        connection.execute("DELETE FROM cursors WHERE name LIKE 'duplicates%'")
    assert find_duplicates(store)["compared"] >= len(pages)
    assert relations(store) == found != {}


def test_verdicts_of_other_rules_are_judged_anew_and_once(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    store.write("r1", [a_report(1), a_report(2), a_report(3, body=invented(1))])
    monkeypatch.setattr("gkcrawl.corpus.duplicates.CONSUMER", "duplicates:before")
    monkeypatch.setattr("gkcrawl.corpus.duplicates.judge", lambda *_: Verdict(relation="repost", jaccard=0.9))
    monkeypatch.setattr("gkcrawl.corpus.likeness.may_relate", lambda *_: True)
    assert find_duplicates(store)["compared"] == 3
    assert relations(store) == {"2": ("repost", "1"), "3": ("repost", "1")}
    monkeypatch.undo()
    assert pending(store, CONSUMER) == 3
    assert find_duplicates(store)["compared"] == 3
    assert relations(store) == {"2": ("exact", "1")}
    assert store.query("SELECT name FROM cursors") == [{"name": CONSUMER}]
    assert find_duplicates(store)["compared"] == 0, "nothing is redone under the same rules"


def test_verdicts_from_before_rules_had_a_version_are_kept(store: Store) -> None:
    store.write("r1", [a_report(1), a_report(2)])
    find_duplicates(store)
    with store.transaction() as connection:
        connection.execute("UPDATE cursors SET name = 'duplicates'")
        migrate(connection, "0051_rules")
    ((name,),) = store.rows("SELECT name FROM cursors")
    assert re.fullmatch("duplicates:[0-9a-f]{8}", name)
    if name == CONSUMER:  # the rules are still those
        assert find_duplicates(store)["compared"] == 0


def test_a_kill_between_batches_loses_nothing(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gkcrawl.corpus.duplicates.BATCH", 2)
    monkeypatch.setattr("gkcrawl.corpus.feed.PAUSE_BETWEEN_TRANSACTIONS", 0)
    store.write("r1", [a_report(n, body=invented(n // 2)) for n in range(1, 10)])

    def killed(done: int) -> None:
        if done >= 4:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        find_duplicates(store, killed)
    assert find_duplicates(store)["compared"] == 5
    assert relations(store) == {f"{n + 1}": ("exact", f"{n}") for n in (2, 4, 6, 8)}


def test_no_transaction_keeps_a_crawl_waiting_for_long(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """By a clock that goes on by two seconds whenever it is looked at."""
    monkeypatch.setattr("gkcrawl.corpus.feed.PAUSE_BETWEEN_TRANSACTIONS", 0)
    monkeypatch.setattr("gkcrawl.corpus.feed.monotonic", itertools.count(0, 2).__next__)
    store.write("r1", [a_report(n, body=invented(n // 2)) for n in range(1, 10)])
    done: list[int] = []
    assert find_duplicates(store, done.append)["compared"] == 9
    assert done[:3] == [3, 6, 9], "three to a transaction"
    assert relations(store) == {f"{n + 1}": ("exact", f"{n}") for n in (2, 4, 6, 8)}


def test_several_at_once_take_turns_and_a_crawl_gets_in_between(
    db: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gkcrawl.corpus.duplicates.BATCH", 3)
    monkeypatch.setattr("gkcrawl.corpus.search.BATCH", 3)
    monkeypatch.setattr("gkcrawl.corpus.feed.PAUSE_BETWEEN_TRANSACTIONS", 0.05)
    pages = [a_report(n, body=invented(n // 2)) for n in range(1, 40)]
    store.write("r1", pages[:20])

    def compare() -> int:
        with Store(db) as own:
            return find_duplicates(own)["compared"]

    def index() -> int:
        with Store(db) as own:
            return index_words(own)

    def crawl() -> int:
        batches = BatchWriter(db, "r1", size=1)
        for page in pages[20:]:
            batches.put(page)
        return batches.close().total()

    with ThreadPoolExecutor() as pool:
        works = [pool.submit(work) for work in (compare, compare, index, crawl)]
        done = [work.result() for work in works]
    assert done[3] == 19
    assert done[0] + done[1] + find_duplicates(store)["compared"] == 39, "each is compared once"
    assert done[2] + index_words(store) == 39
    assert relations(store) == {f"{n + 1}": ("exact", f"{n}") for n in range(2, 39, 2)}


@pytest.mark.parametrize("text", [None, "", "见附件。", "\t\n" * 200, "0" * 5000, "字" * 100_000])
def test_texts_without_prose_are_no_trouble(store: Store, text: str | None) -> None:
    agencies: list[Any] = ["青溪县水务局", "白石市教育局", None]
    store.write("r1", [a_report(n, text=text, title=f"通知{n}", agency=agency) for n, agency in enumerate(agencies, 1)])
    assert find_duplicates(store)["compared"] == 3


def test_recall_and_precision_on_known_groups(store: Store) -> None:
    """Three hundred documents, each third one edited twice: all copies found, nothing else."""
    pages = []
    for n in range(100):
        body = invented(n, 30)
        edited = body[:9] + body[10:]
        agency = f"第{n}区水务局"
        pages += [
            a_report(1, url=f"https://a.gov.cn/{n}-{m}.html", body=lines, agency=agency)
            for m, lines in enumerate((body, edited, [*body, "责任编辑：张三"]))
        ]
    store.write("r1", pages)
    find_duplicates(store)
    found = relations(store)
    assert all(name.split("-")[0] == of.split("-")[0] for name, (_, of) in found.items())
    copies = [name for name, (relation, _) in found.items() if relation in ("exact", "repost")]
    # A line that was cut took its number along: still the same numbers, but for one that is missing.
    assert len(copies) == 200


def test_pages_that_say_nothing_are_compared_by_their_files(store: Store) -> None:
    """Three portals show one report under other titles and addresses; a fourth page has the text itself."""
    said: dict[str, Any] = {"agency": "青溪县水务局", "kind": "annual_report", "text": "详见附件"}
    report = a_report(4, agency="青溪县水务局")
    urls = [f"https://www.example.gov.cn/files/{number}.pdf" for number in range(3)]
    pages = [
        with_files(url, number=number, title=f"年度报告（{'甲乙丙'[number]}）", **said)
        for number, url in enumerate(urls)
    ]
    store.write("r1", [*pages, report])
    assert find_duplicates(store)["compared"] == 4
    assert relations(store) == {}
    store.write("r1", [a_file(urls[0]), a_file(urls[1]), a_file(urls[2], "b")])
    store.write("r1", [a_reading(text=report.text), a_reading("b", text="\n".join(invented(1)))])
    find_duplicates(store)
    assert relations(store) == {"0": ("exact", "4"), "1": ("exact", "4")}


def test_pages_of_one_wording_with_other_files_are_no_copies(store: Store) -> None:
    """The prose is the template's: what was published stands in the files."""
    said: dict[str, Any] = {"title": "青溪县水务局公示", "agency": "青溪县水务局", "text": "\n".join(BODY)}
    urls = [f"https://www.example.gov.cn/files/{number}.pdf" for number in range(3)]
    store.write("r1", [with_files(url, number=number, **said) for number, url in enumerate(urls)])
    store.write("r1", [a_file(url, content) for url, content in zip(urls, "abc", strict=True)])
    texts = ["\n".join(invented(seed, 40)) for seed in (1, 2, 1)]
    store.write("r1", [a_reading(content, text=text) for content, text in zip("abc", texts, strict=True)])
    find_duplicates(store)
    assert relations(store) == {"1": ("template", "0"), "2": ("exact", "0")}
