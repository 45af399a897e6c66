"""``python -m bench.start [ROUNDS]``: processor seconds that programs take to begin.

In this checkout with its portals, and a corpus of a few demo documents: the median and the least of ROUNDS (10) starts,
which take turns; system and user time. Bytecode is there, as after any first start. The first request of ``scrapy
crawl`` is what arrives at a server on this machine. "scrapy alone" imports Scrapy and does nothing.
"""

from __future__ import annotations

import json
import os
import resource
import socket
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parents[1]
ROUNDS = 10
DOCUMENTS = "20"
PROGRAMS = (
    *("gkcrawl --help", "gkcrawl search 年报", "gkcrawl show {id}", "gkcrawl stats", "gkcrawl export -o -"),
    *("scrapy list", "scrapy -h", "scrapy crawl nosuch", "scrapy crawl demo_trs -a base={base}"),
)
IMPORTS = {"a process that reads pages": "gkcrawl.crawl.readers.worker, gkcrawl.portals.answers.reading"}


def run(*arguments: str) -> str:
    """What ``python arguments`` prints."""
    return subprocess.run([sys.executable, *arguments], cwd=ROOT, capture_output=True, encoding="utf-8").stdout


def until_request(server: socket.socket, *arguments: str) -> None:
    """Run ``python arguments`` until it asks ``server`` for something."""
    with subprocess.Popen([sys.executable, *arguments], cwd=ROOT, stderr=subprocess.DEVNULL) as process:
        server.accept()[0].close()
        process.kill()


def main(rounds: int) -> None:
    """Print a line a program."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    seconds: defaultdict[str, list[float]] = defaultdict(list)
    with tempfile.TemporaryDirectory() as scratch, socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(60)
        os.environ["GKCRAWL_DB"] = str(Path(scratch, "corpus.db"))
        run("-m", "gkcrawl", "demo", "--documents", DOCUMENTS, "--out", scratch, "--db", os.environ["GKCRAWL_DB"])
        document = json.loads(run("-m", "gkcrawl", "export", "-o", "-").splitlines()[0])["id"]
        base = f"http://127.0.0.1:{server.getsockname()[1]}"
        starts = {text: ["-m", *text.format(id=document, base=base).split()] for text in PROGRAMS}
        starts |= {what: ["-c", f"import {modules}"] for what, modules in IMPORTS.items()}
        starts["scrapy alone"] = ["-c", "import scrapy.cmdline"]
        for _ in range(rounds + 1):
            for what, arguments in starts.items():
                before = resource.getrusage(resource.RUSAGE_CHILDREN)
                until_request(server, *arguments) if "{base}" in what else run(*arguments)
                after = resource.getrusage(resource.RUSAGE_CHILDREN)
                seconds[what].append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    for what, (_, *took) in seconds.items():
        print(f"{what:<40}{median(took):6.2f}{min(took):6.2f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS)
