"""The crawls that are compared, each a process in a fresh folder: their commands, and whether they did all."""

from __future__ import annotations

import json
import sqlite3
import sys
import tempfile
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bench.pages import COLUMN, HOME, Pages, is_list
from bench.processes import Usage, run
from bench.server import arrivals
from gkcrawl.portals.column import Column
from gkcrawl.portals.toml import as_toml

if TYPE_CHECKING:
    from collections.abc import Sequence

KINDS = {"a": "download only", "b": "plain script", "c": "gkcrawl"}
_FACTS = {"family": "trs", "agency": "示例市人民政府办公室", "region": "320000"}
_RIVALS = str(Path(__file__).with_name("rivals.py"))
_DATABASES = {"b": "script.db", "c": "output/gkcrawl.db"}
LOG_END = 3000  # characters


@dataclass(frozen=True)
class Task:
    """``documents`` documents at 127.0.0.1:``port``, ``concurrency`` requests at once, no delay.

    ``options`` are more options of ``scrapy crawl``; ``profile`` is a file for cProfile's figures of its process.
    """

    documents: int
    port: int
    concurrency: int = 16
    options: tuple[str, ...] = ()
    profile: Path | None = None

    @property
    def base(self) -> str:
        """The server's address."""
        return f"http://127.0.0.1:{self.port}"

    def paths(self) -> list[str]:
        """Of all list pages and documents, in the order in which a crawl comes to them."""
        return list(Pages(self.documents, shells=0).addresses("127.0.0.1"))

    def paths_twice(self) -> list[str]:
        """The same, with list pages once more at the end: the first crawl of a column of several walks them twice."""
        paths = self.paths()
        lists = [path for path in paths if is_list(path)]
        return paths + (lists if len(lists) > 1 else [])


@dataclass(frozen=True)
class Crawl:
    """A crawl that was measured: whose, how many pages it asked for (list pages too), what it took."""

    kind: str
    pages: int
    usage: Usage


def measure(kind: str, task: Task) -> Crawl:
    """Do ``task`` as ``kind`` does.

    Raises:
        SystemExit: it did not do all of it; the end of its log is told.
    """
    with tempfile.TemporaryDirectory(prefix="gkcrawl-bench-") as scratch:
        folder = Path(scratch)
        wanted = task.paths() if kind == "b" else task.paths_twice()
        command = _COMMANDS[kind](task, folder)
        arrivals(task.port)
        usage = run(command, folder)
        asked = [path for _, path, _ in arrivals(task.port) if path != "/robots.txt"]
        stored = _stored(folder / _DATABASES[kind]) if kind in _DATABASES else task.documents
        if usage.status or sorted(asked) != sorted(wanted) or stored != task.documents:
            log = (folder / "stderr.txt").read_text(encoding="utf-8", errors="replace")[-LOG_END:]
            raise SystemExit(
                f"{log}\n{KINDS[kind]} ended with status {usage.status} after {len(asked)} requests for {len(wanted)}"
                f" addresses; {stored} of {task.documents} documents are stored"
            )
    return Crawl(kind, len(wanted), usage)


def page_figures(start: Crawl, whole: Crawl) -> dict[str, float]:
    """Of the whole crawl, and of a page without the start-up."""
    pages, small, large = whole.pages - start.pages, start.usage, whole.usage
    return {
        "pages": whole.pages,
        "wall": large.wall,
        "cpu": large.cpu,
        "cpu_all": large.cpu_all,
        "peak_mb": large.peak / 1e6,
        "peak_all_mb": large.peak_all / 1e6,
        "start_wall": small.wall,
        "start_cpu": small.cpu_all,
        "pages_per_s": pages / (large.wall - small.wall),
        "cpu_ms": 1000 * (large.cpu - small.cpu) / pages,
        "cpu_all_ms": 1000 * (large.cpu_all - small.cpu_all) / pages,
    }


def project(folder: Path, hosts: Sequence[str], port: int) -> None:
    """Make a project in ``folder`` with a portal on each of ``hosts``: portal_0, portal_1 …"""
    (folder / "spiders").mkdir()
    (folder / "spiders" / "__init__.py").touch()
    (folder / "scrapy.cfg").write_text("[settings]\ndefault = gkcrawl.settings\n", encoding="utf-8")
    tables = [
        as_toml(f"portal_{n}", _FACTS, [Column(COLUMN.name, f"http://{host}:{port}{HOME}", kind=COLUMN.kind)])
        for n, host in enumerate(hosts)
    ]
    (folder / "spiders" / "portals.toml").write_text("\n".join(tables), encoding="utf-8")


def _download(task: Task, folder: Path) -> list[str]:
    addresses = folder / "addresses.txt"
    addresses.write_text("".join(f"{task.base}{path}\n" for path in task.paths_twice()), encoding="ascii")
    return [sys.executable, _RIVALS, "download", str(addresses), str(task.concurrency)]


def _script(task: Task, folder: Path) -> list[str]:
    return [sys.executable, _RIVALS, "script", task.base + HOME, str(task.concurrency)]


def _gkcrawl(task: Task, folder: Path) -> list[str]:
    project(folder, ["127.0.0.1"], task.port)
    settings = {
        "CONCURRENT_REQUESTS": task.concurrency,
        "CONCURRENT_REQUESTS_PER_DOMAIN": task.concurrency,
        "DOWNLOAD_DELAY": 0,
        # In the place of the 8 that a server on this machine gets by default.
        "DOWNLOAD_SLOTS": json.dumps({"127.0.0.1": {"delay": 0, "concurrency": task.concurrency}}),
    }
    profiler = ["-m", "cProfile", "-o", str(task.profile.resolve())] if task.profile else []
    given = [word for name, value in settings.items() for word in ("-s", f"{name}={value}")]
    return [sys.executable, *profiler, "-m", "scrapy", "crawl", "portal_0", *given, *task.options]


def _stored(database: Path) -> int:
    """Documents in ``database``."""
    with closing(sqlite3.connect(database)) as connection:
        (count,) = connection.execute("SELECT count(*) FROM documents WHERE text <> ''").fetchone()
    return int(count)


_COMMANDS = {"a": _download, "b": _script, "c": _gkcrawl}
