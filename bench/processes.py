"""Runs a program and says what it took: seconds by the clock and of the processor, memory. Reads /proc: Linux only."""

from __future__ import annotations

import os
import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_TICK = os.sysconf("SC_CLK_TCK")
_POLL = 0.02  # seconds
_LOOKS = 1.0  # seconds between two looks at the memory, which cost the processor milliseconds


@dataclass
class Usage:
    """What a program took.

    Seconds: ``wall``, and of the processor (user and system) ``cpu`` of the process itself, ``cpu_all`` with those it
    started. Bytes: ``peak`` of the process, ``peak_all`` of all at once, memory that they share counted once;
    ``memory`` is all of it over time, as (seconds since the start, bytes).
    """

    status: int = 0
    wall: float = 0.0
    cpu: float = 0.0
    cpu_all: float = 0.0
    peak: int = 0
    memory: list[tuple[float, int]] = field(default_factory=list)

    @property
    def peak_all(self) -> int:
        """The most memory that all processes had at once."""
        return max((size for _, size in self.memory), default=0)


def run(command: Sequence[str], folder: Path, seconds: float | None = None) -> Usage:
    """Run ``command`` in ``folder``, with what it prints in stdout.txt and stderr.txt there.

    After ``seconds`` it is told to end (SIGINT).
    """
    usage, others, began, looked = Usage(), dict[int, float](), time.perf_counter(), 0.0
    with (folder / "stdout.txt").open("wb") as out, (folder / "stderr.txt").open("wb") as err:
        process = subprocess.Popen(command, cwd=folder, stdout=out, stderr=err)
    while os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
        time.sleep(_POLL)
        passed = time.perf_counter() - began
        if seconds is not None and passed > seconds:
            process.send_signal(2)
            seconds = None
        if passed - looked > _LOOKS or not usage.memory:
            looked = passed
            _look(process.pid, passed, usage, others)
    usage.wall = time.perf_counter() - began
    # The process has ended and is not waited for yet: its times are still to be read.
    own, waited_for = _times(process.pid)
    usage.cpu, usage.cpu_all = own, own + max(waited_for, sum(others.values()))
    usage.status = process.wait()
    return usage


def _look(pid: int, passed: float, usage: Usage, others: dict[int, float]) -> None:
    total = 0
    for one in (pid, *_descendants(pid)):
        try:
            total += _kilobytes(one, "smaps_rollup", "Pss:")
            if one == pid:
                usage.peak = max(usage.peak, _kilobytes(one, "status", "VmHWM:"))
            else:
                others[one] = _times(one)[0]
        except (OSError, LookupError):  # it ends just now
            continue
    usage.memory.append((passed, total))


def _descendants(pid: int) -> list[int]:
    found: list[int] = []
    for path in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            found += map(int, path.read_text().split())
        except OSError:
            continue
    return found + [below for child in found for below in _descendants(child)]


def _kilobytes(pid: int, name: str, label: str) -> int:
    """Bytes that the line ``label`` of a file of /proc gives in kB."""
    for line in Path(f"/proc/{pid}/{name}").read_text().splitlines():
        if line.startswith(label):
            return int(line.split()[1]) * 1024
    raise LookupError(label)


def _times(pid: int) -> tuple[float, float]:
    """Processor seconds of a process, and of those that it has waited for."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    user, system, users, systems = (int(ticks) / _TICK for ticks in fields[11:15])
    return user + system, users + systems
