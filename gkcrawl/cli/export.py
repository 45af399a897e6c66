"""``gkcrawl export``: the corpus as JSON Lines, CSV or Parquet."""

from __future__ import annotations

from contextlib import nullcontext
from typing import TYPE_CHECKING

import click

from gkcrawl.cli.shared.exported import is_stdout, output_options, packing_of, writing
from gkcrawl.cli.shared.options import db_option, filter_options, open_corpus
from gkcrawl.cli.shared.upkeep import compare_new

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

    from gkcrawl.export.formats import Format


@click.command()
@db_option
@output_options("documents.jsonl next to the database")
@filter_options
@click.option("--duplicates", is_flag=True, help="Also copies: exact, reposted and retitled ones.")
@click.option("--versions", is_flag=True, help="Also former versions, each before the one that replaced it.")
@click.option(
    "--since-export",
    metavar="NAME",
    help="Only what is new or changed since the last export of that NAME. Use one name with one set of filters.",
)
def export(
    db: Path,
    output: Path | None,
    *,
    format: Format | None,
    duplicates: bool,
    versions: bool,
    since_export: str | None,
    **filters: Any,
) -> None:
    """Write documents, one a line or row, in the order of portal and id.

    The file appears, or takes the place of an older one, only when it is complete. Every line of JSON is
    valid against the schema that `gkcrawl schema` prints. New documents are compared with the others
    first: a copy of a document that is kept is left out unless asked for.

    \b
    Examples:
      gkcrawl export
      gkcrawl export --kind annual_report --since 2025-01-01 -o reports.jsonl.zst
      gkcrawl export --year 2024 -o reports.csv
      gkcrawl export --since-export nightly -o new.jsonl
      gkcrawl export --portal demo_trs -o - | head -1
    """
    from orjson import loads

    from gkcrawl.corpus.lookup import check_portal
    from gkcrawl.corpus.new_documents import new_documents
    from gkcrawl.export import fragment
    from gkcrawl.export.formats import write_packed
    from gkcrawl.store.queries.selection import Selection, documents

    output = output or db.with_name("documents.jsonl")
    with open_corpus(db) as store:
        packing = packing_of(output, format)
        selection = Selection(**filters, copies=duplicates)
        # Only JSON can pass nested columns through as they are stored.
        nested = fragment if packing.format == "jsonl" else loads
        check_portal(store, selection.portal)
        compare_new(store)
        with (
            new_documents(store, since_export, selection, versions=versions, nested=nested)
            if since_export
            else nullcontext(documents(store, selection, versions=versions, nested=nested))
        ) as found:
            with writing(output) as stream:
                count = write_packed(found, stream, packing)
            if not is_stdout(output):
                click.echo(f"{count} documents written to {output}", err=True)
