"""Tables as lines of text (gkcrawl/statistics/forms/lines.py)."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gkcrawl.statistics.forms.read import read_forms
from gkcrawl.statistics.model import Report
from tests.statistics.forms import printed

REVIEW = "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况"

PROBLEMS = "五、存在的主要问题及改进情况"


def _text(wrapped: bool = False) -> str:
    lines = [f"{row[0]} {' '.join(dict.fromkeys(row[1:]))}" for row in printed.disclosure().rows]
    for number, row in enumerate(printed.requests().rows):
        numbers = " ".join(row[3:])
        # Long labels wrap, and then the numbers stand alone.
        lines += [row[2], numbers] if wrapped and number % 6 == 5 else [f"{row[2]} {numbers}"]
    return "\n".join([*lines, REVIEW, "结果 结果 其他", "维持 纠正 结果", " ".join(map(str, range(1, 16))), PROBLEMS])


def test_lines_that_end_in_numbers_are_rows() -> None:
    found = read_forms(Report(text=_text()))
    numbers = [value.value for value in found.values]
    assert numbers == [1, 2, 3, 4, 5, 6, 7, 8, 9, 10.5, *range(100, 275), *range(1, 16)]
    assert found.era == "2021"


def test_numbers_below_a_label_that_wrapped_are_its_row() -> None:
    assert read_forms(Report(text=_text(wrapped=True))).values[10:] == read_forms(Report(text=_text())).values[10:]


@given(end=st.integers(1, len(_text())))
def test_a_text_that_was_cut_gives_no_number_with_fewer_digits(end: int) -> None:
    numbers = {(value.key, value.column): value.value for value in read_forms(Report(text=_text())).values}
    cut = {(value.key, value.column): value.value for value in read_forms(Report(text=_text()[:end])).values}
    assert cut.items() <= numbers.items()


def test_two_reports_side_by_side_give_no_number() -> None:
    rows = [f"{row[2]} {' '.join(row[3:])}" for row in printed.requests().rows]
    text = "\n".join([rows[0], *(f"{row} {row}" for row in rows[1:]), PROBLEMS])
    assert [value for value in read_forms(Report(text=text)).values if value.key.startswith("t3.")] == []


@given(gone=st.sets(st.integers(0, len(_text(wrapped=True).splitlines()) - 2), min_size=1, max_size=4))
def test_lines_that_are_missing_move_no_other(gone: set[int]) -> None:
    whole = _text(wrapped=True)
    numbers = {(value.key, value.column): value.value for value in read_forms(Report(text=whole)).values}
    text = "\n".join(line for at, line in enumerate(whole.splitlines()) if at not in gone)
    left = {(value.key, value.column): value.value for value in read_forms(Report(text=text)).values}
    assert left.items() <= numbers.items()


def test_the_form_of_2019_is_told_by_a_label_that_stands_above_its_numbers() -> None:
    rows = printed.requests("2019").rows
    lines = ["勾稽关系"]
    for row in rows[1:]:
        lines += ["（六）其他处理", " ".join(row[3:])] if "其他处理" in row[2] else [f"{row[2]} {' '.join(row[3:])}"]
    found = read_forms(Report(text="\n".join([*lines, REVIEW, PROBLEMS])))
    assert (found.era, [value.value for value in found.values]) == ("2019", list(range(100, 100 + 7 * 23)))
