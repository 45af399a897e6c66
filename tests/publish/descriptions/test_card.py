"""The dataset card (gkcrawl/publish/descriptions/card.py)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml

from gkcrawl.publish.descriptions.card import card, front_matter
from tests.publish.releases import a_release
from tests.store.corpus import a_document

if TYPE_CHECKING:
    from pathlib import Path

    from gkcrawl.store import Store


def test_the_hub_reads_a_configuration_for_each_table_with_rows(store: Store, tmp_path: Path) -> None:
    release = a_release(store, tmp_path / "out", title="语料", licence="CC-BY-4.0")
    _, head, _ = front_matter(release).split("---\n")
    said = yaml.safe_load(head)
    assert (said["license"], said["language"], said["size_categories"]) == ("cc-by-4.0", ["zh"], ["n<1K"])
    assert said["pretty_name"] == "语料 2026.11"
    filled = [written.table.name for written in release.tables if written.tally.rows]
    assert [one["config_name"] for one in said["configs"]] == filled
    for one in said["configs"]:
        assert list((tmp_path / "out").glob(one["data_files"][0]["path"]))


def test_a_licence_that_nobody_stated_is_said_to_be_none(store: Store, tmp_path: Path) -> None:
    text = card(a_release(store, tmp_path / "out"))
    assert "license: other\nlicense_name: not-stated\n" in text
    assert "Nobody stated a licence" in text


def test_it_says_what_is_missing_who_collected_from_whom_and_what_to_mind(store: Store, tmp_path: Path) -> None:
    text = card(a_release(store, tmp_path / "out"))
    assert "| `report_year` | `int64` | 66.7% | Year an annual report covers. |" in text
    assert "| `demo` | 示例市人民政府 | 320100 | trs | 3 |" in text
    assert "| `repaired` | 1 |" in text
    assert "2024-01-20 to 2024-01-20" in text
    assert "as of 2026-11-03" in text


def test_contact_data_that_was_taken_out_is_counted(store: Store, tmp_path: Path) -> None:
    store.write("r1", [a_document(9, text="电话0512-61234567，手机13912345678。")], portal="demo")
    text = card(a_release(store, tmp_path / "out", contacts=False))
    assert "- `documents`: 1 mobile, 1 phone" in text
    assert "13912345678" not in text


def test_all_lines_of_tables_have_their_cells(store: Store, tmp_path: Path) -> None:
    lines = [line for line in card(a_release(store, tmp_path / "out")).splitlines() if line.startswith("|")]
    assert {line.replace("\\|", "").count("|") for line in lines} <= {4, 5, 6}
