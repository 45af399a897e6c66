"""The corpus as Python programs read it."""

from __future__ import annotations

import os
from datetime import date
from typing import TYPE_CHECKING, Any

import orjson
import pytest

from gkcrawl import open_corpus
from gkcrawl.api.corpus import Filters
from gkcrawl.document import FileTable
from gkcrawl.errors import ArchiveError, ConfigError, NotFound, StoreError
from gkcrawl.store import Store
from gkcrawl.store.lock import Lock
from tests.cli.conftest import corpus, gkcrawl, reports
from tests.store.conftest import db
from tests.store.corpus import WEDNESDAY, a_document, a_file, a_reading, start_run, with_files

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

__all__ = ["corpus", "db", "gkcrawl", "reports"]


def titles(db: Path, **filters: Any) -> list[str | None]:
    with open_corpus(db) as found:
        return [document.title for document in found.documents(**filters)]


def test_documents_are_those_of_an_export(gkcrawl: Run, reports: Path) -> None:
    for copies, options in ((False, []), (True, ["--duplicates"])):
        with open_corpus(reports) as found:
            lines = [orjson.dumps(document.to_dict()) for document in found.documents(copies=copies)]
        assert lines == gkcrawl("export", "--db", reports, "-o", "-", *options).stdout_bytes.splitlines()


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"portal": "another"}, ["通知3"]),
        ({"kind": "policy"}, ["通知1"]),
        ({"since": "2025-01-01", "portal": "demo"}, ["通知1"]),
        ({"since": date(2025, 1, 1), "portal": "demo"}, ["通知1"]),
        ({"year": 2024}, ["通知2"]),
        ({"agency": "示例市"}, []),
        ({"agency": None, "kind": None}, ["通知3", "通知1", "通知2"]),
    ],
)
def test_filters_choose(corpus: Path, filters: dict[str, Any], found: list[str]) -> None:
    assert sorted(map(str, titles(corpus, **filters))) == sorted(found)


@pytest.mark.parametrize(
    ("filters", "message"),
    [
        ({"portal": "demoo"}, "no portal demoo in .*; it holds another, demo"),
        ({"kind": "report"}, "no kind report; there are annual_report, "),
        ({"since": "2025-02-30"}, "since=2025-02-30: give a date"),
        ({"knd": "policy"}, "no filter knd; there are portal, kind"),
    ],
)
def test_wrong_filters_are_refused_at_once(corpus: Path, filters: Any, message: str) -> None:
    with open_corpus(corpus) as found:
        for ask in (found.documents, lambda **wrong: found.search("通知", **wrong)):
            with pytest.raises(ConfigError, match=message):
                ask(**filters)


def test_agencies_are_chosen_by_part_of_their_name(reports: Path) -> None:
    assert titles(reports, agency="乙") == ["通知4"]


def taken(db: Path, name: str = "index", *, stop: int | None = None) -> list[str]:
    with open_corpus(db) as found, found.new_documents(name) as new:
        return [document.id for document, _ in zip(new, range(99 if stop is None else stop), strict=False)]


def test_a_cursor_moves_when_all_documents_were_taken(corpus: Path) -> None:
    assert len(taken(corpus, stop=1)) == 1, "left in the middle"
    with pytest.raises(RuntimeError), open_corpus(corpus) as found, found.new_documents("index") as new:
        assert len(list(new)) == 3
        raise RuntimeError("the consumer failed with the last one")
    assert len(taken(corpus)) == 3
    assert taken(corpus) == []
    assert len(taken(corpus, "another")) == 3
    with Store(corpus) as store:
        store.write("r1", [a_document(2, text="新", kind="notice", fetched_at=WEDNESDAY)], portal="demo")
    assert taken(corpus) == [a_document(2).id]


def test_a_cursor_is_that_of_the_export(gkcrawl: Run, corpus: Path) -> None:
    assert len(taken(corpus, "nightly")) == 3
    assert gkcrawl("export", "--db", corpus, "-o", "-", "--since-export", "nightly").stdout == ""


def test_two_cannot_take_for_one_consumer_at_once(corpus: Path) -> None:
    with Lock(corpus, "export index", ""), pytest.raises(ConfigError, match="another export for index is under way"):
        taken(corpus)


