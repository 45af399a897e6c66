"""What cells print of numbers (gkcrawl/files/sheets/cell_formats.py)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gkcrawl.files.sheets.cell_formats import BUILT_IN, plain_number, printed

DAY = 45352  # 2024-03-01


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (600038.0, "General", "600038"),
        (0.1 + 0.2, "General", "0.3"),
        (440106198001010000.0, "General", "440106198001010000"),
        (12.345, "0.00", "12.35"),
        (35.2, "#,##0.00_ ", "35.2"),
        (1234567.0, "#,##0", "1234567"),
        (0.125, "0.0%", "12.5%"),
        (0.5, BUILT_IN["9"], "50%"),
        (-0.02, "0.00%", "-2%"),
        (7.0, "000", "007"),
        (42.0, '0"人"', "42人"),
        (3.0, '"第"0"号"', "第3号"),
        (-5.0, "#,##0;(#,##0)", "-5"),
        (0.0, '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', "0"),
        (1234.5, "[Red]#,##0.00;[$¥-804]#,##0.00", "1234.5"),
        (0.00001, "0.00E+00", "0.00001"),
        (DAY, BUILT_IN["14"], "2024-03-01"),
        (DAY, BUILT_IN["31"], "2024-03-01"),
        (DAY, BUILT_IN["57"], "2024-03"),
        (DAY, "m月d日", "2024-03-01"),
        (DAY, '[DBNum1][$-804]yyyy"年"m"月"d"日"', "2024-03-01"),
        (DAY + 0.5, "yyyy/m/d h:mm", "2024-03-01 12:00"),
        (0.75, BUILT_IN["19"], "18:00:00"),
        (1.5, "[h]:mm", "36:00"),
        (-1.0, "yyyy-mm-dd", "-1"),
    ],
)
def test_a_number_is_printed_by_its_format(value: float, code: str, text: str) -> None:
    assert printed(value, code) == text


def test_workbooks_of_old_macs_count_from_1904() -> None:
    assert printed(DAY - 1462, "yyyy-mm-dd", since_1904=True) == "2024-03-01"


@given(st.floats(), st.text(max_size=30))
def test_no_format_is_too_odd(value: float, code: str) -> None:
    assert isinstance(printed(value, code), str)


@given(st.floats(allow_nan=False, allow_infinity=False, width=32))
def test_a_plain_number_has_no_exponent(value: float) -> None:
    assert set(plain_number(value)) <= set("-0123456789.")
