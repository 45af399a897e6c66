"""What a reader process does with the body of a file (gkcrawl/crawl/readers/file_task.py)."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from gkcrawl.crawl.readers.file_task import FileTask, body_at, read_body

if TYPE_CHECKING:
    from tests.crawl.readers.conftest import Kept


def test_a_body_is_read_by_its_content() -> None:
    assert read_body("关于印发办法的通知".encode(), FileTask("附件.pdf")).format == "txt"


def test_a_body_beyond_the_limit_is_not_read() -> None:
    reading = read_body(b"12345", FileTask(most=4))
    assert (reading.flags, reading.error) == (["too_large"], "5 bytes, and 4 fit into the memory for reading")


def test_a_body_lies_in_an_archive_or_is_a_file(kept: Kept, tmp_path: Path) -> None:
    task = kept.task(b"archived", read_body)
    (tmp_path / "a.txt").write_bytes(b"plain")
    assert body_at(Path(task.path), task.offset) == b"archived"
    assert body_at(tmp_path / "a.txt", None) == b"plain"


def test_it_imports_no_format_before_there_is_a_file() -> None:
    code = (
        "import sys, gkcrawl.crawl.readers.worker, gkcrawl.crawl.readers.file_task;"
        " print(sorted({'scrapy', 'pypdfium2', 'pdfplumber', 'olefile', 'asyncio'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"