def test_versions_and_what_changed(reports: Path) -> None:
    id = a_document(4).id
    with open_corpus(reports) as found:
        assert [document.text for document in found.versions(id)] == ["甲。\n乙。", "甲。\n丙。"]
        assert found.get(id[:6], 1).text == "甲。\n乙。" and found.get(a_document(4).url).version == 2
        difference = found.diff(id)
        assert (difference.before.version, difference.after.version) == (1, 2)
        assert difference.fields == {"issuer": ("甲局", "乙局")}
        assert [change.fields for change in found.history(id)] == [{"issuer": ["甲局", "乙局"]}]
        for wrong in (lambda: found.get("0000000000"), lambda: found.get(id, 3), lambda: found.diff(id, 1, 9)):
            with pytest.raises(NotFound):
                wrong()


@pytest.mark.parametrize("words", ["教育局 年报", ["教育局", "年报"]])
def test_search_takes_new_documents_into_its_index(reports: Path, words: Any) -> None:
    with open_corpus(reports) as found:
        assert [hit.title for hit in found.search(words).hits] == ["白石市教育局年报"]
        assert found.search(words, year=1999).hits == []
        both = "白石市 年度报告"
        assert found.search(both).hits and not found.search(both, synonyms=False).hits
        with pytest.raises(ConfigError, match="nothing to search for"):
            found.search("，")


def test_a_read_only_corpus_is_used_as_it_is(
    reports: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert len(titles(reports)) == 4, "copies are not told yet"
    assert "4 documents are not compared with the others yet" in caplog.text


def test_without_a_path_it_is_the_configured_one(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GKCRAWL_DB", str(corpus))
    with open_corpus() as found:
        assert found.path == corpus


def test_what_is_not_there_or_no_corpus_is_said(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="no database at"):
        open_corpus(tmp_path / "none.db")
    assert not (tmp_path / "none.db").exists()
    (tmp_path / "other.db").write_bytes(b"no database" * 200)
    with pytest.raises(StoreError):
        open_corpus(str(tmp_path / "other.db"))


def test_a_document_without_a_capture_says_so(corpus: Path) -> None:
    with open_corpus(corpus) as found, pytest.raises(ArchiveError, match="has no capture"):
        found.read_capture(found.get(a_document(1).id))


def test_filters_are_the_options_of_an_export(gkcrawl: Run) -> None:
    shown = gkcrawl("export", "--help").stdout
    assert all(f"--{name} " in shown for name in Filters.__annotations__)


def test_files_come_with_what_was_read_from_them(reports: Path) -> None:
    table = FileTable(caption="表一", sheet_or_page="Sheet1", rows=[["甲", "1"]])
    with Store(reports) as store:
        store.write("r1", [with_files(number=7), a_file(), a_reading(text="新。", tables=[table], pages=1)])
        store.write("r1", [a_file(content="b", at=WEDNESDAY)])
    with open_corpus(reports) as found:
        former, present = found.versions(a_document(7).id)
        assert (former.attachments[0].text, former.attachments[0].tables) == ("新。", [table])
        assert (present.attachments[0].text, present.attachments[0].status) == (None, "fetched")
        (file,) = found.diff(a_document(7).id).files
        assert (file.before, file.after) == ("a" * 64, "b" * 64)


def test_numbers_are_read_when_they_are_asked_for(db: Path) -> None:
    text = "2023年，青溪县水务局收到政府信息公开申请3件。"
    report = a_document(1, text=text, kind="annual_report", agency="青溪县水务局", report_year=2023)
    with Store(db) as store:
        start_run(store)
        store.write("r1", [report, a_document(2)])
    with open_corpus(db) as found:
        said = found.statistics(report.id)
        assert said is not None
        assert (said.agency, said.year) == ("青溪县水务局", 2023)
        (figure,) = found.figures(keys=["requests.received_total"])
        assert (figure["document"], figure["value"], figure["kind"]) == (report.id, 3, "text")
        assert list(found.figures(year=2022)) == []
        assert found.statistics(a_document(2).id) is None
        with pytest.raises(ConfigError, match="six digits"):
            list(found.figures(region="51"))
