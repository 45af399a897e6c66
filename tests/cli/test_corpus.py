"""``gkcrawl search``, ``show``, ``diff``, ``dedup``, and exports of what changed."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any

import pytest

from gkcrawl.store import Store
from gkcrawl.store.lock import Lock
from tests.cli.test_export import VALIDATOR, exported
from tests.corpus.reports import a_report, invented
from tests.store.corpus import TUESDAY, a_document, start_run
from tests.store.test_parts import compilation

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """Two copies of one report, another one, and one whose text changed."""
    db = tmp_path / "corpus.db"
    with Store(db) as store:
        start_run(store)
        store.write("r1", [a_report(1), a_report(2), a_report(3, body=invented(3), title="白石市教育局年报")])
        store.write("r1", [a_document(4, text="甲。\n乙。", issuer="甲局")])
        store.write("r1", [a_document(4, text="甲。\n丙。", issuer="乙局", fetched_at=TUESDAY)])
    return db


def numbers(path: Path) -> list[str]:
    return sorted(row["url"][-6] for row in exported(path))


def write(db: Path, *documents: Any) -> None:
    with Store(db) as store:
        store.write("r1", documents)


def test_copies_are_left_out_unless_asked_for(gkcrawl: Run, reports: Path, tmp_path: Path) -> None:
    assert gkcrawl("export", "--db", reports, "-o", "a.jsonl").stderr == "3 documents written to a.jsonl\n"
    assert gkcrawl("export", "--db", reports, "-o", "b.jsonl", "--duplicates").exit_code == 0
    assert (numbers(tmp_path / "a.jsonl"), numbers(tmp_path / "b.jsonl")) == (["1", "3", "4"], ["1", "2", "3", "4"])
    for row in exported(tmp_path / "b.jsonl"):
        VALIDATOR.validate(row)


def test_versions_come_before_what_replaced_them(gkcrawl: Run, reports: Path, tmp_path: Path) -> None:
    gkcrawl("export", "--db", reports, "-o", "a.jsonl", "--versions")
    rows = [row for row in exported(tmp_path / "a.jsonl") if row["url"].endswith("4.html")]
    assert [(row["version"], row["text"]) for row in rows] == [(1, "甲。\n乙。"), (2, "甲。\n丙。")]
    for row in rows:
        VALIDATOR.validate(row)


@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz", "a.jsonl.zst", "a.csv", "a.csv.gz", "a.parquet"])
def test_two_exports_are_the_same_bytes_in_every_format(gkcrawl: Run, reports: Path, tmp_path: Path, name: str) -> None:
    found = []
    for _ in range(2):
        assert gkcrawl("export", "--db", reports, "-o", name).exit_code == 0
        found.append((tmp_path / name).read_bytes())
    assert found[0] == found[1]


def test_a_named_export_holds_what_changed_since_the_last(gkcrawl: Run, reports: Path, tmp_path: Path) -> None:
    def new() -> list[str]:
        assert gkcrawl("export", "--db", reports, "-o", "new.jsonl", "--since-export", "nightly").exit_code == 0
        return numbers(tmp_path / "new.jsonl")

    assert new() == ["1", "3", "4"]
    assert new() == []
    # Seen again is no change; another text is, and so are new documents.
    write(
        reports,
        a_report(1, fetched_at=TUESDAY),
        a_report(3, body=invented(4), fetched_at=TUESDAY),
        a_document(5),
    )
    assert new() == ["3", "5"]
    # One that turns out to be a copy of a better one is told once more; a copy that is new is not.
    write(reports, a_report(6, published_date="2024-01-01", url="https://www.example.gov.cn/6.html"))
    write(reports, a_report(7))
    with Store(reports) as store:
        store.mark_gone(a_document(5).url, TUESDAY)
    told = new()
    assert "5" in told
    assert "7" not in told
    assert new() == []
    assert len(exported(tmp_path / "new.jsonl")) == 0


def test_two_exports_of_one_name_do_not_run_at_once(gkcrawl: Run, reports: Path, tmp_path: Path) -> None:
    arguments = ("export", "--db", reports, "--since-export", "a/b", "-o", tmp_path / "new.jsonl")
    with Lock(reports, "export a/b", "export for a/b"):
        refused = gkcrawl(*arguments)
        assert (refused.exit_code, gkcrawl("export", "--db", reports).exit_code) == (2, 0)
        assert f"another export for a/b is under way (pid {os.getpid()} since" in refused.stderr
    assert gkcrawl(*arguments).exit_code == 0


def test_a_named_export_that_fails_is_not_counted(gkcrawl: Run, reports: Path, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    assert gkcrawl("export", "--db", reports, "-o", "folder", "--since-export", "nightly").exit_code == 1
    gkcrawl("export", "--db", reports, "-o", "a.jsonl", "--since-export", "nightly")
    assert numbers(tmp_path / "a.jsonl") == ["1", "3", "4"]


def test_a_read_only_database_is_exported_as_it_is(
    gkcrawl: Run, reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The tests may run as root, whom file modes do not stop.
    monkeypatch.setattr(os, "access", lambda _, mode, **__: mode != os.W_OK)
    result = gkcrawl("export", "--db", reports, "-o", "a.jsonl")
    assert result.exit_code == 0
    assert "warning: 4 documents are not compared with the others yet" in result.stderr
    assert "4 documents written" in result.stderr


def test_search_prints_title_facts_and_snippet(gkcrawl: Run, reports: Path) -> None:
    result = gkcrawl("search", "水务局", "复议", "--db", reports)
    title, facts, snippet = result.stdout.splitlines()
    assert title.endswith("  青溪县水务局2023年政府信息公开工作年度报告")
    assert facts == "    2024-01-01 · 青溪县水务局 · annual_report · demo"
    assert "水务局" in snippet
    (hit,) = json.loads(gkcrawl("search", "教育局", "--db", reports, "--json").stdout)
    assert (hit["title"], hit["gone"]) == ("白石市教育局年报", None)
    with Store(reports) as store:
        store.mark_gone(hit["url"], TUESDAY)
    assert f" · gone since {TUESDAY[:10]}\n" in gkcrawl("search", "教育局", "--db", reports).stdout


def test_nothing_found_is_said(gkcrawl: Run, reports: Path) -> None:
    result = gkcrawl("search", "没有这样的词", "--db", reports)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "nothing found\n")


@pytest.mark.parametrize("wrong", [["，"], ["年报", "--portal", "nowhere"], ["年报", "--year", "20"], []])
def test_a_search_that_makes_no_sense_is_refused(gkcrawl: Run, reports: Path, wrong: list[str]) -> None:
    assert gkcrawl("search", *wrong, "--db", reports).exit_code == 2


def test_diff_shows_fields_and_lines(gkcrawl: Run, reports: Path) -> None:
    result = gkcrawl("diff", a_document(4).url, "--db", reports)
    assert result.exit_code == 0
    assert result.stdout.splitlines()[3:] == [
        "issuer:",
        "- 甲局",
        "+ 乙局",
        "@@ -1,2 +1,2 @@",
        " 甲。",
        "-乙。",
        "+丙。",
    ]


def test_diff_of_a_text_that_never_changed_shows_changed_fields(gkcrawl: Run, reports: Path) -> None:
    write(reports, a_report(1, issuer="水务局", fetched_at=TUESDAY))
    result = gkcrawl("diff", a_report(1).id, "--db", reports)
    assert "changes of metadata: 1" in result.stdout
    assert result.stdout.splitlines()[-3:] == ["issuer:", "- (none)", "+ 水务局"]
    assert gkcrawl("diff", a_report(1).id, "1", "7", "--db", reports).exit_code == 2


def test_show_tells_all_that_is_known(gkcrawl: Run, reports: Path) -> None:
    with Store(reports) as store:
        store.mark_gone(a_document(4).url, TUESDAY)
    copy = gkcrawl("show", a_report(2).id, "--db", reports).stdout
    assert f"exact of {a_report(1).id}" in copy
    assert f"its exact        {a_report(2).id}" in gkcrawl("show", a_report(1).id, "--db", reports).stdout
    changed = gkcrawl("show", a_document(4).id, "--db", reports).stdout
    assert "version 1" in changed
    assert f"{TUESDAY}: no address answers any more" in changed
    assert changed.endswith("\n甲。\n丙。\n")
    assert json.loads(gkcrawl("show", a_document(4).id, "--db", reports, "--json", "--version", "1").stdout)[
        "text"
    ].endswith("乙。")
    assert gkcrawl("show", "nothing", "--db", reports).exit_code == 2


def test_a_compilation_and_its_parts_name_each_other(gkcrawl: Run, reports: Path) -> None:
    whole, first, second = compilation(parts=2)
    write(reports, whole, first, second)
    shown = gkcrawl("show", whole.id, "--db", reports).stdout.splitlines()
    assert [line.split() for line in shown if line.startswith("part")] == [
        ["part", "1", first.id, first.title],
        ["part", "2", second.id, second.title],
    ]
    assert f"part             2 of 2 of {whole.id}" in gkcrawl("show", second.id, "--db", reports).stdout


def test_dedup_says_what_it_found(gkcrawl: Run, reports: Path) -> None:
    assert gkcrawl("dedup", "--db", reports).stdout == "compared: 4\nexact: 1 in the corpus, 1 of them new\n"
    assert gkcrawl("dedup", "--db", reports).stdout == "compared: 0\nexact: 1 in the corpus, 0 of them new\n"
