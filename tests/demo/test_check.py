"""Readings of demo files are held against what the files say (gkcrawl/demo/check.py)."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import pytest

from gkcrawl.demo.annexes import report_file
from gkcrawl.demo.check import cell_differences, file_differences, score
from gkcrawl.demo.corpus import Corpus
from gkcrawl.demo.files import FORMATS
from gkcrawl.demo.portals.filed import FiledPortal
from gkcrawl.files.read import read_file

READ = {"status": "read", "text": "一、概述\n全文", "tables": [], "flags": []}
TRUTH = {"name": "a.pdf", "status": "read", "lines": ["一、概述", "全 文"], "tables": [], "flags": []}


def test_text_may_be_broken_elsewhere_but_not_stand_elsewhere() -> None:
    assert file_differences({**READ, "text": "一、\n概述\n全\n文"}, TRUTH) == []
    assert file_differences({**READ, "text": "全文\n一、概述"}, TRUTH) == [
        "a.pdf: '全 文' is not read, or not in its place"
    ]
    assert file_differences({**READ, "status": "captcha"}, TRUTH) == ["a.pdf: captcha, not read"]
    assert file_differences({**READ, "tables": [{"rows": [["1"]]}]}, TRUTH) == ["a.pdf: tables [[['1']]], not []"]
    assert file_differences(READ, {**TRUTH, "flags": ["needs_ocr"]}) == ["a.pdf: not flagged needs_ocr"]


def test_documents_and_files_are_counted() -> None:
    truths = [{"url": url, "attachments": [TRUTH, {**TRUTH, "status": "captcha"}]} for url in "abc"]
    documents: list[dict[str, Any]] = [
        {"url": "a", "attachments": [READ]},
        {"url": "b", "attachments": []},
        {"url": "z", "attachments": []},
    ]
    assert (
        str(score(documents, truths))
        == "2 of 3 documents were found, 1 of 3 files read word for word, 0 of 0 cells of annual reports"
    )


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_is_read_as_it_was_written(format: str) -> None:
    file = report_file(Corpus(1).facts("demo_files", FiledPortal.columns[0], 0), format)
    reading = read_file(file.content(), file.name)
    status = "read" if reading.text or reading.tables else "unreadable"
    found: dict[str, Any] = {**asdict(reading), "status": status}
    assert (reading.format, file_differences(found, {"name": file.name, **file.truth()})) == (
        FORMATS[format].content,
        [],
    )


def test_cells_are_held_against_what_is_printed() -> None:
    truth = {"values": [{"k": "t3.total", "col": "total", "v": 3, "sem": "NUMERIC"}]}
    right = {"k": "t3.total", "col": "total", "v": 3, "sem": "NUMERIC"}
    assert cell_differences([right], truth) == []
    assert cell_differences([{**right, "v": 4}], truth) == ["('t3.total', 'total'): (4, 'NUMERIC'), not (3, 'NUMERIC')"]
    assert cell_differences([], truth) == ["('t3.total', 'total'): None, not (3, 'NUMERIC')"]
    assert cell_differences([right, {**right, "col": "legal"}], truth) == [
        "('t3.total', 'legal'): (3, 'NUMERIC') is not printed"
    ]


def test_cells_of_reports_are_counted() -> None:
    number = {"k": "requests.received_total", "col": None, "v": 7, "sem": "NUMERIC"}
    other = {"k": "review.total", "col": None, "v": 0, "sem": "ZERO"}
    truths = [{"url": url, "attachments": [], "statistics": {"values": [number, other]}} for url in "ab"]
    text = "全年收到政府信息公开申请7件。"
    document = {"url": "a", "attachments": [], "text": text, "tables": [], "title": "年度报告", "report_year": 2012}
    assert str(score([document], truths)).endswith("1 of 4 cells of annual reports")
