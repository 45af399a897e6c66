"""One process that reads pages or files, as the crawling process sees it: started, sent tasks, heard, ended."""

from __future__ import annotations

import socket
import subprocess
import sys
from collections import deque
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from gkcrawl.crawl.readers.messages import READY, Inbox

if TYPE_CHECKING:
    import asyncio

    from gkcrawl.crawl.readers.messages import Limits

_HEARD = 2**18  # bytes heard at once: several documents
# As this process finds modules, so that a project's own are found as well.
_PROGRAM = "import sys; sys.path[:] = sys.argv[2:]; from gkcrawl.crawl.readers.worker import main; main()"


class Owner(Protocol):
    """Who is told of what a process does."""

    def ready(self, process: ReaderProcess) -> None:
        """It has imported what reading needs."""

    def answered(self, process: ReaderProcess, message: bytes) -> None:
        """It has answered the first of its tasks that had no answer yet."""

    def ended(self, process: ReaderProcess) -> None:
        """It has ended, or is about to: `ReaderProcess.close` tells how."""


class ReaderProcess:
    """A process of `gkcrawl.crawl.readers.worker` within its ``limits``.

    Raises OSError when it cannot be started.
    """

    def __init__(self, loop: asyncio.AbstractEventLoop, limits: Limits, owner: Owner) -> None:
        self.is_ready = False
        self._loop, self._owner = loop, owner
        self._inbox, self._unsent = Inbox(), deque[bytes]()
        self._socket, theirs = socket.socketpair()
        with theirs:
            self._process: subprocess.Popen[bytes] = subprocess.Popen(
                [sys.executable, "-c", _PROGRAM, limits.written(), *(str(Path(path).absolute()) for path in sys.path)],
                stdin=theirs.fileno(),
                # What it has to say it says in answers.
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        self._socket.settimeout(0)
        loop.add_reader(self._socket, self.hear)

    @property
    def pid(self) -> int:
        """The number of the process."""
        return self._process.pid

    def send(self, message: bytes) -> None:
        """Send ``message``, without waiting."""
        self._unsent.append(message)
        if len(self._unsent) == 1:
            self._send()

    def hear(self) -> None:
        """Take what it has said meanwhile."""
        try:
            data = self._socket.recv(_HEARD)
        except BlockingIOError:
            return
        except ConnectionError:
            data = b""
        for message in self._inbox.take(data):
            if message == READY:
                self.is_ready = True
                self._owner.ready(self)
            else:
                self._owner.answered(self, message)
        if not data:
            self._owner.ended(self)

    def close(self) -> int:
        """End the process, if it has not ended; the status it had ended with, negative for a signal."""
        with suppress(RuntimeError):  # the loop is closed when the crawling process ends
            self._loop.remove_reader(self._socket)
            self._loop.remove_writer(self._socket)
        self._socket.close()
        self._process.kill()
        return self._process.wait()

    def _send(self) -> None:
        while self._unsent:
            message = self._unsent[0]
            try:
                sent = self._socket.send(message)
            except BlockingIOError:
                self._loop.add_writer(self._socket, self._send)
                return
            except ConnectionError:
                break  # it has ended, which is heard next
            self._unsent.popleft()
            if sent < len(message):
                self._unsent.appendleft(message[sent:])
        self._loop.remove_writer(self._socket)
