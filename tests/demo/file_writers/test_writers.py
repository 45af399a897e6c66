"""Every writer's file is what other programs take it for, the same bytes every time (gkcrawl/demo/file_writers/)."""

from __future__ import annotations

import io
import itertools
import re
import zipfile
from typing import TYPE_CHECKING

import olefile
import pdfplumber
import pypdfium2
import pytest
import xlrd
from lxml import etree, html
from python_calamine import CalamineWorkbook

from gkcrawl.demo.file_writers.doc import doc
from gkcrawl.demo.file_writers.docx import docx
from gkcrawl.demo.file_writers.markup import html as written_html
from gkcrawl.demo.file_writers.markup import txt
from gkcrawl.demo.file_writers.ofd import ofd
from gkcrawl.demo.file_writers.ole import compound
from gkcrawl.demo.file_writers.packed import packed
from gkcrawl.demo.file_writers.pdf import pdf, scanned_pdf
from gkcrawl.demo.file_writers.picture import png, scan
from gkcrawl.demo.file_writers.rtf import rtf
from gkcrawl.demo.file_writers.xls import xls
from gkcrawl.demo.file_writers.xlsx import xlsx

if TYPE_CHECKING:
    from collections.abc import Callable

    from gkcrawl.demo.file_writers.paper import Paper

GRID = [["序号", "责任分工", "责任分工"], ["序号", "单位", "责任人"], ["1", "教育局", "沈若川"]]
ORIGINS = [["序号", "责任分工", ""], ["", "单位", "责任人"], [1.0, "教育局", "沈若川"]]
MERGED = [((0, 0), (1, 0)), ((0, 1), (0, 2))]


@pytest.mark.parametrize("write", [pdf, docx, doc, ofd, rtf, written_html, txt])
def test_the_same_paper_is_the_same_bytes(write: Callable[[Paper], bytes], paper: Paper) -> None:
    assert write(paper) == write(paper)


def test_pdf_has_text_and_drawn_tables(paper: Paper) -> None:
    document = pypdfium2.PdfDocument(pdf(paper))
    text = "".join(page.get_textpage().get_text_bounded() for page in document)
    assert len(document) > 1
    said = re.sub(r"\s", "", text)
    assert "".join(paper.opening) in said and said.count("各单位要把这项工作") == 30
    with pdfplumber.open(io.BytesIO(pdf(paper))) as opened:
        tables = [table for page in opened.pages for table in page.extract_tables()]
    assert tables == [[["序号", "责任分工", None], [None, "单位", "责任人"], ["1", "教育局", "沈若川"]]]


def test_a_scanned_pdf_is_a_picture_without_text(paper: Paper) -> None:
    [page] = pypdfium2.PdfDocument(scanned_pdf(scan(paper.lines)))
    assert page.get_textpage().get_text_bounded() == ""
    assert len(list(page.get_objects())) == 1


def test_docx_numbers_headings_and_merges_cells(paper: Paper) -> None:
    archive = zipfile.ZipFile(io.BytesIO(docx(paper)))
    assert archive.testzip() is None
    body = etree.fromstring(archive.read("word/document.xml"))
    space = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}
    numbered = body.xpath("//w:p[w:pPr/w:numPr]", namespaces=space)
    assert ["".join(paragraph.itertext()) for paragraph in numbered] == ["明确目标", "做好报送"]
    assert len(body.xpath("//w:vMerge", namespaces=space)) == 2
    assert body.xpath("string(//w:p[.//w:color/@w:val='FF0000'])", namespaces=space) == paper.head


@pytest.mark.parametrize("write", [xlsx, xls])
def test_sheets_have_numbers_and_merged_cells(write: Callable[..., bytes], paper: Paper) -> None:
    book = CalamineWorkbook.from_filelike(io.BytesIO(write(paper.tables * 2)))
    assert book.sheet_names == ["表1", "表2"]
    sheet = book.get_sheet_by_index(1)
    assert sheet.to_python() == ORIGINS
    assert sheet.merged_cell_ranges == MERGED


