"""``gkcrawl import``: stores the documents of WARC files that others fetched."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from gkcrawl.cli.shared.options import archive_option, db_option
from gkcrawl.config import archive_of


@click.command(name="import")
@click.argument("paths", metavar="FILE|DIR...", nargs=-1, required=True, type=click.Path(path_type=Path))
@db_option
@archive_option
@click.option(
    "--hosts",
    metavar="SUFFIX",
    multiple=True,
    help="Only pages of these hosts and those below them, e.g. gov.cn; several times for several."
    "  [default: all hosts in the files]",
)
@click.option(
    "--agency", help="Whose pages these are, where no portal is declared on the host: the agency's full name."
)
@click.option("--region", metavar="CODE", help="The same for its division: six digits of GB/T 2260.")
@click.option(
    "--copy",
    is_flag=True,
    help="Copy the files into the archive (a hard link where possible) instead of pointing to where they lie.",
)
def import_(paths: tuple[Path, ...], db: Path, archive: Path | None, *, copy: bool, **options: Any) -> None:
    """Store the documents of WARC files of any origin: Common Crawl, Internet Archive, wget, browsertrix, gkcrawl.

    FILE is a WARC or ARC file, plain or .gz; of a folder all such files in it are read. Pages are judged as in a crawl:
    lists help to read the documents they name, error pages and others that are no documents are counted by reason.
    Files that documents link to are stored and read with them (docs/files.md).
    What was imported before is passed over, so that an import that was interrupted goes on where it was.

    \b
    Examples:
      gkcrawl import site.warc.gz
      gkcrawl import CC-MAIN-*.warc.gz --hosts gov.cn

    Exit status: 0 all was read, 1 some of it could not be or held no document, 2 wrong usage.
    """
    from gkcrawl.cli.importing.files import copied, find_files
    from gkcrawl.cli.importing.session import Options, import_files

    root = archive or archive_of(db)
    files = [copied(file, root) if copy else file.path for file in find_files(paths)]
    summary = import_files(db, root, files, Options(**options))
    for line in summary.lines:
        click.echo(line)
    for note in summary.notes:
        click.echo(f"note: {note}", err=True)
    for problem in summary.problems:
        click.echo(f"error: {problem}", err=True)
    if summary.status:
        raise click.exceptions.Exit(summary.status)
