"""Reports as files of each kind (gkcrawl/cli/shared/report_files.py)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gkcrawl.cli.shared.report_files import is_page_file, statistics_of_file

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("name", "body", "is_page"),
    [
        ("a.html", b"<html><body>x</body></html>", True),
        ("a.txt", "青禾县年报".encode(), True),
        ("a.warc.gz", b"\x1f\x8b", True),
        ("a.html", b"%PDF-1.4\n", False),
    ],
)
def test_files_are_told_by_their_content(tmp_path: Path, name: str, body: bytes, *, is_page: bool) -> None:
    path = tmp_path / name
    path.write_bytes(body)
    assert is_page_file(path) is is_page


def test_a_report_in_a_file_has_the_flags_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "年报.pdf"
    path.write_bytes(b"%PDF-1.4\nnothing")
    (found,), error = statistics_of_file(path)
    assert error is None
    assert found["values"] == []
    assert found["flags"] == ["no_tables", "damaged"]
