"""The garbage collector during crawls (gkcrawl/crawl/garbage.py)."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

from tests.processes import SCRAPY, python

if TYPE_CHECKING:
    from tests.scrapy_commands.conftest import Project, Tiny

TOLD_AT_THE_END = f"import atexit, gc; atexit.register(lambda: print(gc.get_threshold()[0]))\n{SCRAPY}"


def test_it_looks_for_cycles_after_many_pages_in_crawls_and_only_there(project: Project, tiny: Tiny) -> None:
    def looks_after(*arguments: str) -> int:
        done = python(TOLD_AT_THE_END, *arguments, cwd=project.folder, env=project.environment())
        assert done.returncode == 0, done.stderr
        return int(done.stdout.split()[-1])

    assert looks_after("crawl", "tiny", "-a", f"base={tiny.base}") == 100_000
    assert looks_after("crawlall", "tiny", "-a", f"base={tiny.base}") == 100_000
    assert looks_after("list") == gc.get_threshold()[0]
