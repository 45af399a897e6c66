"""``gkcrawl browse``: the corpus as pages, in a browser of this machine or as plain files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from gkcrawl.cli.shared.options import db_option, open_corpus
from gkcrawl.cli.shared.upkeep import compare_new, count_new, cover_new, index_new
from gkcrawl.errors import ConfigError

if TYPE_CHECKING:
    from gkcrawl.store import Store

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
@click.option(
    "--static",
    "folder",
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    help="Write overview, coverage, portals and statistics into this folder as plain files, and serve nothing.",
)
def browse(db: Path, port: int, folder: Path | None, *, public: bool) -> None:
    """Look at the corpus in a web browser: search, documents, and all tables with Datasette.

    The pages are for this machine alone (127.0.0.1) and change nothing. New documents are compared and indexed first;
    those that a crawl stores later show at once, but are found by words only when this is started again. It ends with
    Ctrl-C.

    \b
    Examples:
      gkcrawl browse
      gkcrawl browse --port 8080
      gkcrawl browse --public
      gkcrawl browse --static site
    """
    with open_corpus(db) as store:
        try:
            from gkcrawl.browse.readers import Readers
            from gkcrawl.browse.server import serve
        except ImportError as error:
            lacking = (error.name or "datasette").partition(".")[0]
            raise ConfigError(f"the pages need {lacking}: pip install 'gkcrawl[browse]'") from error
        compare_new(store)
        index_new(store)
        count_new(store)
        cover_new(store)
        if folder is not None:
            _write(store, folder)
            return
    with Readers(db) as readers:
        serve(readers, port, _tell, public=public)


def _write(store: Store, folder: Path) -> None:
    from gkcrawl.browse.static_site import write_site
    from gkcrawl.coverage.kept import china_today

    try:
        count = write_site(store, folder, china_today())
    except OSError as error:
        raise ConfigError(f"{folder} cannot be written: {error.strerror}") from error
    click.echo(f"{count} pages written to {folder}: open {folder / 'index.html'}", err=True)


def _tell(address: str) -> None:
    click.echo(f"{address}  (Ctrl-C ends it)")
