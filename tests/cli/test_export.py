"""``gkcrawl export`` (gkcrawl/cli/export.py)."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from pyarrow import parquet

from gkcrawl.jsonschema import document_schema
from gkcrawl.store import Store
from tests.store.corpus import a_document, start_run

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

VALIDATOR = Draft202012Validator(document_schema(), format_checker=FormatChecker())


def exported(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_every_line_is_valid_and_has_the_keys_in_order(gkcrawl: Run, corpus: Path, tmp_path: Path) -> None:
    result = gkcrawl("export", "--db", corpus, "-o", "out.jsonl")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "3 documents written to out.jsonl\n"
    rows = exported(tmp_path / "out.jsonl")
    for row in rows:
        VALIDATOR.validate(row)
        assert list(row) == list(document_schema()["properties"])
    assert [row["portal"] for row in rows] == ["another", "demo", "demo"]


def test_without_a_name_the_file_lies_next_to_the_database(gkcrawl: Run, corpus: Path) -> None:
    gkcrawl("export", "--db", corpus)
    assert len(exported(corpus.with_name("documents.jsonl"))) == 3


@pytest.mark.parametrize(
    ("options", "titles"),
    [
        (["--portal", "another"], ["通知3"]),
        (["--kind", "policy"], ["通知1"]),
        (["--since", "2025-01-01", "--portal", "demo"], ["通知1"]),
        (["--since", "2030-01-01"], []),
    ],
)
def test_documents_can_be_chosen(gkcrawl: Run, corpus: Path, options: list[str], titles: list[str]) -> None:
    result = gkcrawl("export", "--db", corpus, "-o", "-", *options)
    assert [json.loads(line)["title"] for line in result.stdout.splitlines()] == titles


def test_former_versions_older_than_a_field_have_it_all_the_same(gkcrawl: Run, corpus: Path, tmp_path: Path) -> None:
    with Store(corpus) as store, store.transaction() as connection:
        connection.execute("UPDATE versions SET snapshot = json_remove(snapshot, '$.validity', '$.repair')")
    gkcrawl("export", "--db", corpus, "--versions", "-o", "out.jsonl")
    gkcrawl("export", "--db", corpus, "--versions", "-o", "out.csv")
    rows = exported(tmp_path / "out.jsonl")
    former = next(row for row in rows if row["title"] == "通知1")
    assert (len(rows), former["version"], former["validity"], former["repair"]) == (4, 1, None, [])
    for row in rows:
        VALIDATOR.validate(row)
        assert list(row) == list(document_schema()["properties"])
    header, *lines = csv.reader((tmp_path / "out.csv").read_text(encoding="utf-8-sig").splitlines())
    assert [len(line) for line in lines] == [len(header)] * 4
    assert {line[header.index("host_class")] for line in lines} == {"unknown"}
    gkcrawl("export", "--db", corpus, "--versions", "-o", "out.parquet")
    table = parquet.read_table(tmp_path / "out.parquet")
    assert (table.num_rows, table.column_names) == (4, header)


def test_two_exports_of_one_state_are_the_same_bytes(gkcrawl: Run, corpus: Path, tmp_path: Path) -> None:
    for name in ("one.jsonl", "two.jsonl"):
        gkcrawl("export", "--db", corpus, "-o", name)
    piped = gkcrawl("export", "--db", corpus, "-o", "-")
    one = (tmp_path / "one.jsonl").read_bytes()
    assert one == (tmp_path / "two.jsonl").read_bytes() == piped.stdout_bytes


def test_the_order_of_writing_does_not_show(gkcrawl: Run, tmp_path: Path) -> None:
    for name, numbers in (("up", range(20)), ("down", reversed(range(20)))):
        with Store(tmp_path / f"{name}.db") as store:
            start_run(store)
            store.write("r1", [a_document(number) for number in numbers])
        gkcrawl("export", "--db", f"{name}.db", "-o", f"{name}.jsonl")
    assert (tmp_path / "up.jsonl").read_bytes() == (tmp_path / "down.jsonl").read_bytes()


@pytest.mark.parametrize(
    "wrong", [["--kind", "report"], ["--since", "2025-02-30"], ["--since", "yesterday"], ["--portal", "demoo"]]
)
def test_wrong_choices_are_refused_not_answered_with_nothing(gkcrawl: Run, corpus: Path, wrong: list[str]) -> None:
    result = gkcrawl("export", "--db", corpus, "-o", "out.jsonl", *wrong)
    assert result.exit_code == 2
    assert not corpus.with_name("out.jsonl").exists()


def test_a_misspelt_portal_gets_the_right_names(gkcrawl: Run, corpus: Path) -> None:
    result = gkcrawl("export", "--db", corpus, "--portal", "demoo")
    assert result.stderr == f"error: no portal demoo in {corpus}; it holds another, demo\n"


def test_a_target_that_cannot_be_written_is_named(gkcrawl: Run, corpus: Path, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    result = gkcrawl("export", "--db", corpus, "-o", "folder")
    assert (result.exit_code, result.stderr) == (1, "error: cannot write folder: Is a directory\n")


@pytest.mark.parametrize("name", ["a.xlsx", "a.json", "a.txt.gz"])
def test_a_name_of_another_format_is_refused(gkcrawl: Run, corpus: Path, tmp_path: Path, name: str) -> None:
    result = gkcrawl("export", "--db", corpus, "-o", name)
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert "end the name in .jsonl" in result.stderr
    assert not (tmp_path / name).exists()


def test_a_folder_that_is_not_there_is_not_made(gkcrawl: Run, corpus: Path, tmp_path: Path) -> None:
    result = gkcrawl("export", "--db", corpus, "-o", "X/a.jsonl")
    assert (result.exit_code, result.stderr) == (2, "error: no folder X: make it, or name another file\n")
    assert not (tmp_path / "X").exists()


def test_a_database_that_breaks_on_the_way_leaves_the_old_file(gkcrawl: Run, corpus: Path, tmp_path: Path) -> None:
    (tmp_path / "out.jsonl").write_text("old\n")
    with Store(corpus) as store:
        start_run(store, run="r9")
        store.write("r9", [a_document(n, text="字" * 3000) for n in range(50)], portal="demo")
        store.query("PRAGMA wal_checkpoint(TRUNCATE)")
    data = bytearray(corpus.read_bytes())
    # Spoil pages of rows that a reader only meets on the way.
    for start in range(len(data) // 2, len(data) * 3 // 4, 4096):
        data[start : start + 4096] = b"\xff" * 4096
    corpus.write_bytes(data)
    result = gkcrawl("export", "--db", corpus, "-o", "out.jsonl")
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert "it is damaged" in result.stderr
    assert (tmp_path / "out.jsonl").read_text() == "old\n"


def test_a_reader_that_goes_away_is_no_traceback(corpus: Path) -> None:
    with Store(corpus) as store:
        start_run(store, run="r9")
        store.write("r9", [a_document(n, text=chr(0x4E00 + n) * 3000) for n in range(100)], portal="demo")
    command = [sys.executable, "-c", "from gkcrawl.cli.main import main; main()", "export"]
    process = subprocess.Popen(
        [*command, "--db", str(corpus), "-o", "-"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout
    assert process.stderr
    assert process.stdout.read(10)
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait() == 1
