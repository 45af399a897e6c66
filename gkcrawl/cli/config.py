"""``gkcrawl config``: every setting, its value and where that was said."""

from __future__ import annotations

from pathlib import Path

import click

from gkcrawl.cli.shared.output import echo_json, json_option, table
from gkcrawl.config import SETTINGS, Setting, Value, configured
from gkcrawl.terminal import console


@click.command()
@click.option("--db", type=click.Path(path_type=Path), help="Show what another verb would do with this --db.")
@json_option("Print one JSON array instead of a table.")
def config(db: Path | None, *, as_json: bool) -> None:
    """Show every setting, its value, and where that comes from.

    A setting comes from the command line, else from the environment (GKCRAWL_DB …), else from gkcrawl.toml, which is
    looked for in the current folder and those around it, else it has its default. docs/settings.md explains them.
    """
    rows = [
        {
            "key": setting.key,
            "value": _shown(setting, found),
            "source": found.source,
            "environment": setting.name,
            "meaning": setting.means,
        }
        for setting, found in zip(SETTINGS, configured(db=db).values(), strict=True)
    ]
    if as_json:
        echo_json(rows)
        return
    shown = table(None, "setting", "value", "from", text=3)
    for row in rows:
        shown.add_row(*(str(row[column]) for column in ("key", "value", "source")))
    console().print(shown)


def _shown(setting: Setting, found: Value) -> str | float:
    """The value; of passwords and addresses that hold one, that it is set: what is printed gets copied into reports."""
    if setting.kind == "secret" and found.source != "default":
        return "(set)"
    return found.value if isinstance(found.value, bool | int | float) else str(found.value)
