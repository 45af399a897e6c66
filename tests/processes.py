"""Python programs in fresh processes, forked from one that has imported Scrapy and gkcrawl already.

To import them takes a second of processor time, three times as long as the crawls of most tests. Nothing but modules is
shared: each program has a process, an environment, a folder and a reactor of its own.
"""

from __future__ import annotations

import asyncio
import atexit
import gc
import json
import os
import select
import subprocess
import sys
import tempfile
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).resolve().parents[1]
SCRAPY = "from scrapy.cmdline import execute; execute()"
GKCRAWL = "from gkcrawl.cli.main import main; main()"
SECONDS = 120.0
"""A program of the tests that takes longer hangs."""
PACKAGES = (
    *("gkcrawl", "spiders"),
    *("scrapy.commands", "scrapy.downloadermiddlewares", "scrapy.extensions", "scrapy.spidermiddlewares"),
)
MODULES = (
    *("scrapy.cmdline", "scrapy.crawler", "scrapy.core.engine", "scrapy.core.downloader.handlers.http11"),
    *("scrapy.logformatter", "scrapy.pipelines", "scrapy.pqueues", "scrapy.shell", "scrapy.squeues"),
    *("protego", "trafilatura", "twisted.internet.asyncioreactor", "twisted.web.client"),
)
# Read anew by every program: settings look at folder and environment when they are imported, and commands at them.
NOT_SHARED = ("gkcrawl.settings", "gkcrawl.scrapy_commands", "gkcrawl.data.generate_")


def scrapy(*arguments: str, cwd: Path = ROOT, env: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """``scrapy`` with ``arguments`` in folder ``cwd``; ``env`` comes on top of the environment."""
    return python(SCRAPY, *arguments, cwd=cwd, env=env)


def gkcrawl(
    *arguments: str, cwd: Path = ROOT, env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """``gkcrawl`` with ``arguments``, as `scrapy`."""
    return python(GKCRAWL, *arguments, cwd=cwd, env=env)


def python(
    code: str, *arguments: str, cwd: Path = ROOT, env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run ``code`` as a program with ``arguments``, to its end; raises `TimeoutExpired` if there is none."""
    with tempfile.TemporaryDirectory() as folder:
        told = Path(folder)
        order = {
            "code": code,
            "arguments": arguments,
            "cwd": str(cwd),
            "environment": {**os.environ, "PYTHONPATH": str(ROOT), **(env or {})},
            "told": folder,
        }
        status = _nursery().run(order)
        texts = [(told / name).read_text(encoding="utf-8") for name in ("stdout", "stderr")]
    return subprocess.CompletedProcess(arguments, status, *texts)


class _Nursery:
    """The process from which programs are forked: it has one thread and does nothing else."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", __name__],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=ROOT,
            # Libraries that start threads of their own when they are imported could not be forked.
            env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", "OPENBLAS_NUM_THREADS": "1"},
            start_new_session=True,
        )
        atexit.register(self.close)

    def run(self, order: Mapping[str, object]) -> int:
        """The exit status of the program ordered, negative for a signal."""
        assert self._process.stdin is not None and self._process.stdout is not None
        self._process.stdin.write(json.dumps(order).encode() + b"\n")
        self._process.stdin.flush()
        if not select.select([self._process.stdout], [], [], SECONDS)[0]:
            os.killpg(self._process.pid, 9)
            _nursery.cache_clear()
            raise subprocess.TimeoutExpired(str(order["arguments"]), SECONDS)
        return int(self._process.stdout.readline())

    def close(self) -> None:
        """No more orders: it ends."""
        self._process.communicate()


@cache
def _nursery() -> _Nursery:
    return _Nursery()


def _import_all() -> None:
    for name in MODULES:
        import_module(name)
    for package in PACKAGES:
        for module in walk_packages(import_module(package).__path__, f"{package}."):
            if not module.name.startswith(NOT_SHARED):
                import_module(module.name)
    # Else each program copies most of these pages at its end, when all objects are looked at: 0.3 s of the processor.
    gc.collect()
    gc.freeze()


def _fork_on_order() -> dict[str, Any] | None:
    """In the first process: None when there are no more orders. In each that is forked: its order."""
    for line in sys.stdin:
        order: dict[str, Any] = json.loads(line)
        child = os.fork()
        if not child:
            return order
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
    return None


def _become(order: dict[str, Any]) -> None:
    """Be the program that was ordered."""
    told, code = Path(order["told"]), compile(order["code"], "<program>", "exec")
    for number, place in enumerate((Path(os.devnull), told / "stdout", told / "stderr")):
        os.dup2(os.open(place, os.O_RDWR | os.O_CREAT), number)
    os.chdir(order["cwd"])
    os.environ.clear()
    os.environ.update(order["environment"])
    sys.argv[:] = ["program", *order["arguments"]]
    sys.path[0] = order["cwd"]
    # Scrapy drops the loop that it finds for ours. At the end of a program with frozen objects its sockets go first.
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    atexit.register(loop.close)
    exec(code, {"__name__": "__main__"})


if __name__ == "__main__":
    _import_all()
    if order := _fork_on_order():
        _become(order)
