import pytest
from hypothesis import given
from hypothesis import strategies as st

from gkcrawl.extract.fields.identifiers import (
    document_number,
    find_document_number,
    index_number,
    is_org_code,
    is_uscc,
    number_on_line,
)


@pytest.mark.parametrize(
    ("printed", "canonical"),
    [
        ("青政办发〔2024〕8号", "青政办发〔2024〕8号"),
        ("青政办发[2024]8号", "青政办发〔2024〕8号"),
        ("青政发【2012】33 号", "青政发〔2012〕33号"),
        ("青办发„2008‟36号", "青办发〔2008〕36号"),
        ("青律协﹝2020﹞041号", "青律协〔2020〕41号"),
        ("青禾县人民政府令第12号", "青禾县人民政府令第12号"),
        ("青农检（残留）函〔2020〕48号", "青农检（残留）函〔2020〕48号"),
        ("青农检(残留)函(2020)48号", "青农检（残留）函〔2020〕48号"),
        ("青农检（残留（二））函[2020]48号", "青农检（残留（二））函〔2020〕48号"),
    ],
)
def test_numbers_in_canonical_form(printed: str, canonical: str) -> None:
    assert document_number(printed) == canonical


@pytest.mark.parametrize(
    "line",
    [
        "（青政办发[2024]8号）",
        "文号：青政办发〔2024〕8号",
        "处罚决定书文号\t青政办发〔2024〕8号",
        "青禾县人民政府文件 青政办发〔2024〕8号",
        "青禾县水库水电站安全管理的若干规定 青政办发〔2024〕8号",
    ],
)
def test_a_number_on_a_line_of_its_own(line: str) -> None:
    assert number_on_line(line) == "青政办发〔2024〕8号"


@pytest.mark.parametrize(
    "printed", ["青政办函〔2018〕", "青办发【200927号", "青政办发﹝xxxx﹞xx号", "〔〕 号", "无", "关于印发的通知"]
)
def test_damaged_numbers_are_refused(printed: str) -> None:
    assert document_number(printed) is None


@pytest.mark.parametrize(
    ("title", "number"),
    [
        ("关于印发《水网建设方案》的通知(青发改〔2026〕41号)", "青发改〔2026〕41号"),
        ("关于印发水网建设方案的通知 青发改〔2026〕41号", "青发改〔2026〕41号"),
        ("关于公布检测结果的函（青农检（残留）函〔2020〕48号）", "青农检（残留）函〔2020〕48号"),
        ("青禾县水库水电站安全管理办法实施细则的若干规定 青水规〔2026〕41号", "青水规〔2026〕41号"),
        ("关于贯彻青发改〔2026〕41号的说明", None),
        ("2023年政府信息公开工作年度报告", None),
    ],
)
def test_a_number_at_the_end_of_a_title(title: str, number: str | None) -> None:
    assert find_document_number(title) == number


def test_index_numbers_lose_inner_spaces_but_running_text_is_none() -> None:
    assert index_number("０１４３２０１０５／2024-00012 ") == "014320105/2024-00012"
    assert index_number("青禾县政府信息公开条例") is None
    assert index_number("无") is None


def test_check_digits() -> None:
    assert is_org_code("000014349")
    assert not is_org_code("000014348")
    assert is_uscc("11371500004428039E")
    assert not is_uscc("234234234234444444")


@given(st.text(alphabet="青禾县政府办发函规字", min_size=1, max_size=8), st.integers(1990, 2090), st.integers(1, 9999))
def test_every_bracket_means_the_same(code: str, year: int, serial: int) -> None:
    expected = f"{code}〔{year}〕{serial}号"
    for opening, closing in ("〔〕", "[]", "()", "【】", "﹝﹞", "（）"):
        assert document_number(f"{code}{opening}{year}{closing}{serial}号") == expected
