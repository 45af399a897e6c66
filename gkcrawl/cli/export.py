"""``gkcrawl export``: the corpus as JSON Lines."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import click

from gkcrawl.cli.common import Failure, db_option, open_corpus
from gkcrawl.document import Kind
from gkcrawl.errors import ConfigError

if TYPE_CHECKING:
    from datetime import datetime

    from gkcrawl.store import Store


@click.command()
@db_option
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, allow_dash=True),
    help="File to write, - for stdout.  [default: documents.jsonl next to the database]",
)
@click.option("--portal", help="Only documents of this portal.")
@click.option("--kind", type=click.Choice(get_args(Kind)), help="Only documents of this kind.")
@click.option(
    "--since",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="YYYY-MM-DD",
    help="Only documents published that day or later; where no such date is printed, the written date counts,"
    " else the day the document was first seen.",
)
def export(db: Path, output: Path | None, portal: str | None, kind: str | None, since: datetime | None) -> None:
    """Write documents as JSON Lines, one a line, in the order of portal and id.

    The file appears, or takes the place of an older one, only when it is complete. Every line is valid
    against the schema that `gkcrawl schema` prints.

    \b
    Examples:
      gkcrawl export
      gkcrawl export --kind annual_report --since 2025-01-01 -o reports.jsonl
      gkcrawl export --portal ndrc -o - | head -1
    """
    from gkcrawl.export import fragment, replacing, write_jsonl

    output = output or db.with_name("documents.jsonl")
    with open_corpus(db) as store:
        _check_portal(store, portal)
        day = since.strftime("%Y-%m-%d") if since else None
        documents = store.documents(portal=portal, kind=kind, since=day, nested=fragment)
        if str(output) == "-":
            write_jsonl(documents, sys.stdout.buffer)
            sys.stdout.buffer.flush()
            return
        try:
            with replacing(output) as stream:
                count = write_jsonl(documents, stream)
        except OSError as error:
            raise Failure(f"cannot write {output}: {error.strerror or error}") from error
    click.echo(f"{count} documents written to {output}", err=True)


def _check_portal(store: Store, portal: str | None) -> None:
    known = sorted(row["name"] for row in store.query("SELECT name FROM portals"))
    if portal is not None and portal not in known:
        raise ConfigError(f"no portal {portal} in {store.path}; it holds {', '.join(known) or 'none'}")
