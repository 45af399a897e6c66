"""A process that reads pages ends with the crawling one, and not by Ctrl-C or SIGTERM (gkcrawl/crawl/readers/process.py)."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
import time

PARENT = """
import asyncio, os, sys
from gkcrawl.crawl.readers.messages import Limits
from gkcrawl.crawl.readers.process import ReaderProcess

class Owner:
    def ready(self, process):
        print(process.pid, flush=True)

async def main():
    process = ReaderProcess(asyncio.get_running_loop(), Limits(), Owner())
    await asyncio.sleep(60)

asyncio.run(main())
"""


def test_signals_to_all_leave_it_and_the_end_of_its_parent_ends_it_without_a_word() -> None:
    parent = subprocess.Popen(
        [sys.executable, "-c", PARENT],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    with parent:
        assert parent.stdout is not None
        assert parent.stderr is not None
        pid = int(parent.stdout.readline())
        for name in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            os.kill(pid, name)
        time.sleep(0.05)
        os.kill(pid, 0)
        parent.kill()
        # The process holds none of these.
        assert select.select([parent.stderr], [], [], 10)[0]
        assert parent.stderr.read() == ""
        for _ in range(200):
            if not _runs(pid):
                return
            time.sleep(0.05)
    raise AssertionError("it goes on")


def _runs(pid: int) -> bool:
    """Whether there is such a process that has not ended; who waits for it is no concern of ours."""
    told = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True, check=False).stdout
    return bool(told.strip()) and not told.startswith("Z")
