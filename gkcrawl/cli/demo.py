"""``gkcrawl demo``: invented portals, crawled end to end; ``gkcrawl demo serve``: the portals alone."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from gkcrawl.config import folder_for, project_folder
from gkcrawl.errors import ConfigError

if TYPE_CHECKING:
    from gkcrawl.demo.corpus import Corpus

DEFAULT_PORT = 8848  # the same at every run, as it is part of every address
_seed_option = click.option("--seed", default=1, show_default=True, help="Another seed invents other documents.")
_documents_option = click.option(
    "--documents", default=200, show_default=True, type=click.IntRange(0), help="Documents in each portal."
)


@click.group(invoke_without_command=True)
@_documents_option
@_seed_option
@click.option(
    "--port",
    default=DEFAULT_PORT,
    show_default=True,
    help="Loopback port of the portals. It is part of every document's address: crawl into the same database"
    " through another port, and all documents are new.",
)
@click.option(
    "--out", type=click.Path(path_type=Path), help="Folder to write to.  [default: output/demo in the project]"
)
@click.option("--db", type=click.Path(path_type=Path), help="Database to store to.  [default: OUT/gkcrawl.db]")
@click.option("--all", "everything", is_flag=True, help="Crawl a portal of every family, not just of three.")
def demo(documents: int, seed: int, port: int, out: Path | None, db: Path | None, *, everything: bool) -> None:
    """Serve three invented portals on this machine, crawl them for real and export what was found.

    Run it twice: the second time nothing is new. Exit status: 0 all portals were crawled, 1 one was not,
    2 the demo cannot be run like this.
    """
    from gkcrawl.demo.corpus import Corpus

    context = click.get_current_context()
    if context.invoked_subcommand is not None:
        return
    out = (out or project_folder() / "output" / "demo").resolve()
    out.mkdir(parents=True, exist_ok=True)
    places = _Places(out, (db or out / "gkcrawl.db").resolve())
    folder_for(places.db, "database")
    context.exit(_tour(places, Corpus(documents, seed), port, everything=everything))


@demo.command(context_settings={"allow_interspersed_args": False})
@click.argument("command", nargs=-1, type=click.UNPROCESSED)
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=DEFAULT_PORT, show_default=True, help="Port to listen on; 0 takes a free one.")
@_documents_option
@_seed_option
@click.option(
    "--edition", default=1, show_default=True, help="Another edition replaces some files, at their addresses."
)
def serve(command: tuple[str, ...], host: str, port: int, **corpus: int) -> None:
    """Serve the demo portals until interrupted, or while COMMAND runs, whose exit status is passed on.

    \b
    Examples:
      gkcrawl demo serve scrapy crawl demo_trs
      gkcrawl demo serve --documents 100000

    Without a COMMAND it prints the base URL once it listens. BASE/truth.jsonl says what a crawl should find,
    BASE/sites.jsonl which columns a home page, such as BASE/trs/, leads to. The same
    seed serves the same documents; they are computed when asked for, so 100000 take no more memory than 10.
    """
    import asyncio

    from gkcrawl.demo.corpus import Corpus
    from gkcrawl.demo.server import serving, start

    if command:
        with serving(Corpus(**corpus), host, port):
            click.get_current_context().exit(_status_of(command))

    async def run() -> None:
        runner, base = await start(Corpus(**corpus), host, port)
        try:
            click.echo(base)
            await asyncio.Event().wait()
        finally:
            await runner.cleanup()

    try:
        asyncio.run(run())
    except KeyboardInterrupt:
        click.echo("stopped", err=True)


def _status_of(command: tuple[str, ...]) -> int:
    """Run ``command``; its exit status. Raises `ConfigError` when there is no such program."""
    try:
        return subprocess.run(command, check=False).returncode
    except OSError as error:
        raise ConfigError(f"cannot run {command[0]}: {error.strerror}") from error


class _Places(NamedTuple):
    """The folder of archive, logs and export, and the database."""

    out: Path
    db: Path


@dataclass(frozen=True, slots=True)
class _Crawl:
    """How the crawl of one portal went."""

    portal: str
    status: int
    verdict: str
    seconds: float
    run: dict[str, Any]


def _tour(places: _Places, corpus: Corpus, port: int, *, everything: bool) -> int:
    from gkcrawl import terminal
    from gkcrawl.demo import check
    from gkcrawl.demo.portals.traps import TrapsPortal
    from gkcrawl.demo.server import ALL_PORTALS, PORTALS, serving
    from gkcrawl.export import fragment, replacing, write_jsonl
    from gkcrawl.store import Store

    console = terminal.console()
    exported = places.out / "documents.jsonl"
    # The traps are there to make a crawl fail.
    portals = [portal for portal in ALL_PORTALS if portal is not TrapsPortal] if everything else PORTALS
    with serving(corpus, port=port) as base:
        console.print(f"Invented portals listen on {base}; crawling {len(portals)} of them:")
        crawls = []
        for portal in portals:
            with console.status(f"scrapy crawl {portal.name}"):
                crawls.append(_crawl(places, portal.name, base))
            console.print(f"  {crawls[-1].verdict}", highlight=False, soft_wrap=True)
    if places.db.exists():
        with Store(places.db) as store, replacing(exported) as stream:
            count = write_jsonl(store.documents(nested=fragment), stream)
            truths = (truth for portal in portals for truth in portal(corpus).truth(base))
            score = check.score(store.documents(), truths)
        console.print(_summary(crawls))
        console.print(f"{score}.", highlight=False, soft_wrap=True)
        console.print(_next_steps(count, exported, places), highlight=False, soft_wrap=True)
    status = max(crawl.status for crawl in crawls)
    if status:
        failed = ", ".join(f"{places.out / crawl.portal}.log" for crawl in crawls if crawl.status)
        click.echo(f"error: not every portal was crawled; see {failed}", err=True)
    return min(status, 1)


def _crawl(places: _Places, portal: str, base: str) -> _Crawl:
    """Run ``scrapy crawl`` in the project, as a user would, with its log in ``out``; outside of one it needs none."""
    from gkcrawl.store import Store

    settings = {
        "GKCRAWL_DB": places.db,
        "GKCRAWL_ARCHIVE": places.out / "archive",
        "LOG_FILE": places.out / f"{portal}.log",
        "LOG_FILE_APPEND": False,
    }
    command = [sys.executable, "-m", "scrapy", "crawl", portal, "-a", f"base={base}"]
    for name, value in settings.items():
        command += ["-s", f"{name}={value}"]
    started = time.monotonic()
    process = subprocess.run(
        command,
        cwd=project_folder(),
        env={**os.environ, "SCRAPY_SETTINGS_MODULE": "gkcrawl.settings"},
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    seconds = time.monotonic() - started
    lines = process.stderr.strip().splitlines() or [f"{portal}: no word from scrapy"]
    run: dict[str, Any] = {}
    if places.db.exists():
        with Store(places.db) as store:
            rows = store.query("SELECT * FROM runs WHERE portal = ? ORDER BY started_at, rowid", (portal,))
            run = rows[-1] if rows else {}
    return _Crawl(portal, process.returncode, lines[-1], seconds, run)


def _summary(crawls: list[_Crawl]) -> Any:
    import json

    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    table = Table(box=SIMPLE_HEAD, pad_edge=False, collapse_padding=True)
    table.add_column("portal", no_wrap=True)
    for heading in ("pages", "documents", "new", "changed", "unchanged", "failures", "seconds"):
        table.add_column(heading, justify="right", no_wrap=True)
    for crawl in crawls:
        counts = json.loads(crawl.run.get("counts") or "{}")
        pages = sum(column["pages"] for column in json.loads(crawl.run.get("columns") or "[]"))
        failures = sum(number for name, number in counts.items() if name.startswith("failed/"))
        numbers = [counts.get(name, 0) for name in ("documents", "new", "changed", "unchanged")]
        table.add_row(crawl.portal, *map(str, (pages, *numbers, failures)), f"{crawl.seconds:.1f}")
    return table


_IN_PROJECT = """scrapy list                     the portals that gkcrawl knows
  scrapy crawl NAME -a sample=5   a taste of a real one"""
_OUTSIDE = "gkcrawl new corpus   a project for crawls of real portals"


def _next_steps(count: int, exported: Path, places: _Places) -> str:
    here, archive, db = Path.cwd(), places.out / "archive", places.db

    def short(path: Path) -> str:
        return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)

    in_project = (project_folder() / "scrapy.cfg").is_file()
    activate = "" if shutil.which("gkcrawl") else f"\n  source {short(Path(sys.prefix))}/bin/activate"
    return f"""
{count} documents are in {short(exported)}, the raw responses in {short(archive)}.

Next:{activate}
  gkcrawl stats --db {short(db)}
  gkcrawl search 政务公开 --db {short(db)}
  gkcrawl export --db {short(db)} --kind annual_report -o reports.jsonl
  gkcrawl parse document {short(archive / "demo_trs")}/*.warc.gz | head -1
  {_IN_PROJECT if in_project else _OUTSIDE}

Look at it in a web browser:
  gkcrawl browse --db {short(db)}"""
