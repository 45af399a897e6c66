"""What files print of themselves: title, 发文字号, issuer and date of documents of many forms, and nothing else."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gkcrawl.characters import squash
from gkcrawl.document import FileTable
from gkcrawl.files.official.describe import describe
from gkcrawl.files.reading import FileReading, Member
from gkcrawl.numerals import year_in_chinese

PROSE = "为做好全县防汛工作，落实各项责任，根据《青禾县防汛办法》（青政发〔2015〕1号），现将有关事项通知如下。"
NOTICE = "关于做好2024年防汛工作的通知"
TO_TOWNS = "各镇人民政府，县直各有关单位："
WATER, FINANCE = "青禾县水利局", "青禾县财政局"
SIGNED = ("青禾县水利局", "2024 年 3 月 18 日")
PRINTED = ("抄送：县委办公室。", "青禾县水利局办公室 2024年3月20日印发")


def told(*lines: str, **more: Any) -> tuple[str | None, str | None, str | None, str | None]:
    """Title, number, issuer and date of a file with these lines."""
    reading = FileReading(**{"format": "pdf", "text": "\n".join(lines), **more})
    describe(reading)
    return reading.title, reading.document_number, reading.issuer, reading.written_date


@pytest.mark.parametrize(
    ("lines", "told_of"),
    [
        pytest.param(
            ("青禾县水利局文件", "青水〔2024〕3 号", NOTICE, TO_TOWNS, PROSE, *SIGNED, *PRINTED),
            (NOTICE, "青水〔2024〕3号", WATER, "2024-03-18"),
            id="red head, number, title",
        ),
        pytest.param(
            (
                "- 1 -",
                "青 禾 县 水 利 局 文 件",
                "青水〔2024〕3号",
                "关于做好2024年",
                "防汛工作的通知",
                TO_TOWNS,
                PROSE,
                *SIGNED,
            ),
            (NOTICE, "青水〔2024〕3号", WATER, "2024-03-18"),
            id="spread letters, a title of two lines",
        ),
        pytest.param(
            ("青禾县水利局", NOTICE, "青水〔2024〕3号", TO_TOWNS, PROSE, *SIGNED),
            (WATER + NOTICE, "青水〔2024〕3号", WATER, "2024-03-18"),
            id="the issuer opens the title, the number is below",
        ),
        pytest.param(
            ("青禾县水利局", "青水函〔2024〕3号", NOTICE, TO_TOWNS, PROSE, *SIGNED),
            (NOTICE, "青水函〔2024〕3号", WATER, "2024-03-18"),
            id="head of a letter: the number parts issuer and title",
        ),
        pytest.param(
            (WATER, "青禾县水利局关于防汛的函", TO_TOWNS, PROSE, *SIGNED),
            ("青禾县水利局关于防汛的函", None, WATER, "2024-03-18"),
            id="the title names the issuer again",
        ),
        pytest.param(
            (WATER, FINANCE, "文件", "青水〔2024〕3号", NOTICE, TO_TOWNS, PROSE, WATER, FINANCE, "2024年3月18日"),
            (NOTICE, "青水〔2024〕3号", "青禾县水利局、青禾县财政局", "2024-03-18"),
            id="joint red head",
        ),
        pytest.param(
            ("青禾县水利局文件", FINANCE, "青水〔2024〕3号", NOTICE, TO_TOWNS, PROSE),
            (NOTICE, "青水〔2024〕3号", "青禾县水利局、青禾县财政局", None),
            id="joint red head with 文件 between the names",
        ),
        pytest.param(
            (WATER + FINANCE, NOTICE, TO_TOWNS, PROSE, "青禾县水利局    青禾县财政局", "二〇二四年三月十八日"),
            (WATER + FINANCE + NOTICE, None, "青禾县水利局、青禾县财政局", "2024-03-18"),
            id="joint signature on one line, date in numerals",
        ),
        pytest.param(
            ("机密★1年", "特急", "青禾县水利局文件", "青水〔2024〕3号\t签发人：李明", NOTICE, TO_TOWNS, PROSE, *SIGNED),
            (NOTICE, "青水〔2024〕3号", WATER, "2024-03-18"),
            id="密级, 紧急程度, 签发人",
        ),
        pytest.param(
            ("QHDR-2024-01001", "青禾县水利局行政规范性文件", NOTICE + "（青水规〔2024〕3号）", TO_TOWNS, PROSE),
            (NOTICE, "青水规〔2024〕3号", WATER, None),
            id="number in brackets behind the title",
        ),
        pytest.param(
            (
                "青禾县人民政府令",
                "第12号",
                "《青禾县防汛办法》已经县政府常务会议通过，现予公布。",
                "县长 李明",
                "2024年3月18日",
            ),
            ("青禾县防汛办法", "青禾县人民政府令第12号", "青禾县人民政府", "2024-03-18"),
            id="decree",
        ),
        pytest.param(
            ("青禾县防汛办法", "（2024年3月18日青禾县人民政府第12号令发布 自2024年5月1日起施行）", "第一条 为了防汛。"),
            ("青禾县防汛办法", "青禾县人民政府第12号令", "青禾县人民政府", "2024-03-18"),
            id="题注 of a decree",
        ),
        pytest.param(
            ("青禾县水利局公告", "2024年第3号", "关于青禾水库泄洪的公告", "现将有关事项公告如下。", *SIGNED),
            ("关于青禾水库泄洪的公告", "青禾县水利局公告2024年第3号", WATER, "2024-03-18"),
            id="announcement with a number of its own",
        ),
        pytest.param(
            (
                "青禾县人民法院",
                "民事判决书",
                "（2024）青0102民初12号",
                "原告李明，住青禾县。",
                "审判长 张华",
                "二〇二四年三月十八日",
            ),
            ("民事判决书", "（2024）青0102民初12号", "青禾县人民法院", "2024-03-18"),
            id="judgment",
        ),
        pytest.param(
            ("青禾县防汛规划", "青禾县水利局", "二〇二四年三月"),
            ("青禾县防汛规划", None, WATER, "2024-03"),
            id="cover: a month is no day",
        ),
        pytest.param(
            (
                "附件",
                WATER,
                FINANCE,
                "关于印发防汛物资",
                "管理办法的通知",
                "（征求意见稿）",
                TO_TOWNS,
                PROSE,
                "2024年  月   日",
            ),
            (
                "青禾县水利局青禾县财政局关于印发防汛物资管理办法的通知（征求意见稿）",
                None,
                "青禾县水利局、青禾县财政局",
                None,
            ),
            id="draft: a date to be filled in is none",
        ),
        pytest.param(
            ("附件1-2", "青禾县水库大坝", "安全检查表", "序号\t水库\t检查人", "1\t青禾水库\t李明", "2024年3月18日"),
            ("青禾县水库大坝安全检查表", None, None, None),
            id="form",
        ),
        pytest.param(
            ("青禾县2024年预算报告", "——2024年1月15日在青禾县第十届人民代表大会上", FINANCE, "各位代表："),
            ("青禾县2024年预算报告", None, FINANCE, "2024-01-15"),
            id="report to a congress",
        ),
        pytest.param(
            ("财政部 税务总局 文件", "财税〔2024〕3号", "财政部 税务总局关于水资源税的通知", "各省财政厅：", PROSE),
            ("财政部税务总局关于水资源税的通知", "财税〔2024〕3号", "财政部、税务总局", None),
            id="issuers parted by blanks",
        ),
        pytest.param(
            ("关于废止防汛文件的决定", "（2024年3月18日青禾县人民代表大会常务委员会第三次会议通过）", PROSE),
            ("关于废止防汛文件的决定", None, None, "2024-03-18"),
            id="题注 of a decision",
        ),
    ],
)
def test_documents_say_what_they_are(lines: tuple[str, ...], told_of: tuple[str | None, ...]) -> None:
    assert told(*lines) == told_of


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param((PROSE, "落实青政发〔2024〕8号要求。"), id="a number in the text is cited"),
        pytest.param(("青禾日报 要闻", "2024年3月18日 星期一 责编：李明", "（上接第1版）水库蓄水。"), id="newspaper"),
        pytest.param(("指标\t2023年\t2022年", "人口\t120\t118"), id="bare table"),
        pytest.param(("数据库：分县数据", "时间：最近20年", "县\t2023年"), id="labels above a table"),
        pytest.param(("",), id="nothing"),
    ],
)
def test_what_is_not_printed_is_none(lines: tuple[str, ...]) -> None:
    assert told(*lines) == (None, None, None, None)


def test_what_the_format_says_stays() -> None:
    """A reader that knows the title of its format better goes before."""
    assert told("青禾县防汛方案", PROSE, title="防汛方案（2024年）")[0] == "防汛方案（2024年）"


def test_lines_set_apart_are_the_title_where_words_do_not_tell() -> None:
    lines = ("掌上青禾", "往期电子报", "水库除险加固三年", "成效显著", PROSE)
    assert told(*lines)[0] is None
    assert told(*lines, prominent=["水库除险加固三年", "成效显著"])[0] == "水库除险加固三年成效显著"


def test_a_head_that_a_scanner_misread_names_no_issuer() -> None:
    head = ("青禾县水利局文件", "青水〔2024〕3 号", NOTICE, TO_TOWNS)
    scanned = {"repair": ["ocr_layer"]}
    assert told(*head, PROSE, **scanned)[2] is None
    assert told(*head, PROSE, "由青禾县水利局负责解释。", **scanned)[2] == WATER
    assert told(*head, PROSE)[2] == WATER


def test_the_caption_of_a_sheet_is_its_title() -> None:
    table = FileTable(caption="青禾县水库名录", rows=[["水库", "镇"]])
    assert told("水库\t镇", "青禾\t正阳", format="xlsx", tables=[table])[0] == "青禾县水库名录"


def test_the_name_of_a_sheet_is_no_title() -> None:
    table = FileTable(sheet_or_page="水库名录", rows=[["青禾县水库一览表"], ["水库"]])
    assert told("水库名录", "青禾县水库一览表", "水库\t镇", format="xlsx", tables=[table])[0] == "青禾县水库一览表"
    assert told("水库名录", "水库\t镇", format="xlsx", tables=[table])[0] is None


def test_a_merged_title_row_is_one_line() -> None:
    assert told("青禾县水库一览表\t青禾县水库一览表", "水库\t镇", format="xlsx")[0] == "青禾县水库一览表"


def test_a_date_in_the_last_rows_of_a_sheet_signs_nothing() -> None:
    assert told("青禾县水库一览表", "水库\t建成", "青禾\t1998年", "2024年3月18日", format="xls")[3] is None


def test_an_archive_has_no_title_of_its_own() -> None:
    inner = FileReading(format="txt", text="青禾县防汛方案\n一、目标")
    reading = FileReading(
        format="zip", text="方案.txt\n青禾县防汛方案", members=[Member(name="方案.txt", reading=inner)]
    )
    describe(reading)
    assert reading.title is None


def test_the_name_of_a_file_is_no_title() -> None:
    reading = FileReading(format="pdf", text=PROSE)
    describe(reading, "关于做好防汛工作的通知.pdf")
    assert reading.title is None


POOL = st.sampled_from(
    (
        *(PROSE, NOTICE, TO_TOWNS, WATER, FINANCE, "青禾县水利局文件", "青水〔2024〕3号", "附件1", "2024年3月18日"),
        *("二〇二四年三月", "（试行）", "青禾县人民政府令", "第12号", "的通知", "序号\t水库", "", "- 1 -", "《"),
        *("青禾县水库目录", "县长 李明"),
    )
)


@given(st.lists(POOL | st.text(max_size=40), max_size=30), st.lists(POOL, max_size=4))
def test_whatever_the_lines_are_only_what_they_print_is_told(lines: list[str], prominent: list[str]) -> None:
    _, number, issuer, date = told(*lines, prominent=prominent)
    printed = squash("".join([*lines, *prominent]))
    assert issuer is None or all(name in printed for name in issuer.split("、"))
    assert number is None or number.rpartition("〔")[0] in printed
    assert date is None or date[:4] in printed or year_in_chinese(int(date[:4])) in printed


def test_a_line_without_end_is_no_head() -> None:
    assert told("水利局" * 1_000_000, "\t" * 1_000_000) == (None, None, None, None)
