"""One import: what is left of its files, its row in ``runs``, and the summary of what was stored, skipped and why."""

from __future__ import annotations

import itertools
import re
from dataclasses import asdict, dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from gkcrawl.archive.times import now, to_iso
from gkcrawl.cli.importing.importer import Importer
from gkcrawl.cli.importing.index import ArchiveIndex
from gkcrawl.cli.importing.owners import declared
from gkcrawl.cli.importing.rows import Rows
from gkcrawl.cli.shared.reading import read_files
from gkcrawl.cli.shared.upkeep import progress
from gkcrawl.errors import ConfigError, StoreError
from gkcrawl.files.reading import READER
from gkcrawl.store import PortalFacts, RunEnd, Store
from gkcrawl.store.imports import finished_imports
from gkcrawl.store.lock import Lock
from gkcrawl.store.queries.files import files_to_read
from gkcrawl.store.rows import IMPORT
from gkcrawl.store.warc_files import WarcFiles

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from gkcrawl.portals.walking.spider import PortalSpider

_REGION = re.compile(r"\d{6}", re.ASCII)
_STORED = ("new", "changed", "unchanged", "moved", "mirrored")


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """``hosts`` (suffixes) that pages are imported of, none for any; ``agency`` and ``region`` of undeclared hosts.

    Raises:
        ConfigError: ``region`` is no code.
    """

    hosts: Sequence[str] = ()
    agency: str | None = None
    region: str | None = None

    def __post_init__(self) -> None:
        if self.region is not None and not _REGION.fullmatch(self.region):
            raise ConfigError(f"--region {self.region}: give a six-digit code of GB/T 2260, e.g. 320000")


@dataclass(slots=True)
class Summary:
    """What an import did: exit ``status``, ``lines`` to read, ``problems`` with single records, ``notes``."""

    status: int
    lines: list[str]
    problems: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def import_files(db: Path, archive: Path, paths: Sequence[Path], options: Options) -> Summary:
    """Store the documents of the WARC files ``paths`` in the database ``db``, whose archive is ``archive``.

    Raises:
        ConfigError: another import is under way.
        StoreError: nothing can be stored.
    """
    with Lock(db, IMPORT, "gkcrawl import"), Store(db) as store:
        store.close_interrupted(IMPORT)
        warc_files = WarcFiles(store, archive)
        files = [(path, warc_files.name(path, path.parent.name)) for path in paths]
        stamps = {name: _stamp(path) for path, name in files}
        said = asdict(options)
        done: set[str] = set()
        for before in finished_imports(store):
            if {key: before[key] for key in said} == {**said, "hosts": list(options.hosts)}:
                done |= {name for name, stamp in stamps.items() if before["files"].get(name) == stamp}
        left = [(path, name) for path, name in files if name not in done]
        lines = [f"{name}: imported before" for _, name in files if name in done]
        if not left:
            return Summary(0, lines)
        facts = PortalFacts(name=IMPORT, agency=options.agency or "", region=options.region or "", family="")
        run = _free_id(store)
        settings = {IMPORT: {**said, "files": {name: stamps[name] for _, name in left}}}
        store.start_run(run, facts, started_at=to_iso(now()), settings=settings)
        importer = Importer(store, run, facts, left)
        summary = Summary(0, lines)
        try:
            _work(importer, left, options, summary)
            _read(store, warc_files, importer, {name for _, name in left})
        except StoreError as error:
            _finish(store, run, importer, Summary(1, [str(error)]), "trouble")
            raise
        except KeyboardInterrupt:
            _finish(store, run, importer, Summary(1, ["interrupted"]), "interrupted")
            raise
        return _judged(store, run, importer, summary)


