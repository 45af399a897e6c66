"""Runs a program and says what it took: seconds by the clock and of the processor, memory. Reads /proc: Linux only."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_TICK = os.sysconf("SC_CLK_TCK")
_POLL = 0.02  # seconds
_LOOKS = 1.0  # seconds between two looks at the memory, which cost the processor milliseconds


_STEPS = 2_000_000
_TRIES = 5


def loop_ms() -> tuple[float, float]:
    """Processor milliseconds that a fixed loop takes here now, the least and the most of some tries.

    Machines that share their processors with others change their speed by the minute: figures hold for that of their
    own time, and where the two are far apart for none.
    """
    taken = []
    for _ in range(_TRIES):
        began = time.process_time()
        sum(number * number for number in range(_STEPS))
        taken.append(1000 * (time.process_time() - began))
    return min(taken), max(taken)


class Sample(NamedTuple):
    """At a time (monotonic, seconds): memory of all processes (PSS, bytes), processor seconds of the first, of all."""

    at: float
    memory: int
    cpu: float
    cpu_all: float


@dataclass
class Usage:
    """What a program took.

    Seconds: ``wall``, and of the processor (user and system) ``cpu`` of the process itself, ``cpu_all`` with those it
    started. Bytes: ``peak`` of the process (RSS), and of all at once ``peak_all`` (PSS: what they share counts once).
    """

    status: int = 0
    wall: float = 0.0
    cpu: float = 0.0
    cpu_all: float = 0.0
    peak: int = 0
    samples: list[Sample] = field(default_factory=list)

    @property
    def peak_all(self) -> int:
        """The most memory that all processes had at once."""
        return max((sample.memory for sample in self.samples), default=0)


def run(command: Sequence[str], folder: Path, enough: Callable[[], bool] = lambda: False) -> Usage:
    """Run ``command`` in ``folder``, with what it prints in stdout.txt and stderr.txt there.

    Once there is ``enough``, which is asked once a second, it is told to end (SIGINT).
    """
    usage, others, began, looked, told = Usage(), dict[int, float](), time.monotonic(), 0.0, False
    with (folder / "stdout.txt").open("wb") as out, (folder / "stderr.txt").open("wb") as err:
        process = subprocess.Popen(command, cwd=folder, stdout=out, stderr=err)
    try:
        while os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
            time.sleep(_POLL)
            if time.monotonic() - looked > _LOOKS:
                looked = time.monotonic()
                _look(process.pid, usage, others)
                if not told and enough():
                    told = True
                    process.send_signal(signal.SIGINT)
    except BaseException:
        process.kill()
        process.wait()
        raise
    usage.wall = time.monotonic() - began
    # The process has ended and is not waited for yet: its times are still to be read.
    usage.cpu, waited_for = _times(process.pid)
    usage.cpu_all = usage.cpu + max(waited_for, sum(others.values()))
    usage.status = process.wait()
    return usage


def _look(pid: int, usage: Usage, others: dict[int, float]) -> None:
    """Take a sample of process ``pid`` and of the ``others`` below it, of which those that have ended are kept."""
    total, own = 0, -1.0
    for one in (pid, *_descendants(pid)):
        try:
            total += _kilobytes(one, "smaps_rollup", "Pss:")
            if one == pid:
                usage.peak, own = max(usage.peak, _kilobytes(one, "status", "VmHWM:")), _times(one)[0]
            else:
                others[one] = _times(one)[0]
        except (OSError, LookupError):  # it ends just now
            continue
    if own >= 0:
        usage.samples.append(Sample(time.monotonic(), total, own, own + sum(others.values())))


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
