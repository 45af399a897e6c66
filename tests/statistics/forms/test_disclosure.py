"""Table 二 (gkcrawl/statistics/forms/disclosure.py)."""

from __future__ import annotations

from gkcrawl.statistics.forms.disclosure import read_disclosure
from gkcrawl.statistics.model import Grid
from tests.statistics.forms import printed


def test_each_number_of_2021_has_its_key() -> None:
    found = read_disclosure([printed.disclosure()])
    assert (found.era, found.flags) == ("2021", [])
    assert [value.value for value in found.values] == [1, 2, 3, 4, 5, 6, 7, 8, 9, 10.5]
    assert found.values[-1].key == "t2.fees.amount"
    assert found.values[-1].unit == "万元"


def test_columns_of_2019_count_by_position_where_a_break_swallowed_their_heads() -> None:
    found = read_disclosure([printed.disclosure_2019()])
    assert found.era == "2019"
    assert [value.value for value in found.values] == [1, 2, 3, 4, 5, 6, 7, -8, 9, *range(10, 22), 22.5]
    assert [value.unit for value in found.values][-1] == "元"


def test_a_table_goes_on_after_a_page_with_fewer_columns() -> None:
    whole = printed.disclosure().rows
    above, below = Grid(rows=whole[:8]), Grid(rows=[row[:2] for row in whole[8:]])
    assert [value.value for value in read_disclosure([above, below]).values] == [1, 2, 3, 4, 5, 6, 7, 8, 9, 10.5]


def test_a_row_that_lost_columns_gives_no_number() -> None:
    rows = [list(row) for row in printed.disclosure().rows]
    rows[2] = ["规章", "1"]
    found = read_disclosure([Grid(rows=rows)])
    assert [value.value for value in found.values] == [4, 5, 6, 7, 8, 9, 10.5]
    assert found.flags == ["cut_table"]


def test_a_metadata_box_is_no_table() -> None:
    assert read_disclosure([Grid(rows=[["索引号", "K1/2024-3"], ["发布机构", "青禾县人民政府"]])]).values == []


def test_of_two_reports_on_a_page_the_first_is_read() -> None:
    one = printed.disclosure()
    other = Grid(rows=[[cell.replace("7", "70") for cell in row] for row in one.rows])
    found = read_disclosure([one, other])
    assert [value.value for value in found.values] == [1, 2, 3, 4, 5, 6, 7, 8, 9, 10.5]
    assert found.flags == ["two_reports"]
    assert read_disclosure([one, one]).flags == []


def test_blocks_may_stand_in_another_order() -> None:
    rows = printed.disclosure().rows
    found = read_disclosure([Grid(rows=[*rows[7:], *rows[:7]])])
    assert {value.value for value in found.values} == {1, 2, 3, 4, 5, 6, 7, 8, 9, 10.5}
    assert found.flags == []


def test_a_second_report_in_another_form_lends_no_number() -> None:
    found = read_disclosure([printed.disclosure(), printed.disclosure_2019()])
    assert [value.value for value in found.values] == [1, 2, 3, 4, 5, 6, 7, 8, 9, 10.5]
    assert (found.era, found.flags) == ("2021", ["two_reports"])
    assert (found.begins, found.again) == (0, 1)


def test_rows_that_are_missing_are_said() -> None:
    assert read_disclosure([Grid(rows=printed.disclosure().rows[:7])]).flags == ["cut_table"]


def test_columns_in_another_order_than_the_form_that_names_do_not_tell_give_no_number() -> None:
    rows = [list(row) for row in printed.disclosure_2019().rows]
    rows[1] = ["信息内容", "本年新公开", "本年", "对外公开总数量"]
    values = read_disclosure([Grid(rows=rows)]).values
    assert not [value for value in values if value.key.startswith("t2.regulations")]
