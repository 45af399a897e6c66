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
