"""Processes that read pages or files for all crawls of this process: tasks dealt out, the dead replaced."""

from __future__ import annotations

import asyncio
import atexit
import logging
import os
import pickle
import signal
from collections import deque
from typing import TYPE_CHECKING

from gkcrawl.crawl.readers.messages import Answer, Limits
from gkcrawl.crawl.readers.process import ReaderProcess
from gkcrawl.crawl.readers.waiting import Job, Waiting
from gkcrawl.portals.walking.reader import ReaderDied

if TYPE_CHECKING:
    from collections.abc import Callable

logger = logging.getLogger(__name__)

_MOST_DEATHS = 2
"""Processes that a page may cost: the first may have died of something else."""
MOST_SENT = 200_000
"""Bytes of pages with a process at a time, beside one page: it is not to wait for this one, nor a list for too long."""
_BEHIND = 8
"""Tasks a process beside those with them, from which on this one helps: one page between two looks at its events."""
_MOST_WAITING = 16_000_000
"""Bytes of pages that wait, beyond which pages are read where they are: that holds up what brings them, so memory is
bounded."""
_SIGNALS: dict[int, str] = {
    signal.SIGABRT: "it gave up, as for want of memory",
    signal.SIGSEGV: "it crashed",
    signal.SIGFPE: "it crashed",
    signal.SIGILL: "it crashed",
    **({signal.SIGKILL: "killed, as for want of memory", signal.SIGBUS: "it crashed"} if os.name == "posix" else {}),
}
"""What signals tell of a process that reads."""
_MOST_FAILED_STARTS = 3
"""Processes in a row that ended before they were ready, after which no more are started."""


class ReaderPool:
    """Up to ``size`` processes, each within its ``limits``; `start` starts them.

    That they end before their time is logged at ``level``.
    """

    def __init__(self, size: int, limits: Limits | None = None, level: int = logging.WARNING) -> None:
        self._size, self._limits, self._level = size, limits or Limits(), level
        self._jobs: dict[ReaderProcess, deque[Job]] = {}
        self._waiting = Waiting()
        self._failed_starts = 0
        self._helps = False
        atexit.register(self.close)

    @property
    def has_room(self) -> bool:
        """Whether a page that is submitted now is read before long."""
        return any(process.is_ready for process in self._jobs) and self._waiting.size < _MOST_WAITING

    @property
    def pids(self) -> list[int]:
        """The numbers of the processes."""
        return [process.pid for process in self._jobs]

    def start(self) -> None:
        """Have all processes running, or on their way."""
        while len(self._jobs) < self._size and self._failed_starts < _MOST_FAILED_STARTS:
            try:
                process = ReaderProcess(asyncio.get_running_loop(), self._limits, self)
            except OSError as error:
                self._failed_starts = _MOST_FAILED_STARTS
                logger.log(self._level, "no process to read: %s", error.strerror)
            else:
                self._jobs[process] = deque()

    def catch_up(self) -> None:
        """Take what the processes have answered, and give them more to do.

        While many responses come at once the event loop does not look, and they would have no work.
        """
        for process in list(self._jobs):
            process.hear()

    async def read(
        self, message: bytes, url: str, size: int, here: Callable[[], Answer] | None = None, *, first: bool = False
    ) -> Answer:
        """What becomes of the pickled `Task`, of ``url`` and with ``size`` bytes, read ``first`` of what waits.

        Where the processes are behind and this one has time, it reads the page ``here``, if it may. Of a page that
        made two processes end, or take too long, it is that `ReaderDied` was raised.
        """
        job = Job(message, url, asyncio.get_running_loop().create_future(), size, here)
        self._waiting.add(job, first=first)
        if not self._jobs:
            self._give_up()
        self._deal()
        self._help_soon()
        return await job.answer

    def close(self) -> None:
        """End all processes."""
        atexit.unregister(self.close)
        for process in self._jobs:
            process.close()
        self._jobs.clear()

    def ready(self, process: ReaderProcess) -> None:
        """Give ``process`` something to do."""
        self._failed_starts = 0
        self._deal()

    def answered(self, process: ReaderProcess, message: bytes) -> None:
        """Hand an answer to who waits for it."""
        job = self._jobs[process].popleft()
        self._deal()
        if job.answer.done():
            return
        try:
            job.answer.set_result(pickle.loads(message))
        except Exception as error:
            job.answer.set_result(Answer("raised", error))

    def ended(self, process: ReaderProcess) -> None:
        """Have what ``process`` had read by another one, but for a page that was the end of two."""
        jobs, status = self._jobs.pop(process), process.close()
        if status:
            self._blame(jobs, process, status)
        for job in reversed(jobs):
            self._waiting.add(job, first=True)
        self.start()
        if not self._jobs:
            self._give_up()
        self._deal()

    def _blame(self, jobs: deque[Job], process: ReaderProcess, status: int) -> None:
        """Take the page that ``process`` was reading for the cause of its end."""
        how = _ending(status)
        if not process.is_ready:
            self._failed_starts += 1
            logger.log(self._level, "a process to read ended with %s before it was ready", how)
        elif not jobs:
            logger.log(self._level, "a process that reads ended with %s; another one takes its place", how)
        else:
            job = jobs[0]
            job.deaths += 1
            late = status == -signal.SIGALRM
            what = f"took more than {self._limits.seconds} s" if late else f"ended with {how}"
            logger.log(self._level, "the process that read %s %s", job.url, what)
            if job.deaths >= (self._limits.late if late else _MOST_DEATHS):
                jobs.popleft()
                again = ", twice" if job.deaths > 1 else ""
                _fail(job, ReaderDied(f"the process that reads it {what}{again}", status))

    def _deal(self) -> None:
        """Send what waits to the process with the least to do, as long as one has room."""
        while self._waiting:
            to_do = {process: self._to_do(process) for process in self._jobs if process.is_ready}
            process = min(to_do, key=to_do.__getitem__, default=None)
            if process is None or to_do[process] >= MOST_SENT:
                return
            job = self._waiting.take()
            self._jobs[process].append(job)
            process.send(job.message)

    def _to_do(self, process: ReaderProcess) -> int:
        return sum(job.size for job in self._jobs[process])

    def _help_soon(self) -> None:
        """Help when what has come meanwhile was seen to, if the processes are still behind then."""
        if not self._helps and len(self._waiting) > _BEHIND * len(self._jobs):
            self._helps = True
            asyncio.get_running_loop().call_soon(self._help)

    def _help(self) -> None:
        """Read one of the pages that wait in this process."""
        self._helps = False
        job = next((job for job in self._waiting if job.here is not None and not job.deaths), None)
        if job is None or len(self._waiting) <= _BEHIND * len(self._jobs):
            return
        assert job.here is not None
        self._waiting.remove(job)
        answer = job.here()
        if not job.answer.done():
            job.answer.set_result(answer)
        self._help_soon()

    def _give_up(self) -> None:
        """No process is left, and none can be started: what may have been the end of one is not read in this one."""
        while self._waiting:
            job = self._waiting.take()
            if job.deaths:
                _fail(job, ReaderDied("the process that read it ended, and no other can be started"))
            elif not job.answer.done():
                job.answer.set_result(Answer("elsewhere"))


def _ending(status: int) -> str:
    """What a process ended with, in words: its exit ``status``, negative for a signal."""
    if status >= 0:
        return f"status {status}"
    means = _SIGNALS.get(-status)
    return f"signal {-status}" + (f" ({means})" if means else "")


def _fail(job: Job, error: ReaderDied) -> None:
    if not job.answer.done():
        job.answer.set_result(Answer("raised", error))
