"""A snapshot as a whole (gkcrawl/publish/snapshot.py), read with pyarrow alone."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import TYPE_CHECKING

import pytest
from pyarrow import parquet

from gkcrawl.errors import ConfigError
from gkcrawl.publish.edition import Edition
from gkcrawl.publish.snapshot import new_folder, publish
from gkcrawl.store import Store
from tests.store.corpus import start_run

if TYPE_CHECKING:
    from pathlib import Path

EDITION = Edition(version="2026.11")


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_tables_have_the_rows_of_the_corpus_with_real_types(store: Store, tmp_path: Path) -> None:
    release = publish(store, tmp_path / "out", EDITION)
    table = parquet.read_table(tmp_path / "out" / "documents")
    assert release.table("documents").tally.rows == table.num_rows == 3
    (rich,) = (row for row in table.to_pylist() if row["title"] == "通知1")
    assert (rich["published_date"], rich["keywords"]) == (date(2024, 1, 20), ["年报", "公开"])
    assert rich["region"] == {"code": "320100", "name": "示例市", "level": "city"}
    assert rich["provenance"][0]["field"] == "title"
    files = parquet.read_table(tmp_path / "out" / "files").to_pylist()
    assert [file["tables"][0]["rows"] for file in files] == [[["甲", "1"]]]


def test_two_snapshots_of_one_state_are_the_same_bytes(store: Store, tmp_path: Path) -> None:
    for name in ("one", "two"):
        publish(store, tmp_path / name, EDITION)
    assert files(tmp_path / "one") == files(tmp_path / "two")


def test_checksums_are_those_of_all_other_files(store: Store, tmp_path: Path) -> None:
    publish(store, tmp_path / "out", EDITION)
    written = files(tmp_path / "out")
    lines = [f"{hashlib.sha256(content).hexdigest()}  {name}" for name, content in sorted(written.items())]
    assert written["SHA256SUMS"].decode().splitlines() == [line for line in lines if not line.endswith("SHA256SUMS")]


def test_a_folder_that_holds_something_is_left_as_it_is(store: Store, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    publish(store, tmp_path / "out", EDITION)
    before = files(tmp_path / "out")
    with pytest.raises(ConfigError, match="never written again"):
        publish(store, tmp_path / "out", EDITION)
    assert files(tmp_path / "out") == before
    with pytest.raises(ConfigError, match="no folder"):
        publish(store, tmp_path / "nowhere" / "out", EDITION)


def test_nothing_that_looks_whole_is_left_by_an_error(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt), new_folder(tmp_path / "out") as part:
        (part / "README.md").write_text("half")
        assert not (tmp_path / "out").exists()
        assert part.name.startswith(".")
        raise KeyboardInterrupt
    assert list(tmp_path.iterdir()) == []


def test_a_corpus_without_documents_is_no_snapshot(tmp_path: Path) -> None:
    with Store(tmp_path / "empty.db") as store:
        start_run(store)
        with pytest.raises(ConfigError, match="no document to publish"):
            publish(store, tmp_path / "out", EDITION)
    assert not (tmp_path / "out").exists()


def test_what_is_written_meanwhile_is_in_no_table(store: Store, tmp_path: Path) -> None:
    """A crawl may go on: all tables are of one state."""
    with store.one_state():
        before = next(store.rows("SELECT count(*) FROM documents"))
        with Store(store.path) as other, other.transaction() as connection:
            connection.execute("UPDATE documents SET title = 'anew'")
        assert next(store.rows("SELECT count(*) FROM documents WHERE title = 'anew'")) == (0,)
        assert next(store.rows("SELECT count(*) FROM documents")) == before


def test_a_snapshot_of_a_former_day_says_what_it_lacks_and_is_the_same_each_time(store: Store, tmp_path: Path) -> None:
    edition = Edition(version="1", as_of=date(2026, 11, 2))
    release = publish(store, tmp_path / "one", edition)
    publish(store, tmp_path / "two", edition)
    assert files(tmp_path / "one") == files(tmp_path / "two")
    assert release.table("versions").tally.rows == 0
    texts = parquet.read_table(tmp_path / "one" / "documents")["text"].to_pylist()
    assert "旧。" in texts and "新。" not in texts
    card = files(tmp_path / "one")["README.md"].decode()
    assert "### As of 2026-11-02" in card
    assert "- 1 documents were put back" in card
    assert [path.name for path in (tmp_path / "one").iterdir() if path.name.startswith("as-of")] == []


def test_nothing_is_said_of_days_that_nobody_knows(store: Store, tmp_path: Path) -> None:
    for day, said in ((date(2026, 11, 4), "nothing is known"), (date(2026, 11, 1), "no document to publish")):
        with pytest.raises(ConfigError, match=said):
            publish(store, tmp_path / "out", Edition(version="1", as_of=day))
    assert not (tmp_path / "out").exists()
