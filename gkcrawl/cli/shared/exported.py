"""Where verbs write what they export: options for a file, its format and packing, and the file or stdout itself."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, TypeVar

import click

from gkcrawl.cli.shared.options import Failure
from gkcrawl.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from gkcrawl.export.formats import Format, Packing

_Command = TypeVar("_Command", bound="Callable[..., Any]")


def output_options(else_: str) -> Callable[[_Command], _Command]:
    """The options ``output`` (None where it is not given) and ``format``; ``else_`` says what comes without one."""

    def added(command: _Command) -> _Command:
        name = click.option(
            "-o",
            "--output",
            type=click.Path(path_type=Path, allow_dash=True),
            help="File to write, - for stdout. Its name says the format (.jsonl, .csv, .parquet) and the compression"
            f" (.gz, .zst).  [default: {else_}]",
        )
        choice = click.Choice(("jsonl", "csv", "parquet"))
        return name(click.option("--format", type=choice, help="Format where the name says none.")(command))

    return added


def packing_of(output: Path, format: Format | None) -> Packing:
    """How ``output`` is written; raises `ConfigError` for a name that says nothing, and where its folder is missing."""
    from gkcrawl.export.formats import read_name

    packing = read_name(output, format)
    if not output.parent.is_dir():
        raise ConfigError(f"no folder {output.parent}: make it, or name another file")
    return packing


@contextmanager
def writing(output: Path) -> Iterator[IO[bytes]]:
    """Stdout, or the file ``output``, which is there only once it is complete; `Failure` where it cannot be written."""
    from gkcrawl.export import replacing

    if is_stdout(output):
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    try:
        with replacing(output) as stream:
            yield stream
    except OSError as error:
        raise Failure(f"cannot write {output}: {error.strerror or error}") from error


def is_stdout(output: Path) -> bool:
    """Whether ``output`` is ``-``."""
    return str(output) == "-"
