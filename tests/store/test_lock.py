"""One of a kind at a time."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from gkcrawl.errors import ConfigError
from gkcrawl.store.lock import Lock, is_held

if TYPE_CHECKING:
    from pathlib import Path


def test_a_second_one_is_refused_until_the_first_is_done(db: Path) -> None:
    assert not is_held(db, "a/b")
    with Lock(db, "a/b", "run of a/b"):
        assert is_held(db, "a/b")
        with pytest.raises(
            ConfigError, match=rf"another run of a/b is under way \(pid {os.getpid()} since .*\+08:00\)"
        ):
            Lock(db, "a/b", "run of a/b")
        Lock(db, "another", "run of another").close()
    assert not is_held(db, "a/b")
    Lock(db, "a/b", "run of a/b").close()


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(ConfigError, match="check the folder of the database"):
        Lock(tmp_path / "file" / "corpus.db", "tiny", "run of tiny")
