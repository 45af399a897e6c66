"""Tables and JSON of the verbs, where there is no terminal."""

from __future__ import annotations

from dataclasses import dataclass

import click
from click.testing import CliRunner

from gkcrawl.cli.shared.output import echo_json, json_option, table
from gkcrawl.contract import COVERED
from gkcrawl.terminal import console


@dataclass(slots=True)
class Row:
    title: str


@click.command()
@json_option("As JSON.")
def verb(*, as_json: bool) -> None:
    """A verb."""
    if as_json:
        echo_json([Row("年报")])
        return
    shown = table("Rows", "portal", *COVERED)
    shown.add_row("example_development_reform", *("100" for _ in COVERED))
    console().print(shown)


def test_json_is_indented_and_knows_data_classes() -> None:
    assert CliRunner().invoke(verb, ["--json"]).output == '[\n  {\n    "title": "年报"\n  }\n]\n'
    assert "--json  As JSON." in CliRunner().invoke(verb, ["--help"]).output


def test_a_row_of_the_widest_table_is_a_line() -> None:
    lines = CliRunner().invoke(verb).output.splitlines()
    assert [line for line in lines if "example_development_reform" in line and line.count("100") == len(COVERED)]
    assert all(name in lines[2] for name in COVERED)
