"""What a process took is what it did: seconds, memory, those it started, and its status."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from bench.processes import loop_ms, run

if TYPE_CHECKING:
    from pathlib import Path

BURN = "import time\nend = time.process_time() + {}\nwhile time.process_time() < end: pass\n"


def test_processor_and_memory_of_a_process_and_of_those_it_starts(tmp_path: Path) -> None:
    child = BURN.format(0.3) + "time.sleep(1.2)"  # memory is looked at once a second
    program = f"import subprocess, sys\n{BURN.format(0.1)}subprocess.run([sys.executable, '-c', {child!r}])"
    usage = run([sys.executable, "-c", program], tmp_path)
    assert usage.status == 0
    assert usage.cpu_all - usage.cpu >= 0.3, "what the child burnt, whatever it takes to begin"
    assert usage.cpu > 0.1
    assert usage.peak > 1_000_000 and usage.peak_all > 1_000_000


def test_output_is_kept_and_a_failure_has_its_status(tmp_path: Path) -> None:
    usage = run([sys.executable, "-c", "import sys; print('told'); sys.exit(3)"], tmp_path)
    assert (usage.status, (tmp_path / "stdout.txt").read_text()) == (3, "told\n")


def test_a_process_is_told_to_end_when_there_is_enough(tmp_path: Path) -> None:
    program = "import time\ntry: print('works', flush=True) or time.sleep(60)\nexcept KeyboardInterrupt: print('ends')"
    told = tmp_path / "stdout.txt"
    usage = run([sys.executable, "-c", program], tmp_path, lambda: bool(told.read_text()))
    assert (usage.status, told.read_text()) == (0, "works\nends\n")


def test_the_speed_of_the_machine_is_told() -> None:
    least, most = loop_ms()
    assert 0 < least <= most
