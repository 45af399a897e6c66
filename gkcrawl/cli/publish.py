"""``gkcrawl publish``: an immutable snapshot of the corpus that others can load, check and cite."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from gkcrawl.cli.shared.options import Failure, db_option, open_corpus
from gkcrawl.cli.shared.upkeep import compare_new, count_new

if TYPE_CHECKING:
    from typing import Any


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@db_option
@click.option("--version", required=True, metavar="NAME", help="Name of the snapshot, such as 2026.11.")
@click.option("--title", default="gkcrawl corpus", show_default=True, help="Title of the corpus.")
@click.option("--author", "authors", multiple=True, metavar="NAME", help="Who publishes it. Repeatable.")
@click.option(
    "--license",
    "licence",
    metavar="SPDX",
    help="Licence, such as CC-BY-4.0; without it the card says that none was stated.",
)
@click.option("--url", help="Address at which it will be found.")
@click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="YYYY-MM-DD",
    callback=lambda context, parameter, value: value.date() if value else None,
    help="The corpus as it was at the end of that day; the card says what cannot be restored.",
)
@click.option("--no-copies", is_flag=True, help="Leave out documents that only repeat another one.")
@click.option(
    "--no-contacts", is_flag=True, help="Take telephone numbers, e-mail addresses and identity numbers out of texts."
)
def publish(folder: Path, db: Path, *, no_copies: bool, no_contacts: bool, **said: Any) -> None:
    """Write a snapshot of the corpus into DIR, a new or empty folder: Parquet tables, and what describes them.

    The folder appears only when it is complete, and is never written again. Two snapshots of one state are the same
    bytes.

    \b
    Examples:
      gkcrawl publish corpus-2026.11 --version 2026.11
    """
    from gkcrawl.export.rows import pyarrow

    pyarrow()
    from gkcrawl.publish.edition import Edition
    from gkcrawl.publish.snapshot import publish as write

    edition = Edition(**said, copies=not no_copies, contacts=not no_contacts)
    with open_corpus(db) as store:
        if edition.as_of is None:
            compare_new(store)
            count_new(store)
        try:
            release = write(store, folder, edition)
        except OSError as error:
            raise Failure(f"cannot write {folder}: {error.strerror or error}") from error
    said_of = (f"{written.tally.rows} {written.table.name}" for written in release.tables)
    click.echo(f"{', '.join(said_of)} written to {folder}", err=True)
