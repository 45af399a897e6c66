"""HTML of pages and office programs, and MHTML (gkcrawl/files/markup.py)."""

from __future__ import annotations

import base64

from gkcrawl.files.read import read_file
from gkcrawl.files.reading import FileLimits

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head>
<meta http-equiv=Content-Type content="text/html; charset=gb2312"><title>x</title>
<style><!-- p.MsoNormal {font-size:16.0pt;} --></style></head><body lang=ZH-CN>
<p class=MsoNormal align=center style='text-align:center'><span style='font-family:仿宋_GB2312'>清河市节水办法</span></p>
<p class=MsoNormal><span>第一条　为了节水，<del>旧文</del>制定本办法。<o:p></o:p></span></p>
<table border=1><tr><td>区</td><td>用水量</td></tr><tr><td rowspan=2>东区</td><td>12</td></tr><tr><td>13</td></tr></table>
<p>自2026年1月1日起施行。</p></body></html>"""


def test_a_page_that_word_saved_as_doc() -> None:
    reading = read_file(WORD.encode("gbk"), "附件.doc")
    assert (reading.format, reading.flags, reading.prominent) == ("html", [], ["清河市节水办法"])
    assert reading.text.split("\n") == [
        *("清河市节水办法", "第一条 为了节水，制定本办法。", "区\t用水量", "东区\t12", "13", "自2026年1月1日起施行。"),
    ]
    assert [table.rows for table in reading.tables] == [[["区", "用水量"], ["东区", "12"], ["东区", "13"]]]


def test_pages_of_an_mhtml_file_stand_one_after_another() -> None:
    pages = ["<html><body><p>第一页</p></body></html>", "<html><body><p>第二页</p></body></html>"]
    parts = [
        "Content-Location: file:///C:/a.htm\r\nContent-Transfer-Encoding: base64\r\n"
        'Content-Type: text/html; charset="gb2312"\r\n\r\n' + base64.b64encode(page.encode("gbk")).decode()
        for page in pages
    ]
    head = 'From: <Saved by WPS>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n'
    body = head + "".join(f"--b\r\n{part}\r\n" for part in [*parts, "Content-Type: image/png\r\n\r\nx"]) + "--b--\r\n"
    reading = read_file(body.encode(), "附件.doc")
    assert (reading.format, reading.text) == ("html", "第一页\n第二页")


def test_a_page_without_text_is_empty() -> None:
    assert read_file(b"<html><body><script>x()</script></body></html>").flags == ["empty"]


def test_a_page_of_word_that_breaks_off_is_damaged() -> None:
    cut = read_file(WORD[: WORD.index("<p>自")].encode("gbk"), "附件.doc")
    assert (cut.flags, cut.error) == (["damaged"], "the page breaks off before its end tag")
    assert "东区" in cut.text


def test_a_page_by_hand_needs_no_end_tag() -> None:
    assert read_file("<html><body><p>清河市节水办法</p>".encode()).flags == []


def test_more_cells_than_allowed_are_left_out() -> None:
    reading = read_file(WORD.encode("gbk"), limits=FileLimits(cells=3))
    assert (reading.tables, reading.flags) == ([], ["too_large"])
    assert "东区" in reading.text


def test_the_caption_of_a_table() -> None:
    page = "<table><caption>用水 量</caption><tr><td>区</td><td>量</td></tr><tr><td>东</td><td>1</td></tr></table>"
    assert read_file(page.encode()).tables[0].caption == "用水 量"
