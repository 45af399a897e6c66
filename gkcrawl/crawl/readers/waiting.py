"""Tasks that wait for a process to read, and how many bytes they keep in memory."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable, Iterator

    from gkcrawl.crawl.readers.messages import Answer


@dataclass(slots=True, eq=False)
class Job:
    """A pickled `Task` of ``url``, whose page or file has ``size`` bytes, and who waits for its ``answer``.

    ``here`` reads it in this process, where that is allowed; ``deaths`` are the processes that it may have cost.
    """

    message: bytes
    url: str
    answer: asyncio.Future[Answer]
    size: int
    here: Callable[[], Answer] | None
    deaths: int = 0


class Waiting:
    """Jobs in the order in which they are dealt out; ``size`` is that of all their pages, in bytes."""

    def __init__(self) -> None:
        self._jobs: deque[Job] = deque()
        self.size = 0

    def __len__(self) -> int:
        return len(self._jobs)

    def __iter__(self) -> Iterator[Job]:
        return iter(self._jobs)

    def add(self, job: Job, *, first: bool = False) -> None:
        """Have ``job`` wait behind all others, or before them."""
        (self._jobs.appendleft if first else self._jobs.append)(job)
        self.size += job.size

    def take(self) -> Job:
        """The job whose turn it is; `IndexError` where none waits."""
        job = self._jobs.popleft()
        self.size -= job.size
        return job

    def remove(self, job: Job) -> None:
        """Have ``job`` wait no more."""
        self._jobs.remove(job)
        self.size -= job.size
