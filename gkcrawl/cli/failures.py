"""``gkcrawl failures``: rows of lists without the page they name, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from gkcrawl.cli.shared.options import db_option, open_corpus
from gkcrawl.cli.shared.output import echo_json, json_option

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@db_option
@click.option("--portal", help="Only rows of this portal.")
@click.option("--kind", metavar="WORD", help="Only rows that failed for this reason, e.g. maintenance.")
@json_option("Print one JSON array instead of a table.")
def failures(db: Path, portal: str | None, kind: str | None, *, as_json: bool) -> None:
    """List rows whose pages did not come, or came as something else: address, title, reason, time, tries, place in
    the archive.

    The answers stay in the archive; reextract takes them up again when a rule was wrong. docs/families.md explains the
    reasons.
    """
    from gkcrawl.corpus.lookup import check_portal
    from gkcrawl.store.queries.failures import failures as failures_of

    with open_corpus(db) as store:
        check_portal(store, portal)
        found = failures_of(store, portal=portal, kind=kind)
    if as_json:
        echo_json(found)
        return
    for failure in found:
        click.echo(f"{failure.reason}  {failure.title or '(no title)'}")
        click.echo(f"    {failure.url}")
        where = f", archived in {failure.warc} at {failure.offset}" if failure.warc else ""
        kept = f", kept as {failure.document}" if failure.document else ""
        click.echo(f"    {failure.portal}, {failure.at}, tries: {failure.tries}{where}{kept}")
    click.echo(f"{len(found)} failures", err=True)
