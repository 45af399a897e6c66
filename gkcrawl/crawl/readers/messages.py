"""Messages between the crawling process and those that read for it: pickles, each behind its length."""

from __future__ import annotations

import pickle
import struct
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_LENGTH = struct.Struct(">I")
READY = b"ready"
"""What a worker says first: it has imported what reading needs."""


class Limits(NamedTuple):
    """Of a process: ``seconds`` for a task; ``memory`` in bytes at its height, above which it makes room for another.

    The largest of real pages takes three seconds; what takes twenty times that never comes to an end. A process that
    reads page after page stays at 64 MiB. It gets no more than ``address_space`` bytes in any case, 0 for no such
    limit; ``late`` is how many processes a task may cost that takes too long.
    """

    seconds: int = 60
    memory: int = 512 * 2**20
    address_space: int = 0
    late: int = 2

    def written(self) -> str:
        """All of them as one argument of a program."""
        return ",".join(map(str, self))

    @classmethod
    def parsed(cls, text: str) -> Limits:
        """The limits that were `written`."""
        return cls(*map(int, text.split(",")))


class Task(NamedTuple):
    """What to read: ``function`` of a body and ``argument``.

    The body is that of the response at ``offset`` of the WARC file ``path``, or all of the file where there is none.
    ``check``, if there is one, is the `zlib.crc32` of the body that the function is to get.
    """

    path: str
    offset: int | None
    check: int | None
    function: Callable[[bytes, Any], Any]
    argument: Any


class Answer(NamedTuple):
    """What became of a task: ``value`` is what was ``read``, or the error that was ``raised``, ``told`` its traceback.

    "elsewhere" says that the body is not where it should be.
    """

    how: Literal["read", "raised", "elsewhere"]
    value: Any = None
    told: str = ""


def framed(data: bytes) -> bytes:
    """``data`` as a message."""
    return _LENGTH.pack(len(data)) + data


def pickled(message: object) -> bytes:
    """``message`` to be sent. Raises whatever pickle does for what cannot be."""
    return framed(pickle.dumps(message, pickle.HIGHEST_PROTOCOL))


class Inbox:
    """Puts together the messages of a stream that comes in pieces."""

    def __init__(self) -> None:
        self._held = bytearray()

    def take(self, data: bytes) -> Iterator[bytes]:
        """The messages that are whole with ``data``."""
        self._held += data
        while len(self._held) >= _LENGTH.size:
            end = _LENGTH.size + _LENGTH.unpack_from(self._held)[0]
            if len(self._held) < end:
                return
            message = bytes(self._held[_LENGTH.size : end])
            del self._held[:end]
            yield message
