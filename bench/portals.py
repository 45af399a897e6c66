"""``python -m bench.portals [NUMBER]``: how long it takes to name portals, or to load one, where there are thousands.

Projects of NUMBER (5,000) portals of ten columns, once as tables of TOML files, once as modules of which Python keeps
no bytecode. Seconds by the clock, of an otherwise idle machine; of list and first request the best of three. First
request: from ``scrapy crawl`` to what arrives at a server on this machine. "scrapy alone" is a spider without gkcrawl.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from gkcrawl.portals.column import Column
from gkcrawl.portals.toml import as_toml

PROVINCES = 31
COLUMNS = 10
TRIES = 3
NUMBER = 5000
CLASS = """from gkcrawl.portals import Column, TrsSpider


class Portal{number}(TrsSpider):
    name = "portal_{number}"
    agency, region = "示例市第{number}局", "320100"
    columns = (
{columns}
    )
"""
ALONE = {
    "scrapy.cfg": "[settings]\ndefault = alone_settings\n",
    "alone_settings.py": 'SPIDER_MODULES = ["alone"]\n',
    "alone.py": 'import scrapy\n\n\nclass Alone(scrapy.Spider):\n    name = "alone"\n    start_urls = ["{base}/"]\n',
}


def columns(base: str, number: int) -> list[Column]:
    """Invented columns of portal ``number`` at the server ``base``."""
    return [Column(f"第{n}类政府信息", f"{base}/{number}/zwgk/fdzdgknr/lm{n}/", kind="notice") for n in range(COLUMNS)]


def as_tables(folder: Path, base: str, number: int) -> None:
    """A project whose portals are tables, a file a province."""
    facts = {"family": "trs", "region": "320100", "status": "unverified"}
    for province in range(PROVINCES):
        tables = [
            as_toml(f"portal_{n}", {**facts, "agency": f"示例市第{n}局"}, columns(base, n))
            for n in range(province, number, PROVINCES)
        ]
        (folder / "spiders" / f"province_{province}.toml").write_text("\n".join(tables), encoding="utf-8")


def as_modules(folder: Path, base: str, number: int) -> None:
    """A project whose portals are modules, a folder a province."""
    for n in range(number):
        package = folder / "spiders" / f"province_{n % PROVINCES}"
        package.mkdir(exist_ok=True)
        (package / "__init__.py").touch()
        shown = "\n".join(f'        Column("{one.name}", "{one.url}", kind="{one.kind}"),' for one in columns(base, n))
        (package / f"portal_{n}.py").write_text(CLASS.format(number=n, columns=shown), encoding="utf-8")


def timed(folder: Path, *command: str) -> float:
    """Seconds that ``scrapy`` takes for ``command``."""
    began = time.perf_counter()
    subprocess.run([sys.executable, "-m", "scrapy", *command], cwd=folder, capture_output=True, check=False)
    return time.perf_counter() - began


def until_request(folder: Path, server: socket.socket, *command: str) -> float:
    """Seconds from ``scrapy crawl`` to its first request at ``server``."""
    began = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-m", "scrapy", "crawl", *command], cwd=folder, stderr=subprocess.DEVNULL
    ) as process:
        connection, _ = server.accept()
        took = time.perf_counter() - began
        process.kill()
        connection.close()
    return took


def main(number: int) -> None:
    """Print a line a project."""
    os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
    server = socket.create_server(("127.0.0.1", 0))
    server.settimeout(60)
    base = f"http://127.0.0.1:{server.getsockname()[1]}"
    with tempfile.TemporaryDirectory() as scratch:
        alone = Path(scratch)
        for name, text in ALONE.items():
            (alone / name).write_text(text.format(base=base), encoding="utf-8")
        first = min(until_request(alone, server, "alone") for _ in range(TRIES))
        print(f"scrapy alone: list {min(timed(alone, 'list') for _ in range(TRIES)):.2f}, first request {first:.2f}")
    for make in (as_tables, as_modules):
        folder = Path(tempfile.mkdtemp())
        (folder / "spiders").mkdir()
        (folder / "spiders" / "__init__.py").touch()
        (folder / "scrapy.cfg").write_text("[settings]\ndefault = gkcrawl.settings\n", encoding="utf-8")
        make(folder, base, number)
        crawl = (f"portal_{number // 2}", "--db", "bench.db")
        seconds = {
            "list": min(timed(folder, "list") for _ in range(TRIES)),
            "first request": min(until_request(folder, server, *crawl) for _ in range(TRIES)),
            "typo": timed(folder, "crawl", "portl"),
            "list -v": timed(folder, "list", "-v"),
            "checkall": timed(folder, "checkall"),
        }
        told = ", ".join(f"{what} {took:.2f}" for what, took in seconds.items())
        print(f"{number} portals {make.__name__.replace('_', ' ')}: {told}")
        shutil.rmtree(folder)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else NUMBER)
