"""``gkcrawl schema``: the JSON Schema of an exported document."""

from __future__ import annotations

import click


@click.command()
@click.option("--table", is_flag=True, help="The fields as a Markdown table instead.")
def schema(*, table: bool) -> None:
    """Print the JSON Schema (draft 2020-12) of one exported document."""
    import json

    from gkcrawl.jsonschema import document_schema, field_table

    click.echo(field_table() if table else json.dumps(document_schema(), ensure_ascii=False, indent=2))
