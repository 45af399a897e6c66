"""What a process that reads pages makes of a task, and when it ends (gkcrawl/crawl/readers/worker.py)."""

from __future__ import annotations

import gzip
import subprocess
import sys
import zlib
from typing import TYPE_CHECKING

import brotli
import pytest

from gkcrawl.crawl.readers.messages import Answer
from gkcrawl.crawl.readers.worker import answer
from tests.crawl.readers import functions

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.crawl.readers.conftest import Kept


def test_the_body_is_the_one_that_the_crawl_has(kept: Kept) -> None:
    task = kept.task(b"a page", functions.shout, "!")
    assert answer(task) == Answer("read", "A PAGE!")
    assert answer(task._replace(check=zlib.crc32(b"changed on the way"))) == Answer("elsewhere")
    assert answer(task._replace(offset=(task.offset or 0) + 1)) == Answer("elsewhere")
    assert answer(task._replace(path="no such file")) == Answer("elsewhere")


@pytest.mark.parametrize(
    ("coding", "pack"), [("gzip", gzip.compress), ("deflate", zlib.compress), ("br", brotli.compress)]
)
def test_what_is_packed_is_unpacked(kept: Kept, coding: str, pack: Callable[[bytes], bytes]) -> None:
    task = kept.task(pack(b"a page"), functions.shout, "!", headers=[(b"Content-Encoding", coding.encode())])
    assert answer(task._replace(check=zlib.crc32(b"a page"))) == Answer("read", "A PAGE!")


def test_it_knows_no_scrapy_so_that_it_starts_soon() -> None:
    code = (
        "import sys, gkcrawl.crawl.readers.worker, gkcrawl.portals.answers.reading;"
        " print(sorted({'scrapy', 'twisted', 'sqlite_utils', 'gkcrawl.store', 'asyncio'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"
