"""``gkcrawl parse``: stored pages to JSON, and what cannot be read is said (gkcrawl/cli/parse.py)."""

from __future__ import annotations

import gzip
import hashlib
import json
from datetime import datetime, timezone
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from gkcrawl.archive.reader import read_records
from gkcrawl.archive.writer import ArchiveWriter, HttpRequest, HttpResponse
from gkcrawl.demo.file_writers.docx import docx
from gkcrawl.demo.file_writers.paper import Paper
from gkcrawl.jsonschema import document_schema
from tests.archive.conftest import place_of

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

    from tests.cli.conftest import Run

VALIDATOR = Draft202012Validator(document_schema(), format_checker=FormatChecker())
URL = "https://www.example.gov.cn/zwgk/202503/t20250301_1001.html"
LIST_URL = "https://www.example.gov.cn/zwgk/tzgg/"
PAGE = """<html><head><meta charset="utf-8"><meta name="ArticleTitle" content="关于夜间施工的通知">
<meta name="PubDate" content="2025-03-01 09:30"></head><body><h1>关于夜间施工的通知</h1>
<div class="TRS_Editor"><p>各有关单位：</p><p>为做好夜间施工管理，现将有关事项通知如下，请遵照执行。</p></div>
</body></html>"""
LIST = """<html><body><ul class="list">
<li><a href="./202503/t20250301_1001.html" title="关于夜间施工的通知">关于夜间施工的通知</a><span>2025-03-01</span></li>
<li><a href="./202502/t20250201_1000.html" title="关于节水的通知">关于节水的通知</a><span>2025-02-01</span></li>
</ul><script>createPageHTML(3, 0, "index", "html");</script></body></html>"""


