"""Files are read in processes of their own, and what they do to these is a flag (gkcrawl/crawl/readers/files.py)."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from gkcrawl.crawl.readers.file_task import FileTask
from gkcrawl.crawl.readers.files import FileSource, file_limits, read_bounded, was_read
from gkcrawl.files.reading import FileLimits
from tests.crawl.readers.file_functions import act, name_of

if TYPE_CHECKING:
    import pytest

    from gkcrawl.files.reading import FileReading
    from tests.crawl.readers.conftest import Kept

LIMITS = file_limits(seconds=30, memory=2**30)


def _stored(folder: Path, *bodies: str) -> list[FileSource]:
    """Files with these ``bodies``."""
    sources = [FileSource(folder / f"{number}.txt") for number in range(len(bodies))]
    for source, body in zip(sources, bodies, strict=True):
        source.path.write_text(body, encoding="utf-8")
    return sources


def _said(reading: FileReading) -> str:
    return " ".join(reading.flags) or reading.text


def test_what_a_file_does_to_its_reader_is_a_flag_of_it_alone(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    sources = _stored(tmp_path, "年报", "aborts", "eats", "通知", "breaks", "raises", "speaks", "公告")
    readings = list(read_bounded(sources, LIMITS, read=act))
    assert list(map(_said, readings)) == [
        *("年报", "out_of_memory", "out_of_memory", "通知", "damaged", "damaged", "speaks", "公告")
    ]
    assert readings[2].error == "needs more memory than it may have"
    assert readings[4].error == "the process that reads it ended with signal 11 (it crashed), twice"
    assert readings[4].format == "txt"
    assert readings[5].error == "RecursionError: too deep"
    assert capfd.readouterr() == ("", "")


def test_a_file_that_takes_too_long_is_not_tried_again(tmp_path: Path) -> None:
    sources, began = _stored(tmp_path, "hangs", "通知"), time.monotonic()
    late, other = read_bounded(sources, file_limits(seconds=1, memory=0), read=act)
    assert (late.flags, late.error) == (["timed_out"], "the process that reads it took more than 1 s")
    assert other.text == "通知"
    assert time.monotonic() - began < 20


def test_files_are_read_from_an_archive(kept: Kept) -> None:
    task = kept.task("关于印发办法的通知".encode(), name_of)
    archived = FileSource(Path(task.path), task.offset, "附件.txt")
    assert [reading.text for reading in read_bounded([archived], LIMITS, read=act)] == ["关于印发办法的通知"]
    (named,) = read_bounded([archived], LIMITS, FileTask(limits=FileLimits(pages=1)), name_of)
    assert named.text == "附件.txt"


def test_what_is_not_there_was_not_read(kept: Kept, tmp_path: Path) -> None:
    task = kept.task(b"a page", name_of)
    sources = [FileSource(tmp_path / "none.pdf"), FileSource(Path(task.path), 1), *_stored(tmp_path, "")]
    missing, elsewhere, empty = read_bounded(sources, LIMITS)
    assert (was_read(missing), was_read(elsewhere), was_read(empty)) == (False, False, True)
    assert missing.error == f"not in {tmp_path / 'none.pdf'}"
    assert elsewhere.error == f"not in {task.path} at byte 1"


def test_a_file_too_large_for_the_memory_is_not_read(kept: Kept, tmp_path: Path) -> None:
    huge = tmp_path / "huge.pdf"
    with huge.open("wb") as file:
        os.truncate(file.fileno(), 2 * 2**30)
    task = kept.task(b"x" * 2**20 + b"y", name_of)
    sources = [FileSource(huge), FileSource(Path(task.path), task.offset)]
    readings = list(read_bounded(sources, file_limits(seconds=30, memory=4 * 2**28)))
    assert readings[0].flags == ["too_large"]
    assert readings[0].error == f"{2 * 2**30} bytes, and {2**28} fit into the memory for reading"
    assert "too_large" not in readings[1].flags


def test_the_processes_are_gone_when_the_reading_is_broken_off(tmp_path: Path) -> None:
    code = (
        "import os, sys\nfrom pathlib import Path\n"
        "from gkcrawl.crawl.readers.files import FileSource, file_limits, read_bounded\n"
        "found = read_bounded([FileSource(Path(name)) for name in sys.argv[1:]], file_limits(30, 2**30))\n"
        "print(next(found).format)\nfound.close()\n"
        "try:\n    print(os.waitpid(-1, os.WNOHANG))\nexcept ChildProcessError:\n    print('none')"
    )
    names = [str(source.path) for source in _stored(tmp_path, *("通知",) * 9)]
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", code, *names],
        capture_output=True,
        encoding="utf-8",
        check=True,
        timeout=60,
    )
    assert (done.stdout.split(), done.stderr) == (["txt", "none"], "")


def test_settings_give_the_limits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GKCRAWL_FILE_SECONDS", "1")
    (late,) = read_bounded(_stored(tmp_path, "hangs"), read=act)
    assert late.flags == ["timed_out"]
