"""``gkcrawl statistics``: the numbers of annual reports as a table, and those of one report as its forms show them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from gkcrawl.cli.shared.exported import is_stdout, output_options, packing_of, writing
from gkcrawl.cli.shared.options import Failure, db_option, open_corpus
from gkcrawl.cli.shared.output import echo_json, json_option
from gkcrawl.cli.shared.upkeep import compare_new, count_new

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from gkcrawl.corpus.figures import Figures
    from gkcrawl.export.columns import Table
    from gkcrawl.export.formats import Format
    from gkcrawl.export.rows import Column
    from gkcrawl.store import Store


@click.group(invoke_without_command=True)
@db_option
@click.option(
    "--region", metavar="CODE|NAME", help="Only reports of this division and those below it: 320000, or a name."
)
@click.option("--agency", metavar="NAME", help="Only reports of agencies with this in their name.")
@click.option("--year", type=click.IntRange(1900, 2200), help="Only reports on that year.")
@click.option(
    "--key", metavar="KEY", multiple=True, help="Only this key, or all that begin so (t3.denied). Repeatable."
)
@click.option("--wide", is_flag=True, help="One line a report, a column a key; else one line a value.")
@output_options("-")
@click.pass_context
def statistics(
    context: click.Context,
    /,
    db: Path,
    output: Path | None,
    key: tuple[str, ...],
    *,
    wide: bool,
    format: Format | None,
    **of_reports: Any,
) -> None:
    """Write the numbers of annual reports (政府信息公开工作年度报告): one line a value, with what a citation needs.

    A line has document, version and address, agency, region, year, form era, key, column, value, meaning, unit, the
    number as printed, where it stands, and confidence. A blank cell has no value and the meaning EMPTY, which is not 0.
    Reports before 2019 have other keys; those that count the same thing come along with the key asked for and have its
    name as ``series``. No other keys are comparable across the forms. Copies of other documents are left out. New
    reports are read before the answer.

    \b
    Examples:
      gkcrawl statistics --year 2023 -o values.csv
      gkcrawl statistics --key t3.new_received --region 江苏省 -o requests.parquet
      gkcrawl statistics --wide --agency 水务局 -o reports.csv
    """
    if context.invoked_subcommand is not None:
        return
    from gkcrawl.corpus.figures import Figures
    from gkcrawl.export.columns import write_tables
    from gkcrawl.statistics.crosswalk import bridged, keys_meant

    output = output or Path("-")
    packing = packing_of(output, format)
    meant = keys_meant(key)
    extra = bridged(meant)
    with open_corpus(db) as store:
        compare_new(store)
        count_new(store)
        chosen = Figures(**of_reports, keys=(*meant, *extra))
        columns, tables = _tables(store, chosen, extra, meant if wide else None)
        with writing(output) as stream:
            count = write_tables(tables, columns, stream, packing)
    if not count:
        click.echo("nothing found: no annual report in the corpus has such numbers", err=True)
    elif not is_stdout(output):
        click.echo(f"{count} {'reports' if wide else 'values'} written to {output}", err=True)


@statistics.command()
@click.argument("document", metavar="ID")
@db_option
@json_option("Print the JSON object that `gkcrawl parse statistics` prints.")
def show(document: str, db: Path, *, as_json: bool) -> None:
    """Show the numbers of one report as its tables have them, failed checks marked.

    ID is a document's id, its first characters, or its address.
    """
    from gkcrawl.cli.shared.report_tables import LEGEND, failed_checks, report_tables
    from gkcrawl.corpus.lookup import document_of
    from gkcrawl.corpus.statistics import statistics_of
    from gkcrawl.terminal import console

    with open_corpus(db) as store:
        count_new(store)
        id = document_of(store, document)
        found = statistics_of(store, id)
        (row,) = store.query("SELECT title, url FROM documents WHERE id = ?", (id,))
    if found is None:
        raise Failure(f"{id} is no annual report: gkcrawl show {id} says what it is")
    if as_json:
        echo_json(found.to_dict())
        return
    click.secho(row["title"] or "(no title)", bold=True)
    click.echo(row["url"])
    facts = (found.agency, found.year, f"form {found.form_era}" if found.form_era else None, found.scope)
    click.echo(" · ".join(str(fact) for fact in (*facts, *found.flags) if fact))
    screen, tables = console(), list(report_tables(found))
    for one in tables:
        screen.print(one)
    click.echo(LEGEND if tables else "no numbers were found in it")
    for line in failed_checks(found.checks):
        click.echo(line)


def _tables(
    store: Store, chosen: Figures, extra: tuple[str, ...], wide: tuple[str, ...] | None
) -> tuple[tuple[Column, ...], Iterator[Table]]:
    """Columns and tables to write; ``wide`` has the keys of the wide form, none for all."""
    from gkcrawl.cli.shared.figures import LONG, long_tables, wide_columns, wide_tables
    from gkcrawl.corpus.figures import figures
    from gkcrawl.statistics.keys import keys

    urls = dict(store.rows("SELECT id, url FROM documents WHERE number IN (SELECT document FROM statistics_reports)"))
    tables = long_tables(figures(store, chosen), urls, extra)
    if wide is None:
        return LONG, tables
    columns = wide_columns(wide or keys())
    return columns, wide_tables(tables, columns)