def rows(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def archive(root: Path, *pages: tuple[str, bytes, dict[str, str], int]) -> Path:
    """A WARC file of responses given as URL, body, headers, status."""
    writer = ArchiveWriter(root, "demo", "r1")
    for url, body, headers, status in pages:
        writer.write(
            HttpRequest(url=url),
            HttpResponse(
                status=status, headers=[(name.encode(), value.encode()) for name, value in headers.items()], body=body
            ),
            fetched_at=datetime(2026, 11, 2, tzinfo=timezone.utc),
        )
    writer.close()
    return root / "demo" / "r1.warc.gz"


def html(url: str = URL, page: str = PAGE, encoding: str = "utf-8") -> tuple[str, bytes, dict[str, str], int]:
    return url, page.encode(encoding), {"Content-Type": "text/html"}, 200


def test_an_html_file_with_its_address(gkcrawl: Run, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(PAGE, encoding="utf-8")
    (row,) = rows(gkcrawl("parse", "document", "page.html", "--url", URL))
    VALIDATOR.validate(row)
    assert (row["url"], row["title"], row["published_date"]) == (URL, "关于夜间施工的通知", "2025-03-01")
    assert "请遵照执行" in row["text"]
    assert row["capture"] is None


def test_without_an_address_the_page_is_named_by_its_path(gkcrawl: Run, tmp_path: Path) -> None:
    (tmp_path / "存档").mkdir()
    (tmp_path / "存档" / "a b.html").write_text(PAGE, encoding="utf-8")
    (row,) = rows(gkcrawl("parse", "document", "存档/a b.html"))
    assert row["url"] == "file:///%E5%AD%98%E6%A1%A3/a%20b.html"


def test_every_page_of_an_archive_points_to_its_record(gkcrawl: Run, tmp_path: Path) -> None:
    warc = archive(tmp_path, html(), html(URL.replace("1001", "1002"), encoding="gb18030"))
    first, second = rows(gkcrawl("parse", "document", warc))
    VALIDATOR.validate(first)
    assert first["text"] == second["text"]
    assert first["capture"]["warc"] == "r1.warc.gz"
    assert first["capture"]["sha256"] == hashlib.sha256(PAGE.encode()).hexdigest()
    assert 0 <= first["capture"]["offset"] < second["capture"]["offset"]
    assert first["fetched_at"] == "2026-11-02T08:00:00+08:00"
    assert first["first_seen_at"] is None


def test_compressed_responses_are_read_as_in_a_crawl(gkcrawl: Run, tmp_path: Path) -> None:
    headers = {"Content-Type": "text/html", "Content-Encoding": "gzip"}
    broken = gzip.compress(PAGE.encode())[:10] + b"not compressed"
    warc = archive(tmp_path, (URL, gzip.compress(PAGE.encode()), headers, 200), (LIST_URL, broken, headers, 200))
    result = gkcrawl("parse", "document", warc)
    assert [row["url"] for row in rows(result)] == [URL]
    assert f"{LIST_URL}: gzip content cannot be decompressed" in result.stderr
    assert result.exit_code == 1


@pytest.mark.parametrize("coding", ["gzip", "br", "deflate", "zstd", "utf-8", "gzip, br"])
def test_a_body_that_was_unpacked_with_the_header_left_in_is_the_page(
    gkcrawl: Run, tmp_path: Path, coding: str
) -> None:
    headers = {"Content-Type": "text/html", "Content-Encoding": coding, "Content-Length": "7"}
    result = gkcrawl("parse", "document", archive(tmp_path, (URL, PAGE.encode(), headers, 200)))
    assert ([row["title"] for row in rows(result)], result.exit_code) == (["关于夜间施工的通知"], 0)


def test_a_packed_body_without_the_header_is_unpacked(gkcrawl: Run, tmp_path: Path) -> None:
    page = (URL, gzip.compress(PAGE.encode()), {"Content-Type": "text/html"}, 200)
    (row,) = rows(gkcrawl("parse", "document", archive(tmp_path, page)))
    assert row["title"] == "关于夜间施工的通知"


def test_each_record_that_is_not_read_is_named_and_the_rest_is_parsed(gkcrawl: Run, tmp_path: Path) -> None:
    warc = archive(tmp_path, html(), html(URL.replace("1001", "1002")), html(URL.replace("1001", "1003")))
    data = bytearray(warc.read_bytes())
    place = place_of(list(read_records(warc))[1])
    data[place + 30 : place + 60] = bytes(30)
    warc.write_bytes(data)
    result = gkcrawl("parse", "document", warc)
    assert [row["url"][-9:] for row in rows(result)] == ["1001.html", "1003.html"]
    (line,) = result.stderr.splitlines()
    assert line.startswith(f"error: {warc}: damaged")
    assert line.endswith(f"at byte {place}")
    assert result.exit_code == 1


def test_responses_that_are_no_pages_are_named_and_are_no_failure(gkcrawl: Run, tmp_path: Path) -> None:
    warc = archive(
        tmp_path,
        ("https://www.example.gov.cn/robots.txt", b"", {"Content-Type": "text/plain"}, 404),
        ("https://www.example.gov.cn/a.pdf", b"%PDF-", {"Content-Type": "application/pdf"}, 200),
        html(),
    )
    result = gkcrawl("parse", "document", warc)
    assert (len(rows(result)), result.exit_code) == (1, 0)
    assert result.stderr.splitlines() == [
        f"skipped: {warc}: https://www.example.gov.cn/robots.txt: status 404",
        f"skipped: {warc}: https://www.example.gov.cn/a.pdf: application/pdf, not a page",
    ]


def test_an_archive_without_a_page_is_a_failure(gkcrawl: Run, tmp_path: Path) -> None:
    warc = archive(tmp_path, ("https://www.example.gov.cn/a.pdf", b"%PDF-", {"Content-Type": "application/pdf"}, 200))
    result = gkcrawl("parse", "document", warc)
    assert (result.stdout, result.exit_code) == ("", 1)
    assert f"error: {warc}: no page in it" in result.stderr


def test_a_truncated_archive_gives_what_came_before(gkcrawl: Run, tmp_path: Path) -> None:
    warc = archive(tmp_path, html(), html(URL.replace("1001", "1002")))
    second = list(read_records(warc))[1]
    warc.write_bytes(warc.read_bytes()[: place_of(second) + 60])
    (tmp_path / "page.html").write_text(PAGE, encoding="utf-8")
    result = gkcrawl("parse", "document", warc, "page.html")
    assert [row["url"] for row in rows(result)] == [URL, "file:///page.html"]
    assert str(warc) in result.stderr
    assert result.exit_code == 1


@pytest.mark.parametrize(
    ("name", "content", "complaint"),
    [
        ("garbage.html", bytes(range(256)) * 20, "binary content"),
        ("picture.html", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(64), "binary content"),
        ("garbage.warc.gz", bytes(range(256)) * 20, "garbage.warc.gz"),
        ("garbage.warc", b"not a record\r\n" * 20, "garbage.warc"),
        ("empty.warc.gz", b"", "empty.warc.gz"),
        ("empty.html", b"", "empty"),
        ("missing.html", None, "No such file"),
        ("folder.html", ..., "Is a directory"),
    ],
)
def test_what_cannot_be_read_is_named_and_the_rest_is_parsed(
    gkcrawl: Run, tmp_path: Path, name: str, content: Any, complaint: str
) -> None:
    if content is ...:
        (tmp_path / name).mkdir()
    elif content is not None:
        (tmp_path / name).write_bytes(content)
    (tmp_path / "page.html").write_text(PAGE, encoding="utf-8")
    result = gkcrawl("parse", "document", name, "page.html")
    assert [row["url"] for row in rows(result)] == ["file:///page.html"]
    assert result.exit_code == 1
    (line,) = result.stderr.splitlines()
    assert line.startswith("error: ")
    assert name in line
    assert complaint in line


def test_pages_in_utf_16_are_no_garbage(gkcrawl: Run, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_bytes(PAGE.encode("utf-16"))
    assert gkcrawl("parse", "document", "page.html").exit_code == 0


def test_a_list_page(gkcrawl: Run, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(LIST, encoding="utf-8")
    (row,) = rows(gkcrawl("parse", "list", "index.html", "--url", LIST_URL))
    assert list(row) == ["url", "cms", "column", "entries", "pagination", "dead_rows", "unread_rows"]
    assert [(entry["url"], entry["date"]) for entry in row["entries"]] == [
        (f"{LIST_URL}202503/t20250301_1001.html", "2025-03-01"),
        (f"{LIST_URL}202502/t20250201_1000.html", "2025-02-01"),
    ]
    assert row["pagination"]["next"] == {"method": "GET", "url": f"{LIST_URL}index_1.html", "body": None}


def test_a_page_that_is_no_list_is_a_failure_and_the_rest_is_read(gkcrawl: Run, tmp_path: Path) -> None:
    warc = archive(tmp_path, html(URL, "<html><body><p>维护中</p></body></html>"), html(LIST_URL, LIST))
    result = gkcrawl("parse", "list", warc)
    assert [row["url"] for row in rows(result)] == [LIST_URL]
    assert URL in result.stderr
    assert result.exit_code == 1


def test_extracted_text_keeps_its_file_name(gkcrawl: Run, tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "001_ab.txt").write_text("关于节水的通知\n各单位：\n请节约用水。\n", encoding="utf-8")
    (row,) = rows(gkcrawl("parse", "document", "../" + tmp_path.name + "/texts/001_ab.txt"))
    VALIDATOR.validate(row)
    assert row["url"] == f"file:///{tmp_path.name}/texts/001_ab.txt"
    assert "请节约用水。" in row["text"]


def test_a_compilation_prints_itself_and_its_parts(gkcrawl: Run, tmp_path: Path) -> None:
    body = "".join(
        f"<p>第{number}篇：示例市{agency}2009年政府信息公开工作年度报告</p><p>一、概述。{agency}全年公开信息{count}条。</p>"
        for number, agency, count in (("一", "环境保护局", 37), ("二", "水务局", 41))
    )
    page = f'<html><body><h1>年度报告范文</h1><div class="TRS_Editor">{body}</div></body></html>'
    warc = archive(tmp_path, html(URL, page))
    whole, *parts = rows(gkcrawl("parse", "document", warc))
    assert [part["part_of"] for part in parts] == [{"id": whole["id"], "part": n, "of": 2} for n in (1, 2)]
    assert len({row["id"] for row in (whole, *parts)}) == 3
    assert {row["capture"]["offset"] for row in parts} == {whole["capture"]["offset"]}
    assert ("37" in parts[0]["text"], "41" in parts[0]["text"]) == (True, False)


def test_an_address_is_for_one_page(gkcrawl: Run, tmp_path: Path) -> None:
    for name in ("a.html", "b.html"):
        (tmp_path / name).write_text(PAGE, encoding="utf-8")
    assert gkcrawl("parse", "document", "a.html", "b.html", "--url", URL).exit_code == 2
    result = gkcrawl("parse", "document", archive(tmp_path, html()), "--url", URL)
    assert result.exit_code == 2
    assert "names its addresses itself" in result.stderr


def test_no_file_is_wrong_usage(gkcrawl: Run) -> None:
    assert gkcrawl("parse", "document").exit_code == 2


def test_files_are_read_whatever_they_are_called(gkcrawl: Run, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"")
    (tmp_path / "b.doc").write_bytes(bytes([1, 2, 3, 255]) * 50)
    result = gkcrawl("parse", "file", "a.pdf", "missing.pdf", "b.doc")
    assert result.exit_code == 1
    assert "error: missing.pdf: No such file or directory" in result.stderr
    first, second = rows(result)
    assert list(first) == [
        *("file", "format", "text", "tables", "title", "document_number", "issuer", "written_date"),
        *("pages", "flags", "error", "repair"),
    ]
    assert (first["file"], first["flags"], second["flags"]) == ("a.pdf", ["empty"], ["unsupported"])


def test_statistics_of_each_report(gkcrawl: Run, tmp_path: Path) -> None:
    page = tmp_path / "report.html"
    page.write_text("<title>青禾县财政局2023年政府信息公开工作年度报告</title><p>一、总体情况</p>", encoding="utf-8")
    missing = tmp_path / "missing.pdf"
    result = gkcrawl("parse", "statistics", page, missing)
    (report,) = map(json.loads, result.stdout.splitlines())
    assert (report["file"], report["agency"], report["year"], report["values"]) == (
        "report.html",
        "青禾县财政局",
        2023,
        [],
    )
    assert "missing.pdf: No such file" in result.stderr
    assert result.exit_code == 1


def test_a_file_that_cannot_be_read_has_statistics_that_say_so(gkcrawl: Run, tmp_path: Path) -> None:
    empty = tmp_path / "年报.pdf"
    empty.write_bytes(b"")
    result = gkcrawl("parse", "statistics", empty)
    (report,) = rows(result)
    assert (report["file"], report["values"], report["flags"]) == ("年报.pdf", [], ["unreadable"])
    assert result.exit_code == 1


def test_statistics_of_an_archive_are_those_of_its_pages_and_files(gkcrawl: Run, tmp_path: Path) -> None:
    title = "青禾县财政局2023年政府信息公开工作年度报告"
    page = f"<title>{title}</title><h1>{title}</h1><p>一、总体情况</p><p>全年收到政府信息公开申请3件。</p>"
    file = docx(Paper(title=title, blocks=["一、总体情况", "全年收到政府信息公开申请5件。"]))
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    warc = archive(
        tmp_path,
        (URL, page.encode(), {"Content-Type": "text/html"}, 200),
        ("https://www.example.gov.cn/b.docx", file, {"Content-Type": word}, 200),
        ("https://www.example.gov.cn/c.doc", file, {"Content-Type": "text/html"}, 200),
        ("https://www.example.gov.cn/c.css", b"a {}", {"Content-Type": "text/css"}, 200),
    )
    result = gkcrawl("parse", "statistics", warc)
    found = {row["url"].rpartition("/")[2]: [value["v"] for value in row["values"]] for row in rows(result)}
    assert found == {URL.rpartition("/")[2]: [3], "b.docx": [5], "c.doc": [5]}
    assert {row["file"] for row in rows(result)} == {"r1.warc.gz"}
    assert result.stderr == f"skipped: {warc}: https://www.example.gov.cn/c.css: text/css, not a page\n"
    assert result.exit_code == 0
