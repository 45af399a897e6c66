"""JSON Lines: the file is complete or it is the old one (gkcrawl/export/jsonl.py)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import orjson
import pytest

from gkcrawl.export import fragment, replacing, write_jsonl

if TYPE_CHECKING:
    from pathlib import Path


def test_a_document_is_one_line_of_utf8_with_stored_json_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "new" / "documents.jsonl"
    documents: list[dict[str, Any]] = [
        {"title": "年报\n二行", "links": fragment('[{"url": "a"}]'), "topic": None},
        {"title": "乙"},
    ]
    with replacing(path) as stream:
        assert write_jsonl(documents, stream) == 2
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines == ['{"title":"年报\\n二行","links":[{"url": "a"}],"topic":null}', '{"title":"乙"}']


@pytest.mark.parametrize("error", [OSError("disk full"), KeyboardInterrupt()])
def test_after_an_error_the_old_file_is_there_and_nothing_else(tmp_path: Path, error: BaseException) -> None:
    path = tmp_path / "documents.jsonl"
    path.write_text("old\n")
    with pytest.raises(type(error)), replacing(path) as stream:
        stream.write(b"half a li")
        raise error
    assert path.read_text() == "old\n"
    assert list(tmp_path.iterdir()) == [path]


def test_until_the_end_readers_see_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "documents.jsonl"
    path.write_text("old\n")
    with replacing(path) as stream:
        stream.write(b"new\n")
        stream.flush()
        assert path.read_text() == "old\n"
    assert path.read_text() == "new\n"


def test_the_file_is_on_disk_before_it_takes_the_place_of_the_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "documents.jsonl"
    path.write_text("old\n")
    found: list[str] = []
    monkeypatch.setattr("os.fsync", lambda file: found.append(path.read_text()))
    with replacing(path) as stream:
        stream.write(b"new\n")
    assert found == ["old\n", "new\n"], "first the new file, then the folder that names it"


def test_a_file_only_its_owner_may_read_stays_so(tmp_path: Path) -> None:
    path = tmp_path / "documents.jsonl"
    path.touch(mode=0o600)
    with replacing(path) as stream:
        stream.write(b"new\n")
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_link_keeps_pointing_to_its_file(tmp_path: Path) -> None:
    target, link = tmp_path / "today.jsonl", tmp_path / "latest.jsonl"
    target.touch()
    link.symlink_to(target)
    with replacing(link) as stream:
        stream.write(b"new\n")
    assert link.is_symlink()
    assert target.read_text() == "new\n"


def test_a_device_is_written_not_replaced() -> None:
    from pathlib import Path

    null = Path("/dev/null")
    with replacing(null) as stream:
        write_jsonl([{"a": 1}], stream)
    assert null.is_char_device()


def test_a_folder_is_no_target(tmp_path: Path) -> None:
    with pytest.raises(IsADirectoryError), replacing(tmp_path):
        pass


def test_what_json_cannot_hold_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(orjson.JSONEncodeError), replacing(tmp_path / "a.jsonl") as stream:
        write_jsonl([{"title": "\ud800"}], stream)
    assert list(tmp_path.iterdir()) == []
