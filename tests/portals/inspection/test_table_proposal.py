from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gkcrawl.portals import Column
from gkcrawl.portals.inspection.states import ColumnState, State
from gkcrawl.portals.inspection.table_proposal import proposed_table
from gkcrawl.portals.toml import read_tables

if TYPE_CHECKING:
    from pathlib import Path

HOME = "http://www.example.gov.cn"
TABLE = f"""# Found in 2024.
[qinghe_slj]
family = "trs"
agency = "青禾县水利局"
region = "320000"
columns = [
    {{name = "通知公告", url = "{HOME}/tzgg/", kind = "notice"}},
    {{name = "年报", url = "{HOME}/nb/"}},
]

[other]
columns = [{{name = "通知公告", url = "{HOME}/tzgg/"}}]
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "portals.toml"
    path.write_text(TABLE, encoding="utf-8")
    return path


def state(address: str, became: State, target: str | None = None) -> ColumnState:
    return ColumnState(Column("栏目", f"{HOME}{address}"), became, target=target)


def test_a_column_that_moved_gets_its_new_address_in_its_own_portal(path: Path) -> None:
    states = [state("/tzgg/", State.MOVED, f"{HOME}/new/"), state("/nb/", State.ANSWERS)]

    assert proposed_table(path, "qinghe_slj", states) == TABLE.replace("/tzgg/", "/new/", 1)


def test_a_column_that_died_is_taken_out_and_the_rest_is_still_a_portal(path: Path) -> None:
    new = proposed_table(path, "qinghe_slj", [state("/tzgg/", State.ANSWERS), state("/nb/", State.DIED)])
    path.write_text(new, encoding="utf-8")

    (table, _) = read_tables(path, path.name)

    assert [column.name for column in table.portal().columns] == ["通知公告"]


def test_a_portal_of_which_nothing_is_left_has_moved(path: Path) -> None:
    new = proposed_table(path, "qinghe_slj", [state("/tzgg/", State.DIED), state("/nb/", State.DIED)])
    path.write_text(new, encoding="utf-8")

    (table, _) = read_tables(path, path.name)

    assert (table.portal().status, len(table.portal().columns)) == ("moved", 2)


def test_nothing_is_changed_for_a_bad_day(path: Path) -> None:
    states = [state("/tzgg/", State.NO_ANSWER), state("/nb/", State.NO_LIST)]

    assert proposed_table(path, "qinghe_slj", states) == TABLE
