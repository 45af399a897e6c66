"""What files do to the processes that read them."""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING

from gkcrawl.files.reading import FileReading

if TYPE_CHECKING:
    from collections.abc import Callable

    from gkcrawl.crawl.readers.file_task import FileTask


def _hang(body: bytes) -> None:
    while True:
        pass


def _eat(body: bytes) -> None:
    held = []
    while True:
        held.append(bytearray(2**24))


def _eat_below(body: bytes) -> None:
    os.abort()


def _break(body: bytes) -> None:
    os.kill(os.getpid(), signal.SIGSEGV)


def _speak(body: bytes) -> None:
    os.write(1, b"a warning of a library")
    os.write(2, b"a warning of a library")


def _raise(body: bytes) -> None:
    raise RecursionError("too deep")


_DEEDS: dict[bytes, Callable[[bytes], None]] = {
    b"hangs": _hang,
    b"eats": _eat,
    b"aborts": _eat_below,
    b"breaks": _break,
    b"speaks": _speak,
    b"raises": _raise,
}


def act(body: bytes, task: FileTask) -> FileReading:
    """Do what the body says; it is the text, too."""
    if deed := _DEEDS.get(body):
        deed(body)
    return FileReading(format="txt", text=body.decode())


def name_of(body: bytes, task: FileTask) -> FileReading:
    """The name in place of the text."""
    return FileReading(format="txt", text=task.name)
