"""PDF files as a whole: text in reading order, and what cannot be read (gkcrawl/files/pdf/reader.py)."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from gkcrawl.files.pdf import read
from gkcrawl.files.pdf.reader import read as same
from gkcrawl.files.read import read_file
from gkcrawl.files.reading import FileLimits, FileReading
from tests.files.pdf.writer import Page, file_of, pdf

LIMITS = FileLimits()
FIRST = "为进一步加强防汛工作，根据《示例条例》，经市政府同意，现就有关事项通知如下，请认真贯彻执行2024年各项任务。"
SECOND = "各区人民政府要落实责任，完善预案，加强值守，确保人民群众生命财产安全。"


def opened(*pages: Page) -> FileReading:
    return read(pdf(*pages), LIMITS)


def test_lines_of_a_paragraph_are_one_line() -> None:
    reading = opened(Page().prose(f"{FIRST}\n{SECOND}"))
    assert (reading.format, reading.pages, reading.flags) == ("pdf", 1, [])
    assert reading.text.splitlines() == [FIRST, SECOND]


def test_a_sentence_goes_on_over_pages_without_page_numbers() -> None:
    cut = FIRST[:25]
    first = Page().prose(SECOND).text(111, 700, cut).text(280, 790, "- 1 -", size=14)
    second = Page().text(79, 120, FIRST[25:50]).text(280, 790, "- 2 -", size=14)
    assert opened(first, second).text.splitlines() == [SECOND, FIRST[:50]]


def test_a_head_and_a_title_are_prominent() -> None:
    page = Page().centred(90, "示例市人民政府文件", size=36, color="1 0 0").centred(160, "示政〔2024〕3号")
    page.centred(220, "示例市人民政府关于进一步", size=22).centred(250, "加强防汛工作的通知", size=22)
    reading = opened(page.prose(f"{FIRST}\n{SECOND}", 320))
    heads = ["示例市人民政府文件", "示政〔2024〕3号", "示例市人民政府关于进一步加强防汛工作的通知"]
    assert reading.prominent == heads
    assert reading.text.splitlines() == [*heads, FIRST, SECOND]


def test_cells_stand_in_the_text_once_where_the_table_is() -> None:
    page = Page().prose(SECOND, 100).table([79, 200, 350], [300, 330, 360], [["项目", "数量"], ["甲", "1"]])
    reading = opened(page.prose(FIRST, 450))
    assert reading.text.splitlines() == [SECOND, "项目\t数量", "甲\t1", FIRST]
    assert [(table.sheet_or_page, table.rows) for table in reading.tables] == [(1, [["项目", "数量"], ["甲", "1"]])]


def test_scans_need_ocr_and_stray_ones_are_named() -> None:
    scan = Page().picture(0, 0, 595, 842)
    reading = opened(scan, scan)
    assert (reading.text, reading.flags) == ("", ["needs_ocr"])
    mixed = opened(Page().prose(FIRST), Page().prose(SECOND), scan)
    assert (mixed.flags, mixed.error) == ([], "no text that can be read on page 3")


def test_what_a_scanner_read_is_taken_as_it_is() -> None:
    page = Page()
    for number, line in enumerate((FIRST[:24], FIRST[24:48])):
        page.text(79, 120 + 29 * number, line, mode=3)
    reading = opened(page.picture(0, 0, 595, 842))
    assert (reading.text, reading.flags, reading.repair) == (FIRST[:48], [], ["ocr_layer"])


def test_what_a_scanner_read_sign_by_sign_has_no_gaps() -> None:
    page = Page().text(79, 120, "一、贷款", mode=3).text(79 + 16 * 4.7, 120, "，提取", mode=3)
    assert opened(page.picture(0, 0, 595, 842)).text == "一、贷款，提取"


def test_codes_of_glyphs_are_no_text() -> None:
    garbage = "!\"#$%&'()*+,-./#$%&'01#$"
    reading = opened(Page().text(79, 120, garbage).text(79, 149, garbage[::-1]))
    assert (reading.text, reading.flags) == ("", ["needs_ocr"])


def test_oblique_text_is_a_watermark() -> None:
    page = Page().prose(FIRST).text(150, 600, "内部资料", size=60, angle=45)
    assert opened(page).text == FIRST


def test_more_pages_than_allowed_are_left_out_and_said() -> None:
    reading = read(pdf(*(Page().prose(SECOND, 300) for _ in range(3))), FileLimits(pages=2))
    assert (reading.pages, reading.flags, reading.text.count(SECOND)) == (3, ["too_large"], 2)


def test_a_cut_file_is_damaged() -> None:
    body = pdf(Page().prose(FIRST))
    assert read(body[: len(body) // 2], LIMITS).flags == ["damaged"]
    assert read(b"%PDF-1.4\n", LIMITS).flags == ["damaged"]


def test_a_loop_of_pages_ends() -> None:
    loop = file_of([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 9 >>"])
    assert "damaged" in same(loop, LIMITS).flags


BODY = pdf(Page().prose(FIRST).table([79, 200, 350], [300, 330, 360], [["项目", "数量"], ["甲", "1"]]))


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(BODY)))
def test_any_truncation_gives_a_reading(length: int) -> None:
    assert read(BODY[:length], LIMITS).format == "pdf"


@settings(max_examples=120, deadline=None)
@given(st.integers(0, len(BODY) - 1), st.integers(1, 255))
def test_any_flipped_byte_gives_a_reading(place: int, bits: int) -> None:
    body = bytearray(BODY)
    body[place] ^= bits
    assert read(bytes(body), LIMITS).format == "pdf"


def test_nothing_is_filled_from_lines_of_which_a_part_is_missing() -> None:
    page = Page().centred(160, "示政〔2024〕3号").centred(220, "示例市人民政府关于加强防汛工作的通知", size=22)
    whole = pdf(page.prose(f"{FIRST}\n{SECOND}", 320))
    at = whole.rfind(b"endstream") - 40
    broken = whole[:at] + bytes(10) + whole[at + 10 :]
    assert read_file(whole).document_number == "示政〔2024〕3号"
    reading = read_file(broken)
    assert (reading.flags, reading.document_number, reading.title) == (["damaged"], None, None)
