"""Pages of one document (gkcrawl/files/ofd/document.py)."""

from __future__ import annotations

import pytest

from gkcrawl.files.ofd.reader import read
from gkcrawl.files.reading import FileLimits, FileReading
from tests.files.ofd.packages import NAMESPACE, lines, ofd, packed, page, parts, picture, text


def read_all(body: bytes) -> FileReading:
    return read(body, FileLimits())


def test_templates_are_part_of_their_pages() -> None:
    members = parts(
        page(text("甲公司", 60, 60), before='<ofd:Template TemplateID="5" ZOrder="Background"/>'),
        common='<ofd:TemplatePage ID="5" BaseLoc="Tpls/Tpl_0/Content.xml"/>',
    )
    members["Doc_0/Tpls/Tpl_0/Content.xml"] = page(text("名称：", 40, 60))
    assert read_all(packed(members)).text == "名称：甲公司"


def annotated(attributes: str) -> str:
    members = parts(page(lines("正文")), more="<ofd:Annotations>Annots/Annotations.xml</ofd:Annotations>")
    members["Doc_0/Annots/Annotations.xml"] = (
        f'<ofd:Annotations {NAMESPACE}><ofd:Page PageID="0"><ofd:FileLoc>A.xml</ofd:FileLoc></ofd:Page></ofd:Annotations>'
    )
    members["Doc_0/Annots/A.xml"] = (
        f'<ofd:PageAnnot {NAMESPACE}><ofd:Annot {attributes}><ofd:Appearance Boundary="20 70 100 20">'
        f"{text('批注', 10, 20)}</ofd:Appearance></ofd:Annot></ofd:PageAnnot>"
    )
    return read_all(packed(members)).text


def test_annotations_are_read_where_they_can_be_seen_and_are_no_watermarks() -> None:
    assert annotated('Type="Stamp"') == "正文\n批注"
    assert annotated('Type="Watermark"') == annotated('Type="Stamp" Visible="false"') == "正文"


@pytest.mark.parametrize("matrix", ["0 1 -1 0 0 0", "0 -1 1 0 0 0", "-1 0 0 -1 0 0"])
def test_a_page_that_is_printed_turned_is_read_upright(matrix: str) -> None:
    a, b, c, d, *_ = map(float, matrix.split())
    said = [("一行的字", 30, 60), ("又一行的字", 30, 70)]
    # Turned about the middle of an area that stays on the page.
    content = "".join(
        text(line, 105 + a * (x - 60) + c * (y - 60), 150 + b * (x - 60) + d * (y - 60) + 5, f'CTM="{matrix}"').replace(
            'X="0" Y="5"', 'X="0" Y="0"'
        )
        for line, x, y in said
    )
    assert read_all(ofd(content)).text.splitlines() == ["一行的字", "又一行的字"]


def test_text_laid_under_a_scan_is_read() -> None:
    reading = read_all(ofd(picture(210, 297) + text("扫描件的文字", 30, 60, 'Alpha="0"')))
    assert (reading.text, reading.flags) == ("扫描件的文字", [])


def test_pages_are_found_without_the_list_of_them() -> None:
    members = parts(*(page(lines(f"第{at}页的正文")) for at in "一二三"))
    del members["Doc_0/Document.xml"], members["OFD.xml"]
    assert read_all(packed(members)).text.splitlines() == ["第一页的正文", "第二页的正文", "第三页的正文"]


def test_more_pages_than_the_limit_are_left_out() -> None:
    reading = read(ofd(*map(lines, "一二三")), FileLimits(pages=2))
    assert (reading.text.splitlines(), reading.pages, reading.flags) == (["一", "二"], 3, ["too_large"])
    assert reading.error == "only the first 2 of 3 pages were read"


def test_text_beside_the_page_is_of_another_one_unless_the_size_is_wrong() -> None:
    assert read_all(ofd(lines("这一页", "的两行") + text("那一页", 240, 60))).text.splitlines() == ["这一页", "的两行"]
    assert read_all(ofd(text("那一页", 240, 60))).text == "那一页"


def test_a_page_that_is_missing_is_damage() -> None:
    members = parts(page(lines("第一页的正文")), page(""))
    del members["Doc_0/Pages/Page_1/Content.xml"]
    reading = read_all(packed(members))
    assert (reading.text, reading.pages, reading.flags) == ("第一页的正文", 2, ["damaged"])


def test_a_line_that_is_turned_against_the_rest_is_read_too() -> None:
    aside = text("存根联", 180, 100, 'CTM="0 1 -1 0 0 0"')
    assert sorted(read_all(ofd(lines("正文的第一行", "正文的第二行") + aside)).text.splitlines()) == [
        *("存根联", "正文的第一行", "正文的第二行")
    ]
