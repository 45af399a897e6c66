"""``gkcrawl show``: one document with all that is known of it (gkcrawl/cli/show.py)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from gkcrawl.store import Store
from tests.corpus.reports import a_report
from tests.store.corpus import FILE, MONDAY, TUESDAY, a_document, a_file, a_reading, find_gone, with_files
from tests.store.test_parts import compilation

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run


def write(db: Path, *documents: Any) -> None:
    with Store(db) as store:
        store.write("r1", documents)


def test_show_tells_all_that_is_known(gkcrawl: Run, reports: Path) -> None:
    with Store(reports) as store:
        find_gone(store, a_document(4).url, TUESDAY)
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


def test_files_are_shown_with_what_was_read_from_them(gkcrawl: Run, reports: Path) -> None:
    write(reports, with_files(number=7), a_file(), a_reading(text="扫描的正文。", pages=3, flags=["ocr"]))
    shown = gkcrawl("show", a_document(7).id, "--db", reports).stdout
    assert f"attachment       1.pdf {FILE} read 3 pages 6 characters [ocr]" in shown
    assert shown.endswith("\n\n扫描的正文。\n")
    file = json.loads(gkcrawl("show", a_document(7).id, "--db", reports, "--json").stdout)["attachments"][0]
    assert (file["pages"], file["flags"], file["tables"]) == (3, ["ocr"], [])
    write(reports, a_file(content="b", at=TUESDAY))
    shown = gkcrawl("show", a_document(7).id, "--db", reports).stdout
    assert f"version 1        fetched {MONDAY}, before a file was replaced" in shown
