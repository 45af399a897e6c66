"""What two documents are to each other, on invented texts."""

from __future__ import annotations

from typing import Any

import pytest

from gkcrawl.dedup.judge import Reading, judge

BODY = [
    "本局认真学习有关条例，成立了由主要负责人任组长的领导小组，办公室承担日常工作，责任落实到每一个科室和岗位。",
    "全年通过门户网站、公告栏和政务新媒体主动公开信息128条，其中工作动态76条，财政预决算4条，人事任免12条。",
    "共收到申请23件，已全部按时答复，同意公开18件，不属于本机关职责的5件，均告知了申请人应向何处提出申请。",
    "没有发生因信息公开引起的行政复议和行政诉讼，也没有收取任何检索、复制、邮寄费用，群众对此表示满意。",
    "目前还存在内容更新不够及时、业务人员经常变动等问题，下一步将加强培训，完善制度，把工作做得更细更实。",
]


def a_reading(year: int = 2023, agency: str | None = "青溪县水务局", body: list[str] = BODY, **fields: Any) -> Reading:
    values: dict[str, Any] = {
        "url": "https://www.example.gov.cn/1.html",
        "title": f"{agency}{year}年政府信息公开工作年度报告",
        "text": "\n".join([f"{year}年，{agency}的工作如下。", *body]),
        "agency": agency,
        "kind": "annual_report",
        "host_class": "official",
        "report_year": year,
        "date": f"{year + 1}-01-20",
    }
    return Reading(**(values | fields))


def relation(one: Reading, other: Reading) -> str | None:
    verdict, mirrored = judge(one, other), judge(other, one)
    assert verdict == mirrored, "which of two comes first must not matter"
    return verdict.relation if verdict else None


def test_the_same_text_laid_out_otherwise_is_exact() -> None:
    one = a_reading()
    assert relation(one, a_reading(text=one.text.replace("\n", " \n\u3000\u3000").replace("，", ","))) == "exact"


def test_a_copy_with_a_line_less_is_a_repost() -> None:
    assert relation(a_reading(), a_reading(body=[*BODY, "来源：本站"])) == "repost"


def test_a_text_under_another_year_is_retitled() -> None:
    one = a_reading()
    later = a_reading(title="青溪县水务局2026年政府信息公开工作年度报告", text=one.text)
    assert relation(one, later) == "retitled"
    assert one.rank < later.rank, "the title of the other is not true to its text"


def test_the_same_words_about_another_year_are_another_report() -> None:
    body = [line.replace("128", "131").replace("23件", "19件") for line in BODY]
    assert relation(a_reading(2022), a_reading(2023, body=body)) == "template"


def test_two_agencies_that_share_a_template_stay_two() -> None:
    assert relation(a_reading(), a_reading(agency="白石市教育局")) == "template"
    one = a_reading()
    other = a_reading(title="白石市教育局2023年政府信息公开工作年度报告", agency=None, text=one.text)
    assert relation(one, other) == "template"


def test_a_notice_that_another_office_passes_on_is_a_copy() -> None:
    notice = a_reading(title="关于做好汛期值守工作的通知", kind="notice", report_year=None)
    assert relation(notice, a_reading(title=notice.title, kind="notice", agency="白石市应急局", text=notice.text)) == (
        "exact"
    )


def test_a_part_is_no_copy_of_its_whole() -> None:
    whole, part, other = a_reading(id="1"), a_reading(id="2", whole="1"), a_reading(id="3", whole="4")
    assert relation(whole, part) is None
    assert relation(part, other) == relation(whole, other) == "exact"


def test_report_and_summary_of_one_year_are_variants() -> None:
    summary = [*BODY[:3], *(f"第{n}季度重点推进了其他若干完全不同的事项并取得预期的成效和经验若干。" for n in range(9))]
    title = "青溪县水务局2023年政府信息公开工作总结"
    assert relation(a_reading(), a_reading(body=summary, title=title, kind="work_summary")) == "variant"


def test_equal_words_with_other_numbers_in_one_year_are_a_variant_not_a_copy() -> None:
    body = [line.replace("128", "131").replace("23件", "19件") for line in BODY]
    assert relation(a_reading(), a_reading(body=body)) == "variant"


def test_bulletins_of_two_months_are_two_documents() -> None:
    months = [
        a_reading(title=f"青溪县水务局2023年{month}月统计", body=[*BODY, f"{month}月数据，共计{month * 7}件。"])
        for month in (3, 4)
    ]
    assert relation(*months) == "template"


def test_the_tables_of_the_form_do_not_make_strangers_alike() -> None:
    form = "一、本年新收政府信息公开申请数量\t3\n二、上年结转政府信息公开申请数量\t0\n（一）予以公开\t1\n" * 20
    other = [f"这里讲的是与之毫无关系的另一件事情，编号为{n * 37}，请勿混淆。" for n in range(9)]
    assert relation(a_reading(body=[*BODY, form]), a_reading(agency="白石市教育局", body=[*other, form])) is None


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, "exact"),
        ({"title": "另一份通知"}, None),
        ({"agency": "白石市教育局"}, None),
        ({"agency": None}, None),
        ({"attachments": ["https://www.example.gov.cn/b.pdf"]}, None),
        ({"text": "详见附表"}, None),
    ],
)
def test_short_texts_say_too_little_alone(changes: dict[str, Any], expected: str | None) -> None:
    short: dict[str, Any] = {"title": "通知", "text": "详见附件", "attachments": ["https://www.example.gov.cn/a.pdf"]}
    assert relation(a_reading(**short), a_reading(**(short | changes))) == expected


def test_an_official_copy_is_kept_then_the_earliest() -> None:
    mirror = a_reading(host_class="mirror", date="2020-01-01")
    early, late = a_reading(date="2024-01-01"), a_reading(date="2024-01-02")
    unjudged = a_reading(host_class="unknown", url="https://copy.example.com/1.html")
    assert sorted([mirror, unjudged, late, early], key=lambda reading: reading.rank) == [early, late, unjudged, mirror]


def test_files_that_say_more_than_their_pages_tell_these_apart() -> None:
    pdfs = [["a"], ["b"]]
    long = ["；".join(f"{word}第{number}项" for number in range(200)) for word in ("工程", "预算")]
    one = a_reading(attachments=pdfs[0], file_text=long[0])
    assert relation(one, a_reading(attachments=pdfs[1], file_text=long[1])) == "template"
    assert relation(one, a_reading(attachments=pdfs[1], file_text=long[0])) == "exact"
    assert relation(one, a_reading(attachments=pdfs[0], file_text=long[0])) == "exact"
    assert relation(one, a_reading(attachments=pdfs[1])) == "exact", "of a file that was not read nothing is known"
