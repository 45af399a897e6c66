"""Archived files on disk (gkcrawl/cli/shared/file_export.py)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gkcrawl.cli.shared.file_export import FileExport
from gkcrawl.document import Attachment
from gkcrawl.store import Store
from gkcrawl.store.queries.files import attached_files
from gkcrawl.store.warc_files import WarcFiles
from tests.cli.archived import archived_files
from tests.cli.importing.pages import HOST

if TYPE_CHECKING:
    from pathlib import Path

FILES = {"/f/1.pdf": b"first", "/f/2.pdf": b"second", "/f/3.pdf": b"third"}
NAMES = ["../../附件.pdf", ".._.._附件.PDF", None]


@pytest.fixture
def db(tmp_path: Path) -> Path:
    attachments = [Attachment(url=HOST + url, name=name) for url, name in zip(FILES, NAMES, strict=True)]
    return archived_files(tmp_path / "corpus.db", FILES, attachments)


def write(db: Path, folder: Path) -> tuple[dict[str, int], list[str]]:
    with Store(db) as store:
        export = FileExport(folder, WarcFiles(store, db.parent / "archive"))
        problems = list(export.write(attached_files(store)))
    return dict(export.counts), problems


def found(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_files_get_safe_names_that_differ_and_stay(db: Path, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    assert write(db, folder) == ({"written": 3}, [])
    assert found(folder) == {".._.._附件.pdf": b"first", ".._.._附件 (2).PDF": b"second", "3.pdf": b"third"}
    [place] = (folder / "demo").iterdir()
    changed = (place / "3.pdf").stat().st_mtime_ns
    (place / ".._.._附件.pdf").write_bytes(b"something else")
    assert write(db, folder) == ({"written": 1, "there": 2}, [])
    assert (place / "3.pdf").stat().st_mtime_ns == changed
    assert found(folder)[".._.._附件.pdf"] == b"first"


def test_nothing_is_written_through_links(db: Path, tmp_path: Path) -> None:
    folder, elsewhere = tmp_path / "out", tmp_path / "elsewhere"
    elsewhere.mkdir()
    folder.mkdir()
    (folder / "demo").symlink_to(elsewhere)
    counts, problems = write(db, folder)
    assert counts == {"failed": 3} and "symbolic link" in problems[0]
    assert not found(elsewhere)
    (folder / "demo").unlink()
    write(db, folder)
    [place] = (folder / "demo").iterdir()
    (elsewhere / "kept").write_bytes(b"third")
    (place / "3.pdf").unlink()
    (place / "3.pdf").symlink_to(elsewhere / "kept")
    assert write(db, folder)[0] == {"written": 1, "there": 2}
    assert not (place / "3.pdf").is_symlink() and found(elsewhere) == {"kept": b"third"}


def test_what_the_archive_lost_or_holds_otherwise_is_a_problem(db: Path, tmp_path: Path) -> None:
    with Store(db) as store, store.transaction() as connection:
        connection.execute("UPDATE files SET sha256 = ? WHERE url LIKE '%1.pdf'", ("0" * 64,))
        connection.execute("UPDATE files SET \"offset\" = 7 WHERE url LIKE '%2.pdf'")
    counts, problems = write(db, tmp_path / "out")
    assert counts == {"failed": 2, "written": 1}
    assert "is not this file" in problems[0] and "no response at byte 7" in problems[1]
    assert found(tmp_path / "out") == {"3.pdf": b"third"}


def test_a_name_without_suffix_gets_that_of_its_address(tmp_path: Path) -> None:
    files = {"/f/1.docx": b"first"}
    db = archived_files(tmp_path / "corpus.db", files, [Attachment(url=f"{HOST}/f/1.docx", name="点击下载")])
    write(db, tmp_path / "out")
    assert list(found(tmp_path / "out")) == ["点击下载.docx"]
