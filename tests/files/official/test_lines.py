"""Each line of a head is one kind of thing."""

import pytest

from gkcrawl.files.official.lines import Kind, read_line


@pytest.mark.parametrize(
    ("printed", "kind", "said"),
    [
        ("— 12 —", Kind.SKIPPED, ""),
        ("附件 2", Kind.SKIPPED, ""),
        ("青禾县水利局  文件", Kind.RED, "青禾县水利局"),
        ("青禾县水利局 青禾县财政局 文件", Kind.RED, "青禾县水利局 青禾县财政局"),
        ("文件", Kind.RED, ""),
        ("GB/T 9704—2012", Kind.SKIPPED, ""),
        ("——在青禾县第三次会议上", Kind.ADOPTED, ""),
        ("青禾县人民政府令", Kind.ORDER, "青禾县人民政府"),
        ("第 12 号", Kind.SERIAL, "第12号"),
        ("青水〔2024〕3 号", Kind.NUMBER, "青水〔2024〕3号"),
        ("青水〔2024〕3号　　　　签发人：李明", Kind.NUMBER, "青水〔2024〕3号"),
        ("（2024）青01民初12号", Kind.NUMBER, "（2024）青01民初12号"),
        ("青禾县发展和改革委员会", Kind.AGENCY, ""),
        ("（2024年3月18日）", Kind.DATE, "2024-03-18"),
        ("二〇二四年三月", Kind.DATE, "2024-03"),
        ("（2024年3月18日县人大常委会第三次会议通过）", Kind.ADOPTED, "2024-03-18"),
        ("（征求意见稿）", Kind.STAGE, "(征求意见稿)"),
        ("申报单位：", Kind.LABEL, ""),
        ("填报日期：2024年3月18日", Kind.LABEL, ""),
        ("各镇人民政府，县直各部门、各直属机构：", Kind.BODY, ""),
        ("一、总体要求", Kind.BODY, ""),
        ("第一条 为了防汛，制定本办法。", Kind.BODY, ""),
        ("序号\t水库", Kind.BODY, ""),
        ("关于防汛的通知（青水〔2024〕3号）", Kind.TEXT, ""),
        ("11.4 水库大坝", Kind.TEXT, ""),
        ("青禾县水库一览表\t青禾县水库一览表", Kind.TEXT, ""),
    ],
)
def test_a_line_is(printed: str, kind: Kind, said: str) -> None:
    line = read_line(printed)
    assert (line.kind, line.said) == (kind, said)


def test_a_number_in_a_title_or_a_cell_is_not_the_number_of_the_document() -> None:
    assert read_line("关于落实青水〔2024〕3号的通知").kind is Kind.TEXT
    assert read_line("1\t其他：550元/件（青价〔2016〕25号）").kind is Kind.BODY
