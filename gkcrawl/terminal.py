"""Standard output and standard error of both programs: closed pipes, full devices, NO_COLOR, TERM=dumb."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from io import BufferedWriter, FileIO, TextIOWrapper
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import Console
    from typing_extensions import Buffer

NOT_ALL_DONE = 1
"""Exit status where what was asked for could not be written: nobody can tell how much of it was read."""

WIDTH_WITHOUT_TERMINAL = 200
"""Characters: wrapped cells help a reader's eye, but no reader's script. The coverage of all fields needs 180."""


def is_plain() -> bool:
    """Whether escape sequences are unwanted: NO_COLOR is not empty (https://no-color.org), or TERM is dumb."""
    return bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"


def console(*, stderr: bool = False) -> Console:
    """A console of rich on standard output or ``stderr``: no style where that is unwanted.

    Lines are as long as the terminal is wide, or as COLUMNS says; in files and pipes else long.
    """
    from rich.console import Console

    made = Console(stderr=stderr, color_system=None if is_plain() else "auto")
    if not made.is_terminal and not os.environ.get("COLUMNS"):
        made.width = WIDTH_WITHOUT_TERMINAL
    return made


@contextmanager
def output_guard() -> Iterator[None]:
    """End the program without a traceback when its output cannot be written.

    A reader that closed the pipe (``| head``) is no news and gets no message; any other error of the system is one
    line. The exit status is 1 for both. Standard error that cannot be written ends nothing: work goes on.
    """
    output, messages = sys.__stdout__, sys.__stderr__
    if messages is not None and sys.stderr is messages:
        buffer = BufferedWriter(_Forgiving(messages.fileno(), "w", closefd=False))
        sys.stderr = TextIOWrapper(buffer, messages.encoding, messages.errors, line_buffering=True)
    try:
        try:
            yield
        finally:
            if sys.stdout is not None:
                sys.stdout.flush()
    except OSError as error:
        if not isinstance(error, BrokenPipeError):
            print(f"error: {error.filename or 'cannot write output'}: {error.strerror or error}", file=sys.stderr)
        if output is not None and sys.stdout is output:
            # The interpreter writes what is left at its end, and complains when it cannot.
            os.dup2(os.open(os.devnull, os.O_WRONLY), output.fileno())
        sys.exit(NOT_ALL_DONE)


class _Forgiving(FileIO):
    """Standard error of a program that has better things to do than to complain of it."""

    def write(self, data: Buffer, /) -> int:
        """Write ``data``; what cannot be written is lost."""
        try:
            return super().write(data)
        except OSError:
            return memoryview(data).nbytes
