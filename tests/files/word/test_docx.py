"""DOCX files as a whole (gkcrawl/files/word/docx.py)."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gkcrawl.files.reading import FileLimits
from gkcrawl.files.word.docx import read
from tests.files.word.docx_files import cell, docx, package, paragraph, part, reading, relationships, table

SMALL = docx(paragraph("关于防汛的通知") + table(cell("序号") + cell("名称"), cell("1") + cell("水库")))


def test_text_and_tables_stand_in_their_order() -> None:
    found = read(SMALL, FileLimits())
    assert found.text == "关于防汛的通知\n序号\t名称\n1\t水库"
    assert [table.rows for table in found.tables] == [[["序号", "名称"], ["1", "水库"]]]
    assert (found.format, found.flags, found.error, found.pages) == ("docx", [], None, None)


def test_notes_stand_behind_the_text_and_headers_are_left_out() -> None:
    body = (
        "<w:p><w:r><w:t>首店</w:t></w:r><w:r><w:endnoteReference w:id='7'/></w:r>"
        "<w:r><w:footnoteReference w:id='2'/></w:r><w:r><w:t>数量</w:t></w:r></w:p>"
        "<w:sectPr><w:headerReference w:type='default' r:id='rId3'/></w:sectPr>"
    )
    notes = part(
        "footnotes",
        f"<w:footnote w:id='-1'>{paragraph('separator')}</w:footnote>"
        f"<w:footnote w:id='2'>{paragraph('所在城市首店')}</w:footnote>",
    )
    endnotes = part("endnotes", f"<w:endnote w:id='7'>{paragraph('尾注')}</w:endnote>")
    header = part("hdr", paragraph("内部资料"))
    found = reading(body, {"footnotes": notes, "endnotes": endnotes, "header": header})
    assert found.text == "首店数量\n所在城市首店\n尾注"


def test_a_red_head_in_the_page_header_is_prominent_only() -> None:
    header = part("hdr", paragraph("某某市水利局文件", look="<w:color w:val='FF0000'/><w:sz w:val='72'/>"))
    body = paragraph("某水〔2023〕5号") + "<w:sectPr><w:headerReference w:type='first' r:id='rId1'/></w:sectPr>"
    found = reading(body, {"header": header})
    assert (found.text, found.prominent) == ("某水〔2023〕5号", ["某某市水利局文件"])


def test_the_main_part_is_where_the_relationship_leads() -> None:
    parts: dict[str, str | bytes] = {
        "_rels/.rels": relationships({"officeDocument": "/word/document2.xml", "extended-properties": "app.xml"}),
        "word/document2.xml": part("document", f"<w:body>{paragraph('正文')}</w:body>"),
        "app.xml": "<Properties xmlns='http://x'><Pages>3</Pages></Properties>",
    }
    found = read(package(parts), FileLimits())
    assert (found.text, found.pages) == ("正文", 3)


def test_the_strict_variant_is_read_as_the_usual_one() -> None:
    namespace = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    main = f"<w:document xmlns:w='{namespace}'><w:body>{paragraph('严格')}</w:body></w:document>"
    assert read(package({"word/document.xml": main}), FileLimits()).text == "严格"


def test_a_part_in_html_is_taken_in() -> None:
    html = "<html><head><meta charset='utf-8'></head><body><p>网页一段</p><p>又一段</p></body></html>"
    body = paragraph("前") + "<w:altChunk r:id='rId1'/>" + paragraph("后")
    assert reading(body, {"aFChunk": html.encode()}).text == "前\n网页一段\n又一段\n后"


def test_a_part_in_mhtml_is_taken_in() -> None:
    message = (
        "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\n"
        "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        "<html><body><p class=3D'a'>=E7=BD=91=E9=A1=B5</p></body></html>\r\n--x--\r\n"
    )
    assert reading("<w:altChunk r:id='rId1'/>", {"aFChunk": message}).text == "网页"
    assert reading("<w:altChunk r:id='rId1'/>", {"aFChunk": "MIME-Version: 1.0\r\n\r\n"}).text == ""


@pytest.mark.parametrize(
    ("body", "flag"),
    [(b"PK\x03\x04 broken", "damaged"), (package({"a.txt": "a"}), "damaged"), (b"", "damaged")],
)
def test_what_cannot_be_read_is_flagged(body: bytes, flag: str) -> None:
    found = read(body, FileLimits())
    assert (found.text, found.flags) == ("", [flag])
    assert found.error


def test_a_file_whose_directory_is_lost_is_read_as_far_as_it_goes() -> None:
    found = read(SMALL[: SMALL.rindex(b"PK\x01\x02") - 80], FileLimits())
    assert (found.text.splitlines()[0], found.flags) == ("关于防汛的通知", ["damaged"])


def test_entities_are_not_expanded() -> None:
    main = (
        '<!DOCTYPE x [<!ENTITY a "哈哈哈哈"><!ENTITY b "&a;&a;&a;">]>'
        + part("document", f"<w:body>{paragraph('一&b;二')}</w:body>").split("?>")[1]
    )
    assert "哈" not in read(package({"word/document.xml": main}), FileLimits()).text


def test_a_bomb_is_too_large() -> None:
    found = read(docx(paragraph("一" * 100_000)), FileLimits(unpacked=50_000))
    assert (found.text, "too_large" in found.flags) == ("", True)
    found = read(docx(paragraph("一" * 1_000_000)), FileLimits(ratio=10))
    assert (found.text, "too_large" in found.flags) == ("", True)


def test_xml_that_breaks_off_is_read_as_far_as_it_goes() -> None:
    main = part("document", f"<w:body>{paragraph('第一段')}{paragraph('第二段')}</w:body>")
    found = read(package({"word/document.xml": main[: main.index("第二段") + 2]}), FileLimits())
    assert (found.text.splitlines()[0], found.flags) == ("第一段", ["damaged"])


def test_cells_beyond_the_limit_are_left_out() -> None:
    found = read(docx(table(cell("一") + cell("二"), cell("三") + cell("四"))), FileLimits(cells=3))
    assert ([table.rows for table in found.tables], found.flags) == ([[["一", "二"]]], ["too_large"])


@given(st.integers(0, len(SMALL) - 1), st.integers(0, 255))
@settings(max_examples=200, deadline=None)
def test_a_changed_byte_never_raises(at: int, value: int) -> None:
    assert read(SMALL[:at] + bytes([value]) + SMALL[at + 1 :], FileLimits()).format == "docx"


@given(st.integers(0, len(SMALL)))
@settings(max_examples=100, deadline=None)
def test_a_cut_file_never_raises(length: int) -> None:
    assert read(SMALL[:length], FileLimits()).format == "docx"
