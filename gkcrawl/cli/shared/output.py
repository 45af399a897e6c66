"""What verbs print: JSON, tables for people, and a terminal that scripts can read too."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from collections.abc import Callable

    from rich.table import Table

_Command = TypeVar("_Command", bound="Callable[..., Any]")


def json_option(help: str) -> Callable[[_Command], _Command]:
    """The option ``--json``, keyword argument ``as_json`` of the verb."""
    return click.option("--json", "as_json", is_flag=True, help=help)


def echo_json(value: Any) -> None:
    """Print ``value`` as indented JSON."""
    import orjson

    click.echo(orjson.dumps(value, option=orjson.OPT_INDENT_2))


def table(title: str | None, *columns: str, text: int = 1) -> Table:
    """A rich table whose first ``text`` columns hold text, the others numbers."""
    from rich.table import Table

    made = Table(title=title, title_justify="left")
    for number, column in enumerate(columns):
        made.add_column(column, justify="left" if number < text else "right", overflow="fold")
    return made
