"""``gkcrawl browse``: the corpus as pages, in a browser of this machine or as plain files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from gkcrawl.cli.shared.options import db_option, open_corpus
from gkcrawl.cli.shared.upkeep import compare_new, count_new, cover_new, index_new
from gkcrawl.errors import ConfigError

if TYPE_CHECKING:
    from pathlib import Path

PORT = 8001
"""Datasette's own."""
_HIGHEST_PORT = 65535
"""Two bytes (RFC 9293 §3.1)."""


@click.command()
@db_option
@click.option(
    "--port", default=PORT, show_default=True, type=click.IntRange(0, _HIGHEST_PORT), help="0 for any that is free."
)
@click.option("--public", is_flag=True, help="To be passed on by a web server: no SQL, nothing about this machine.")
def browse(db: Path, port: int, *, public: bool) -> None:
    """Look at the corpus in a web browser: search, documents, and all tables with Datasette.

    The pages are for this machine alone (127.0.0.1) and change nothing. New documents are compared and indexed first;
    those that a crawl stores later show at once, but are found by words only when this is started again. It ends with
    Ctrl-C.

    \b
    Examples:
      gkcrawl browse
      gkcrawl browse --port 8080
      gkcrawl browse --public
    """
    with open_corpus(db) as store:
        try:
            from gkcrawl.browse.readers import Readers
            from gkcrawl.browse.server import serve
        except ImportError as error:
            raise ConfigError("the pages need Datasette 0.65: pip install 'gkcrawl[browse]'") from error
        compare_new(store)
        index_new(store)
        count_new(store)
        cover_new(store)
    with Readers(db) as readers:
        serve(readers, port, _tell, public=public)


def _tell(address: str) -> None:
    click.echo(f"{address}  (Ctrl-C ends it)")
