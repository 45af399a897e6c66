"""The program of a process that reads pages or files: takes tasks from standard input, a socket, and answers in order.

It imports neither Scrapy nor SQLite. It ends when the crawling process does, by itself when it has grown, and by
SIGALRM when a task takes too long.
"""

from __future__ import annotations

import gc
import os
import pickle
import resource
import signal
import socket
import sys
import traceback
import zlib
from contextlib import suppress
from pathlib import Path

from gkcrawl.crawl.garbage import collect_seldom
from gkcrawl.crawl.readers.file_task import body_at
from gkcrawl.crawl.readers.messages import READY, Answer, Inbox, Limits, Task, framed, pickled
from gkcrawl.errors import ArchiveError
from gkcrawl.extract.page.content_encoding import TooLarge

_TAKEN = 2**16  # bytes taken from the socket at once: some dozens of tasks
_UNIT = 1 if sys.platform == "darwin" else 1024  # bytes, of what the system calls the height of memory


def answer(task: Task) -> Answer:
    """Read what ``task`` names."""
    try:
        body = body_at(Path(task.path), task.offset)
    except (ArchiveError, TooLarge, OSError):
        return Answer("elsewhere")
    if task.check is not None and zlib.crc32(body) != task.check:
        return Answer("elsewhere")
    return Answer("read", task.function(body, task.argument))


def serve(connection: socket.socket, limits: Limits) -> None:
    """Answer what comes by ``connection`` until that ends, or this process has grown beyond its ``limits``."""
    inbox = Inbox()
    connection.sendall(framed(READY))
    while data := connection.recv(_TAKEN):
        for message in inbox.take(data):
            signal.alarm(limits.seconds)
            answered = _answered(message)
            signal.alarm(0)
            connection.sendall(answered)
            if resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _UNIT > limits.memory:
                return


def _answered(message: bytes) -> bytes:
    try:
        task: Task = pickle.loads(message)
    except Exception:  # what the crawling process knows is not known here
        return pickled(Answer("elsewhere"))
    try:
        return pickled(answer(task))
    except Exception as error:  # whatever a page or file does to its reader is for the crawl to report
        return pickled(Answer("raised", _portable(error), "".join(traceback.format_exception(error))))


def _portable(error: Exception) -> Exception:
    """``error``, or one that says as much where it cannot be sent."""
    with suppress(Exception):
        if type(pickle.loads(pickle.dumps(error))) is type(error):
            return error
    return RuntimeError(f"{type(error).__name__}: {error}")


def _confine(limits: Limits) -> None:
    """Have the system refuse memory beyond ``limits``, and write no core dump when a library is at its end."""
    wanted = {resource.RLIMIT_CORE: 0} | ({resource.RLIMIT_AS: limits.address_space} if limits.address_space else {})
    for kind, most in wanted.items():
        # Not every system knows a limit of address space (macOS), nor lets a lower one be raised.
        with suppress(ValueError, OSError):
            resource.setrlimit(kind, (most, most))


def main() -> None:
    """Read for the process that began this one."""
    limits = Limits.parsed(sys.argv[1])
    _confine(limits)
    # These go to all processes of a terminal or service: what is under way is still read.
    for name in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(name, signal.SIG_IGN)
    collect_seldom()
    if not limits.address_space:
        # Reading a page leaves no reference cycles; were it otherwise, the process would grow and be replaced.
        gc.disable()
    connection = socket.socket(fileno=os.dup(sys.stdin.fileno()))
    # The crawling process may be gone before the answer.
    with suppress(ConnectionError):
        serve(connection, limits)
    # The connection ends with the process and not before, so that its status is known by then.
    os._exit(0)
