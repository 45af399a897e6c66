"""What the processes of these tests are asked to do with a body."""

from __future__ import annotations

import os
import signal
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def shout(body: bytes, end: str) -> str:
    """The body in capitals."""
    return body.decode().upper() + end


def where(body: bytes, _: object) -> int:
    """The process that reads."""
    return os.getpid()


def wait_for(body: bytes, file: Path) -> str:
    """The body, as soon as there is a ``file``; another says that it is being read."""
    file.with_suffix(".begun").touch()
    while not file.exists():
        time.sleep(0.005)
    return body.decode()


def open_for(body: bytes, file: Path) -> str:
    """The body, and the ``file`` for which others wait."""
    file.touch()
    return body.decode()


def stumble(body: bytes, _: object) -> None:
    """An error of ours."""
    raise ValueError(f"{body.decode()} is no number")


class OddError(Exception):
    """An error that cannot be sent."""

    def __init__(self, one: int, two: int) -> None:
        super().__init__(f"{one} is not {two}")


def stumble_oddly(body: bytes, _: object) -> None:
    """An error that pickle can write and not read."""
    raise OddError(1, 2)


def unsendable(body: bytes, _: object) -> object:
    """What no pickle takes."""
    return lambda: body


def die(body: bytes, times: Path) -> str:
    """Killed, as often as there are files left to take away in a folder."""
    for file in times.iterdir():
        file.unlink()
        os.kill(os.getpid(), signal.SIGKILL)
    return body.decode()


def hang(body: bytes, _: object) -> None:
    """A page that is never done."""
    while True:
        pass
