"""Which files are imported, and their copies in the archive."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gkcrawl.cli.importing.files import ArchiveFile, copied, find_files
from gkcrawl.errors import ConfigError

if TYPE_CHECKING:
    from pathlib import Path


def test_folders_stand_for_the_archives_below_them_each_once(tmp_path: Path) -> None:
    for name in ("b.warc", "a/c.warc.gz", "a/d.arc.gz", "a/e.cdx"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    found = find_files([tmp_path, tmp_path / "b.warc"])
    assert [file.place for file in found] == ["a/c.warc.gz", "a/d.arc.gz", "b.warc"]
    assert [file.place for file in find_files([tmp_path / "b.warc"])] == ["import/b.warc"]


def test_what_names_nothing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="no file or folder"):
        find_files([tmp_path / "no.warc.gz"])
    with pytest.raises(ConfigError, match="no WARC file below"):
        find_files([tmp_path])


def test_a_copy_is_made_once_and_never_over_another_file(tmp_path: Path) -> None:
    archive, one, other = tmp_path / "archive", tmp_path / "one.warc", tmp_path / "other.warc"
    one.write_text("one")
    other.write_text("other")
    copy = copied(ArchiveFile(one, "import/x.warc"), archive)
    assert (copy, copy.read_text()) == (archive.resolve() / "import" / "x.warc", "one")
    assert copied(ArchiveFile(one, "import/x.warc"), archive) == copy
    second = copied(ArchiveFile(other, "import/x.warc"), archive)
    assert (second.name, second.read_text(), copy.read_text()) == ("2-x.warc", "other", "one")


def test_where_no_link_can_be_made_the_bytes_are_copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def link(source: Path, target: Path) -> None:
        raise OSError(18, "Invalid cross-device link")

    monkeypatch.setattr("os.link", link)
    (tmp_path / "one.warc").write_text("one")
    copy = copied(ArchiveFile(tmp_path / "one.warc", "import/one.warc"), tmp_path / "archive")
    assert copy.read_text() == "one"
    assert [file.name for file in copy.parent.iterdir()] == ["one.warc"]
