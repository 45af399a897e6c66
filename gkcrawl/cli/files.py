"""``gkcrawl files``: files of documents by status; ``files read`` reads archived ones, ``files export`` writes them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from gkcrawl.cli.shared.options import archive_option, db_option, open_corpus
from gkcrawl.config import archive_of

if TYPE_CHECKING:
    from collections.abc import Mapping

_portal_option = click.option("--portal", help="Only files of this portal.")


@click.group(invoke_without_command=True)
@db_option
@_portal_option
@click.option("--status", metavar="WORD", help="List the files that have this status, e.g. captcha.")
@click.option("--json", "as_json", is_flag=True, help="Print every file as a line of JSON.")
@click.pass_context
def files(context: click.Context, db: Path, portal: str | None, status: str | None, *, as_json: bool) -> None:
    """Show how many files the documents of each portal have, by status; with --status list those files.

    A file is listed (never asked for), fetched (archived, not read yet), read or unreadable; any other word says why
    there is none. docs/files.md explains them.

    \b
    Examples:
      gkcrawl files                              how many there are
      gkcrawl files --json | head -1             each with its address, size, digest, place in the archive
      gkcrawl files read --retry                 read what is not read yet, or could not be
      gkcrawl files export files/ && ls files/  write them as files/PORTAL/DOCUMENT/NAME
    """
    from dataclasses import asdict

    import orjson

    from gkcrawl.corpus.lookup import check_portal
    from gkcrawl.store.queries.files import FILE_STATUSES, file_counts, is_file_status
    from gkcrawl.store.queries.files import files as files_of

    if context.invoked_subcommand is not None:
        return
    with open_corpus(db) as store:
        check_portal(store, portal)
        if status is not None and not is_file_status(status):
            raise click.UsageError(f"no status is called {status!r}: {', '.join(FILE_STATUSES)}, http_404 …")
        if as_json:
            for file in files_of(store, status=status, portal=portal):
                click.echo(orjson.dumps(asdict(file)))
        elif status is not None:
            found = 0
            for file in files_of(store, status=status, portal=portal):
                found += 1
                click.echo(file.url)
                why = f", {file.error}" if file.error else ""
                where = f", archived in {file.warc} at {file.offset}" if file.warc else ""
                click.echo(f"    {file.portal}, {file.checked_at or 'never asked for'}{why}{where}")
            click.echo(f"{found} files", err=True)
        else:
            counts = file_counts(store)
            _show({name: row for name, row in counts.items() if portal is None or name == portal})


@files.command()
@db_option
@archive_option
@_portal_option
@click.option("--retry", is_flag=True, help="Also those that could not be read, or took too long.")
@click.option("--ocr", is_flag=True, help="Also scans and pictures, by OCR: some seconds a page.")
def read(db: Path, archive: Path | None, portal: str | None, *, retry: bool, ocr: bool) -> None:
    """Read archived files that were not read yet, or by an older reader than today's, without the network.

    Each is read in a process of its own, with limits of time and memory (GKCRAWL_FILE_SECONDS, GKCRAWL_FILE_MEMORY),
    and stored at once: after an interruption the command goes on where it was.

    Exit status: 0 all were read, 1 some could not be, 2 wrong usage, or --ocr without `pip install gkcrawl[ocr]`.
    """
    from gkcrawl.cli.shared.reading import ocr_task, read_files
    from gkcrawl.corpus.lookup import check_portal
    from gkcrawl.files.reading import READER
    from gkcrawl.store.lock import Lock
    from gkcrawl.store.queries.files import files_to_read
    from gkcrawl.store.warc_files import WarcFiles

    task = ocr_task() if ocr else None
    with open_corpus(db) as store, Lock(db, "files", "gkcrawl files read"):
        check_portal(store, portal)
        chosen = list(files_to_read(store, READER, portal=portal, retry=retry, ocr=ocr))
        tally = read_files(store, WarcFiles(store, archive or archive_of(db)), chosen, task)
    click.echo(str(tally), err=True)
    if tally.failed:
        raise click.exceptions.Exit(1)


@files.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
@db_option
@archive_option
@_portal_option
def export(folder: Path, db: Path, archive: Path | None, portal: str | None) -> None:
    """Write archived files as DIR/PORTAL/DOCUMENT/NAME, NAME made safe for any file system.

    Each is checked against its SHA-256. What is there already stays; what is replaced or new is written whole, or not
    at all. Nothing is written through symbolic links.

    Exit status: 0 all are there, 1 some could not be written.
    """
    from gkcrawl.cli.shared.file_export import FileExport
    from gkcrawl.corpus.lookup import check_portal
    from gkcrawl.store.queries.files import attached_files
    from gkcrawl.store.warc_files import WarcFiles

    with open_corpus(db) as store:
        check_portal(store, portal)
        writer = FileExport(folder, WarcFiles(store, archive or archive_of(db)))
        for problem in writer.write(attached_files(store, portal)):
            click.echo(f"error: {problem}", err=True)
    written, there, failed = (writer.counts[name] for name in ("written", "there", "failed"))
    click.echo(f"{written} files written to {folder}, {there} were there, {failed} could not be written", err=True)
    if failed:
        raise click.exceptions.Exit(1)


def _show(counts: Mapping[str | None, Mapping[str, int]]) -> None:
    """A table of portals and statuses."""
    from gkcrawl.cli.shared.output import table
    from gkcrawl.terminal import console

    statuses = sorted({status for row in counts.values() for status in row})
    shown = table(None, "portal", *statuses)
    for portal, row in counts.items():
        shown.add_row(portal or "-", *(str(row.get(status, 0)) for status in statuses))
    console().print(shown)
