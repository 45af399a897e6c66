"""Archived files, read in bounded processes and stored (gkcrawl/cli/shared/reading.py)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gkcrawl.cli.shared import reading
from gkcrawl.cli.shared.reading import Tally, ocr_task, read_files
from gkcrawl.demo.files import DemoFile
from gkcrawl.errors import ConfigError
from gkcrawl.files.reading import READER
from gkcrawl.store import Store, file_read
from gkcrawl.store.queries.files import files, files_to_read
from gkcrawl.store.warc_files import WarcFiles
from tests.cli.archived import archived_files

if TYPE_CHECKING:
    from pathlib import Path

WORD = DemoFile.called("防汛任务表.docx").content()
UNKNOWN = bytes(range(256))  # no format that anybody knows


def read(db: Path) -> Tally:
    with Store(db) as store:
        return read_files(store, WarcFiles(store, db.parent / "archive"), list(files_to_read(store, READER)))


def test_what_is_read_is_stored_with_its_document(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    db = archived_files(tmp_path / "corpus.db", {"/f/1.docx": WORD, "/f/2.docx": UNKNOWN, "/f/3.docx": WORD})
    tally = read(db)
    assert (tally.read, tally.failed) == (1, 1), "the same content is read once"
    assert capsys.readouterr().err.startswith("unsupported: http://www.example.gov.cn/f/2.docx (the format")
    with Store(db) as store:
        [document] = store.documents()
        assert [(file["status"], file["text"]) for file in document["attachments"]] == [
            ("read", "防汛任务表"),
            ("unreadable", None),
            ("read", "防汛任务表"),
        ]
    assert str(read(db)) == "0 files read, 0 could not be", "what was read is not read again"


def test_what_is_not_in_the_archive_stays_unread(tmp_path: Path) -> None:
    db = archived_files(tmp_path / "corpus.db", {"/f/1.docx": WORD})
    (warc,) = (tmp_path / "archive").rglob("*.warc.gz")
    warc.rename(tmp_path / "elsewhere")
    assert str(read(db)) == "0 files read, 1 could not be (1 not in the archive)"
    with Store(db) as store:
        assert [file.status for file in files(store)] == ["fetched"]
    (tmp_path / "elsewhere").rename(warc)
    assert read(db).read == 1


def test_an_interruption_loses_only_what_is_being_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    words = {f"/f/{name}.docx": DemoFile.called(f"{name}.docx").content() for name in "甲乙丙"}
    db = archived_files(tmp_path / "corpus.db", words)
    stored = file_read
    monkeypatch.setattr(reading, "file_read", lambda *said: stored(*said) if said[1].text != "丙" else interrupted())
    with pytest.raises(KeyboardInterrupt):
        read(db)
    with Store(db) as store:
        assert sorted(file.status for file in files(store)) == ["fetched", "read", "read"]
    monkeypatch.undo()
    assert read(db).read == 1


def interrupted() -> None:
    raise KeyboardInterrupt


def test_ocr_that_is_not_installed_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "is_installed", lambda: False)
    with pytest.raises(ConfigError, match=r"pip install gkcrawl\[ocr\]"):
        ocr_task()
