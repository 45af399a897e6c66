"""What the verbs share: the database option and errors as one line."""

from __future__ import annotations

from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import click

from gkcrawl.errors import ConfigError

if TYPE_CHECKING:
    from gkcrawl.store import Store

DEFAULT_DB = Path("output/gkcrawl.db")

db_option = click.option(
    "--db",
    type=click.Path(path_type=Path),
    default=DEFAULT_DB,
    envvar="GKCRAWL_DB",
    show_default=True,
    show_envvar=True,
    help="The corpus database.",
)


class Failure(click.ClickException):
    """Something could not be done; shown as ``error: …`` on stderr."""

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the one line."""
        click.echo(f"error: {self.message}", file=file, err=file is None)


class Misconfigured(Failure):
    """A `Failure` because of what the user asked for."""

    exit_code = 2


def open_corpus(db: Path) -> Store:
    """The existing database ``db``; raises `ConfigError` when there is none."""
    from gkcrawl.store import Store

    if not db.exists():
        raise ConfigError(
            f"no database at {db}: crawl a portal first (scrapy crawl NAME), or name one with --db or GKCRAWL_DB"
        )
    return Store(db)
