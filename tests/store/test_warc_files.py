"""How captures call WARC files, and where those lie."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gkcrawl.store.warc_files import WarcFiles

if TYPE_CHECKING:
    from pathlib import Path

    from gkcrawl.store import Store


def a_file(path: Path, content: str = "") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content)
    return path


@pytest.fixture
def files(store: Store, tmp_path: Path) -> WarcFiles:
    (tmp_path / "archive").mkdir()
    return WarcFiles(store, tmp_path / "archive")


def known(store: Store) -> dict[str, str]:
    return {row["warc"]: row["path"] for row in store.query("SELECT * FROM warc_files")}


def test_a_file_of_the_archive_is_called_by_its_place_there(files: WarcFiles, store: Store, tmp_path: Path) -> None:
    file = a_file(tmp_path / "archive" / "demo" / "r1.warc.gz")
    assert files.name(file, "demo") == "demo/r1.warc.gz"
    assert (files.path("demo/r1.warc.gz"), known(store)) == (file, {})


def test_a_file_of_another_archive_keeps_its_name(files: WarcFiles, store: Store, tmp_path: Path) -> None:
    file = a_file(tmp_path / "old" / "archive" / "demo" / "r1.warc.gz")
    assert files.name(file, "demo") == files.name(file, "demo") == "demo/r1.warc.gz"
    assert files.path("demo/r1.warc.gz") == file
    assert known(store) == {"demo/r1.warc.gz": "old/archive/demo/r1.warc.gz"}, "both can be moved together"


def test_any_other_file_is_called_by_its_file_name(
    files: WarcFiles, store: Store, tmp_path_factory: pytest.TempPathFactory
) -> None:
    file = a_file(tmp_path_factory.mktemp("far") / "wget.warc.gz")
    assert files.name(file, "demo") == "wget.warc.gz"
    assert known(store) == {"wget.warc.gz": str(file)}


def test_no_two_files_share_a_name(files: WarcFiles, tmp_path: Path) -> None:
    first, second = (a_file(tmp_path / name / "pages.warc.gz", name) for name in ("a", "b"))
    assert [files.name(file, "demo") for file in (first, second)] == ["pages.warc.gz", "b/pages.warc.gz"]
    assert [files.path(name) for name in ("pages.warc.gz", "b/pages.warc.gz")] == [first, second]


def test_a_copy_of_what_is_in_the_archive_is_what_is_in_the_archive(
    files: WarcFiles, store: Store, tmp_path: Path
) -> None:
    own = a_file(tmp_path / "archive" / "demo" / "r1.warc.gz", "same")
    copy = a_file(tmp_path / "copy" / "demo" / "r1.warc.gz", "same")
    assert files.name(copy, "demo") == "demo/r1.warc.gz"
    assert (files.path("demo/r1.warc.gz"), known(store)) == (own, {})


def test_a_file_that_was_moved_is_found_where_it_was_replayed_last(files: WarcFiles, tmp_path: Path) -> None:
    file = a_file(tmp_path / "a" / "pages.warc.gz")
    assert files.name(file, "demo") == "pages.warc.gz"
    moved = file.rename(tmp_path / "pages.warc.gz")
    assert files.name(moved, "demo") == "pages.warc.gz"
    assert files.path("pages.warc.gz") == moved


def test_what_is_nowhere_belongs_in_the_archive(files: WarcFiles, tmp_path: Path) -> None:
    assert files.path("demo/r1.warc.gz") == tmp_path / "archive" / "demo" / "r1.warc.gz"