def _work(importer: Importer, files: Sequence[tuple[Path, str]], options: Options, summary: Summary) -> None:
    """Index ``files`` and store what is in them; ``summary`` gets what could not be read."""
    sizes = [path.stat().st_size for path, _ in files]
    with ArchiveIndex(options.hosts) as index:
        with progress(sum(sizes), "reading archives (bytes)") as tell:
            for (path, _), before in zip(files, itertools.accumulate(sizes, initial=0), strict=False):
                index.add(path, partial(_told, tell, before))
        importer.counts.update({f"skipped/{word}": count for word, count in index.left_out.items()})
        portals = _portals()
        if not portals:
            summary.notes.append(
                "no portals are declared here (no scrapy.cfg in this folder or above): all pages are of none"
            )
        rows = Rows(index.connection, declared(portals, index))
        with progress(len(index), "storing documents (pages)") as tell:
            importer.store(index, rows, tell)
        summary.problems += [*index.problems, *importer.problems]


def _read(store: Store, warc_files: WarcFiles, importer: Importer, names: set[str]) -> None:
    """Read what came as a file of a document, from the archive files called ``names``."""
    if not importer.counts["files"]:
        return
    chosen = [file for file in files_to_read(store, READER) if file.warc in names]
    tally = read_files(store, warc_files, chosen)
    importer.counts.update({"files/read": tally.read, "files/unreadable": tally.failed})


def _told(tell: Callable[[int], object], before: int, done: int) -> None:
    tell(before + done)


def _portals() -> Sequence[type[PortalSpider]]:
    from scrapy.utils.project import get_project_settings

    from gkcrawl.crawl.loader import PortalLoader

    return PortalLoader(get_project_settings()).portals()


def _judged(store: Store, run: str, importer: Importer, summary: Summary) -> Summary:
    """Put the end of the run on record and say how it went."""
    counts = importer.counts
    stored = sum(counts[change] for change in _STORED)
    summary.lines.append(f"documents: {', '.join(f'{counts[change]} {change}' for change in _STORED[:3])}")
    others = [(change, counts[change]) for change in _STORED[3:] if counts[change]]
    summary.lines[-1] += "".join(f", {count} {change}" for change, count in others)
    if importer.portals:
        summary.lines.append(f"portals: {', '.join(f'{name} {n}' for name, n in sorted(importer.portals.items()))}")
    if counts["files"]:
        said = ", ".join(f"{counts[f'files/{word}']} {word}" for word in ("read", "unreadable"))
        summary.lines.append(f"files of documents: {counts['files']} new, {said}")
    if counts["known"]:
        summary.lines.append(f"imported before: {counts['known']} pages")
    for label, prefix in (("no documents", "skipped/"), ("rows whose page is none", "failed/")):
        found = sorted((word.removeprefix(prefix), n) for word, n in counts.items() if word.startswith(prefix))
        if found:
            summary.lines.append(f"{label}: {', '.join(f'{n} {word}' for word, n in found)}")
    summary.status = int(bool(summary.problems) or not (stored or counts["known"]))
    word = "ok_partly" if summary.problems else "ok" if stored or counts["known"] else "nothing_stored"
    _finish(store, run, importer, summary, word)
    return summary


def _finish(store: Store, run: str, importer: Importer, summary: Summary, outcome: str) -> None:
    reason = "; ".join(["import", *summary.lines, *([f"{len(summary.problems)} problems"] if summary.problems else [])])
    end = RunEnd(
        finished_at=to_iso(now()), status=summary.status, reason=reason, outcome=outcome, counts=dict(importer.counts)
    )
    store.finish_run(run, IMPORT, end)


def _stamp(path: Path) -> list[int]:
    """What changes when a file does: its size in bytes and the time of its last change."""
    state = path.stat()
    return [state.st_size, state.st_mtime_ns]


def _free_id(store: Store) -> str:
    taken = {row["run"] for row in store.query("SELECT run FROM runs WHERE portal = ?", (IMPORT,))}
    stamp = now().strftime("%Y%m%dT%H%M%SZ")
    return next(id for id in (stamp, *(f"{stamp}-{n}" for n in range(2, len(taken) + 3))) if id not in taken)
