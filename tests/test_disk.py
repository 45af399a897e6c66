"""What is closed at the end of a block."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest

from gkcrawl.disk import Closing, sha256_of, sync_folder

if TYPE_CHECKING:
    from pathlib import Path


class Door(Closing):
    is_open = True

    def close(self) -> None:
        self.is_open = False


def test_it_is_closed_even_after_an_error() -> None:
    door = Door()
    with pytest.raises(RuntimeError), door:
        raise RuntimeError
    assert not door.is_open


def test_a_folder_that_is_not_there_cannot_be_synced(tmp_path: Path) -> None:
    sync_folder(tmp_path)
    with pytest.raises(OSError, match="nowhere"):
        sync_folder(tmp_path / "nowhere")


def test_a_file_larger_than_what_is_read_at_once_has_the_digest_of_its_bytes(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(bytes(2**20) + b"end")
    assert sha256_of(path) == hashlib.sha256(path.read_bytes()).hexdigest()
