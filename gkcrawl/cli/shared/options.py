"""Shared options of the subcommands, and errors as one line."""

from __future__ import annotations

from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, TypeVar, get_args

import click

from gkcrawl.config import configured
from gkcrawl.document import Kind

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from gkcrawl.store import Store


def _database(context: click.Context, parameter: click.Parameter, value: Path | None) -> Path:
    return Path(configured(db=value)["db"].value)


def _archive(context: click.Context, parameter: click.Parameter, value: Path | None) -> Path | None:
    return configured(archive=value)["archive"].value if value else None


db_option = click.option(
    "--db",
    type=click.Path(path_type=Path),
    callback=_database,
    help="The corpus database.  [default: GKCRAWL_DB, gkcrawl.toml, else output/gkcrawl.db of the project]",
)
archive_option = click.option(
    "--archive",
    type=click.Path(path_type=Path),
    callback=_archive,
    help="Folder of the WARC files.  [default: GKCRAWL_ARCHIVE, gkcrawl.toml, else archive/ beside the database]",
)

_Command = TypeVar("_Command", bound="Callable[..., Any]")


def _day(context: click.Context, parameter: click.Parameter, value: datetime | None) -> str | None:
    return value.strftime("%Y-%m-%d") if value else None


def filter_options(command: _Command) -> _Command:
    """The options that choose documents: ``portal``, ``kind``, ``since`` (YYYY-MM-DD), ``year``, ``agency``."""
    options = (
        click.option("--portal", help="Only documents of this portal."),
        click.option("--kind", type=click.Choice(get_args(Kind)), help="Only documents of this kind."),
        click.option(
            "--since",
            type=click.DateTime(["%Y-%m-%d"]),
            metavar="YYYY-MM-DD",
            callback=_day,
            help="Only documents published that day or later; where no such date is printed, the written date counts,"
            " else the day the document was first seen.",
        ),
        click.option("--year", type=click.IntRange(1900, 2200), help="Only reports on that year, or documents of it."),
        click.option("--agency", metavar="NAME", help="Only documents whose agency or issuer has this in its name."),
    )
    for option in reversed(options):
        command = option(command)
    return command


class Failure(click.ClickException):
    """Something could not be done; shown as ``error: …`` on stderr."""

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the one line."""
        click.echo(f"error: {self.message}", file=file, err=file is None)


class Misconfigured(Failure):
    """A `Failure` because of what the user asked for."""

    exit_code = 2


def open_corpus(db: Path) -> Store:
    """See `existing`."""
    from gkcrawl.store.store import existing

    return existing(db)
