"""Programs on a terminal of their own, as people see them."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from fcntl import ioctl
from struct import pack
from termios import TIOCSWINSZ
from typing import TYPE_CHECKING

from tests.processes import ROOT

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

LINES = 24


def on_terminal(
    code: str, *arguments: str | Path, columns: int = 80, env: Mapping[str, str] | None = None, cwd: Path = ROOT
) -> tuple[int, str]:
    """Run ``code`` with ``arguments`` on a terminal of so many ``columns``: exit status, and all that it shows."""
    ours, theirs = pty.openpty()
    ioctl(theirs, TIOCSWINSZ, pack("HHHH", LINES, columns, 0, 0))
    plain = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "COLUMNS", "FORCE_COLOR")}
    with subprocess.Popen(
        [sys.executable, "-c", code, *map(str, arguments)],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        cwd=cwd,
        env={**plain, "PYTHONPATH": str(ROOT), "TERM": "xterm-256color", **(env or {})},
    ) as process:
        os.close(theirs)
        shown = b""
        try:
            while part := os.read(ours, 1 << 16):
                shown += part
        except OSError:
            # How Linux says that the other side is closed.
            pass
        os.close(ours)
    return process.returncode, shown.decode().replace("\r\n", "\n")
