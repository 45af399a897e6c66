"""What is doubtful about a document is flagged (gkcrawl/extract/quality.py)."""

import pytest

from gkcrawl.extract.document import extract_document
from gkcrawl.extract.hints import Hints
from tests.extract.pages import PROSE, URL, page, paragraphs, read

REPORT = "青禾县水务局2019年政府信息公开工作年度报告"


def report(published: str) -> str:
    return page(f"<div>发布时间：{published}</div>", title=REPORT)


def test_a_clean_page_has_no_flags() -> None:
    assert read(page()).quality == []


@pytest.mark.parametrize(("published", "late"), [("2020-01-20", False), ("2020-04-30", False), ("2021-06-01", True)])
def test_a_report_outside_the_span_of_the_law_is_late_or_a_repost(published: str, late: bool) -> None:
    assert ("late_or_repost" in read(report(published)).quality) is late


def test_a_report_that_names_nobody_says_so() -> None:
    html = page(title="政府信息公开工作年度报告", body=paragraphs(("我局全年公开信息12条。", *PROSE[1:4])))
    assert "no_agency_name" in read(html).quality
    assert "no_agency_name" not in extract_document(html.encode(), URL, hints=Hints(agency="青禾县水务局")).quality


def test_lost_bytes_stay_flagged() -> None:
    body = bytearray(page(body=paragraphs(PROSE * 30)).replace("utf-8", "gbk").encode("gb18030"))
    body[1500] = 0xFF
    assert "damaged" in extract_document(bytes(body), URL).quality


def test_a_frame_with_a_file_is_the_document() -> None:
    document = read(page(body='<iframe src="/pdfjs/web/viewer.html?file=/upload/2019.pdf"></iframe><p>年报</p>'))
    assert [item.url for item in document.attachments] == ["https://www.qinghe.gov.cn/upload/2019.pdf"]
    assert "frame_only" in document.quality


def test_a_disguised_copy_is_read_like_the_original_and_says_so() -> None:
    clean = page()
    disguised = clean.replace("现将有关事项", "现(xiàn)将(jiāng)有(yǒu)关(guān)事(shì)项(xiàng)")
    document = read(disguised, "http://www.example.com/1.html")
    assert document.text == read(clean).text
    assert document.repair == ["pinyin_parens"]
    assert document.quality == ["repaired"]
    assert document.host_class == "mirror"


_GENERIC = (
    "一、总体情况",
    "各级部门高度重视信息公开工作，不断完善制度，拓宽渠道，回应群众关切，取得了较好的成效，2023年按照《条例》第五十条的要求，"
    "坚持以公开为常态、不公开为例外，着力提升公开的质量，部分单位还开发了便民应用。",
    "二、存在的主要问题及改进情况",
    "有的单位认识不够，下一步将加强培训。",
)


@pytest.mark.parametrize(
    ("lines", "generic"),
    [
        (_GENERIC, True),
        (("一、总体情况", _GENERIC[1] + "全年主动公开信息12条。", *_GENERIC[2:]), False),
        (("一、总体情况", _GENERIC[1] + "全年培训三次。", *_GENERIC[2:]), False),
        (("一、总体情况", "青禾县的" + _GENERIC[1], *_GENERIC[2:]), False),
        (_GENERIC[1:], False),
    ],
)
def test_a_report_that_would_fit_anybody_says_so(lines: tuple[str, ...], generic: bool) -> None:
    html = page(title="政府信息公开工作年度报告", body=paragraphs(lines))
    document = extract_document(html.encode(), URL, hints=Hints(agency="青禾县水务局", kind="annual_report"))
    assert ("generic_text" in document.quality) is generic
