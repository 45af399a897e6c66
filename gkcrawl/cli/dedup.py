"""``gkcrawl dedup``: which documents are copies of others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from gkcrawl.cli.shared.options import db_option, open_corpus

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@db_option
def dedup(db: Path) -> None:
    """Compare new and changed documents with all others, and say what was found.

    Search and export do so themselves; after a crawl this saves their users the wait. Nothing is deleted:
    a copy points to the document that is kept. docs/identity.md explains the relations.
    """
    from gkcrawl.cli.shared.upkeep import progress
    from gkcrawl.corpus.duplicates import CONSUMER, find_duplicates
    from gkcrawl.corpus.feed import pending

    with open_corpus(db) as store:
        with progress(pending(store, CONSUMER), "comparing documents") as tell:
            counts = find_duplicates(store, tell)
        rows = store.query(
            "SELECT relation, COUNT(*) AS n FROM likeness WHERE relation IS NOT NULL GROUP BY relation ORDER BY 1"
        )
    click.echo(f"compared: {counts['compared']}")
    for row in rows:
        click.echo(f"{row['relation']}: {row['n']} in the corpus, {counts[row['relation']]} of them new")
