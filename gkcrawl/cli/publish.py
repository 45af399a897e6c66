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
@click.option("--no-copies", is_flag=True, help="Leave out documents that only repeat another one.")
def publish(folder: Path, db: Path, *, no_copies: bool, **said: Any) -> None:
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

    edition = Edition(**said, copies=not no_copies)
    with open_corpus(db) as store:
        compare_new(store)
        count_new(store)
        try:
            rows = write(store, folder, edition)
        except OSError as error:
            raise Failure(f"cannot write {folder}: {error.strerror or error}") from error
    click.echo(", ".join(f"{count} {name}" for name, count in rows.items()) + f" written to {folder}", err=True)