def test_xls_is_read_by_xlrd(paper: Paper) -> None:
    sheet = xlrd.open_workbook(file_contents=xls(paper.tables), formatting_info=True).sheet_by_index(0)
    assert [sheet.row_values(row) for row in range(3)] == ORIGINS
    assert sheet.merged_cells == [(0, 2, 0, 1), (0, 1, 1, 3)]


def test_doc_is_one_piece_of_text_with_marks_of_cells(paper: Paper) -> None:
    with olefile.OleFileIO(io.BytesIO(doc(paper))) as ole:
        assert sorted(ole.listdir()) == [["1Table"], ["WordDocument"]]
        stream = ole.openstream("WordDocument").read()
    text = stream[1024 : 1024 + 2 * int.from_bytes(stream[76:80], "little")].decode("utf-16-le")
    assert text.startswith("".join(f"{line}\r" for line in paper.opening))
    assert "序号\x07责任分工\x07\x07\x07单位\x07责任人\x07\x071\x07教育局\x07沈若川\x07\x07二、做好报送\r" in text


@pytest.mark.parametrize("size", [1, 4096, 5000, 80_000])
def test_streams_of_any_size_come_back(size: int) -> None:
    content = bytes(number % 251 for number in range(size))
    with olefile.OleFileIO(io.BytesIO(compound({"First": content, "Other": b"x"}))) as ole:
        assert ole.openstream("First").read().rstrip(b"\0") == content.rstrip(b"\0")
        assert ole.openstream("Other").read().rstrip(b"\0") == b"x"


def test_ofd_places_text_and_lines(paper: Paper) -> None:
    archive = zipfile.ZipFile(io.BytesIO(ofd(paper)))
    assert archive.testzip() is None
    pages = [etree.fromstring(archive.read(name)) for name in archive.namelist() if "Page_" in name]
    space = {"ofd": "http://www.ofdspec.org/2016"}
    assert len(pages) > 1
    codes = [code for page in pages for code in page.xpath("//ofd:TextCode", namespaces=space)]
    assert paper.head in [code.text for code in codes]
    for code in codes:
        assert len(code.get("DeltaX", "").split()) == len(code.text) - 1
    assert any(page.xpath("//ofd:PathObject", namespaces=space) for page in pages)


def test_rtf_escapes_text_and_declares_cells_before_it(paper: Paper) -> None:
    written = rtf(paper).decode("ascii")
    escapes = re.compile(r"\\u(-?\d+)\\'(..)\\'(..)")
    text = escapes.sub(lambda escape: chr(int(escape[1]) % 0x10000), written)
    fallback = escapes.sub(lambda escape: bytes.fromhex(escape[2] + escape[3]).decode("gbk"), written)
    assert text == fallback
    assert all(line in text for line in paper.lines)
    row = (
        r"\trowd\clvmgf\cellx900\clmgf\cellx1800\clmrg\cellx2700"
        + "\n"
        + r"\pard\intbl 序号\cell 责任分工\cell \cell\row"
    )
    assert row in text


def test_markup_is_in_gbk(paper: Paper) -> None:
    tree = html.fromstring(written_html(paper).decode("gb18030"))
    assert [p.text for p in tree.findall(".//body/p")][:3] == paper.opening
    assert "序号\t责任分工\t责任分工" in txt(paper).decode("gbk").splitlines()


def test_zip_names_are_in_gbk_without_the_flag() -> None:
    [info] = zipfile.ZipFile(io.BytesIO(packed({"附件/表.txt": b"a" * 99}, charset="gbk"))).infolist()
    assert info.filename.encode("cp437").decode("gbk") == "附件/表.txt"
    [info] = zipfile.ZipFile(io.BytesIO(packed({"附件/表.txt": b"a" * 99}))).infolist()
    assert (info.filename, info.file_size) == ("附件/表.txt", 99)


def test_a_scan_has_a_bar_for_each_line() -> None:
    rows = scan(["一" * 5, "二" * 20])
    assert sum(before[30] != row[30] for before, row in itertools.pairwise(rows)) == 4
    assert png(rows).startswith(b"\x89PNG\r\n\x1a\n")
