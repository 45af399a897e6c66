from __future__ import annotations

from gkcrawl.portals import Column
from gkcrawl.portals.inspection.module_proposal import proposed_module
from gkcrawl.portals.inspection.states import ColumnState, State

HOME = "http://www.example.gov.cn"
SOURCE = f'''from gkcrawl.portals import Column, TrsSpider


class QingheSlj(TrsSpider):
    """Water bureau of Qinghe, {HOME}."""

    name = "qinghe_slj"
    agency, region = "青禾县水利局", "320000"
    columns = (
        Column("通知公告", "{HOME}/tzgg/", kind="notice"),
        Column("年报", "{HOME}/nb/"),
    )
'''


def state(address: str, became: State, target: str | None = None) -> ColumnState:
    return ColumnState(Column("栏目", f"{HOME}{address}"), became, target=target)


def test_a_column_that_moved_gets_its_new_address() -> None:
    new = proposed_module(
        SOURCE, "qinghe_slj", [state("/tzgg/", State.MOVED, f"{HOME}/new/"), state("/nb/", State.ANSWERS)]
    )

    assert new == SOURCE.replace("/tzgg/", "/new/")


def test_a_column_that_died_is_taken_out() -> None:
    new = proposed_module(SOURCE, "qinghe_slj", [state("/tzgg/", State.ANSWERS), state("/nb/", State.DIED)])

    assert f'    columns = (Column("通知公告", "{HOME}/tzgg/", kind="notice"),)\n' in new
    assert "年报" not in new


def test_one_of_two_columns_on_a_line_is_taken_out() -> None:
    source = f'class A:\n    name = "a"\n    columns = (Column("甲", "{HOME}/a/"), Column("乙", "{HOME}/b/"))\n'

    new = proposed_module(source, "a", [state("/a/", State.DIED), state("/b/", State.ANSWERS)])

    assert f'columns = (Column("乙", "{HOME}/b/"),)' in new


def test_a_portal_of_which_nothing_is_left_has_moved() -> None:
    died = [state("/tzgg/", State.DIED), state("/nb/", State.DIED)]

    new = proposed_module(SOURCE, "qinghe_slj", died)

    assert '    status = "moved"\n    columns = (\n' in new
    assert new.count("Column(") == SOURCE.count("Column(")


def test_nothing_is_changed_for_a_bad_day() -> None:
    assert (
        proposed_module(SOURCE, "qinghe_slj", [state("/tzgg/", State.NO_ANSWER), state("/nb/", State.NO_LIST)])
        == SOURCE
    )
