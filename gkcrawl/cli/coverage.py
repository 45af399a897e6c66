"""``gkcrawl coverage``: which annual reports the corpus holds, and which of those that should exist it lacks."""

from __future__ import annotations

from collections import Counter
from dataclasses import astuple
from typing import TYPE_CHECKING

import click

from gkcrawl.cli.shared.exported import is_stdout, output_options, packing_of, writing
from gkcrawl.cli.shared.options import db_option, open_corpus
from gkcrawl.cli.shared.output import table
from gkcrawl.cli.shared.upkeep import annual_reports, compare_new, count_new, cover_new, progress

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date, datetime
    from pathlib import Path

    from rich.table import Table

    from gkcrawl.coverage.table import Row
    from gkcrawl.export.formats import Format, Packing

_MARKS = {"present": "✓", "late": "late", "duplicate": "dup", "no_tables": "bare", "missing": "–"}
_LEGEND = (
    "✓ present, late: after its deadline, dup: repeats another year's, bare: without tables, –: missing in this corpus"
    " (which does not say that it was never published), a line without marks: no report of any year is in this corpus"
)


def _day(context: click.Context, parameter: click.Parameter, value: datetime | None) -> date:
    from gkcrawl.coverage.kept import china_today

    return value.date() if value else china_today()


@click.command()
@db_option
@output_options("a table in the terminal")
@click.option("--region", metavar="CODE|NAME", help="Only agencies in this division: 320000 (all in it), or a name.")
@click.option("--year", type=click.IntRange(1900, 2200), help="Only reports on that year.")
@click.option(
    "--as-of",
    "today",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="YYYY-MM-DD",
    callback=_day,
    help="The day until which deadlines have passed.  [default: today]",
)
def coverage(
    db: Path, output: Path | None, *, format: Format | None, region: str | None, year: int | None, today: date
) -> None:
    """Show agency by year: annual report present, late, a duplicate of another year's, without tables, or missing.

    What should exist is what the portals print: each agency, and each unit of their trees, has one report a year from
    its first seen year on, up to the last year whose deadline has passed. Missing means missing in this corpus, and not
    that the report was never published; the column "crawl" says whether the portal was crawled to its end.

    \b
    Examples:
      gkcrawl coverage
      gkcrawl coverage --year 2024
      gkcrawl coverage -o coverage.csv
    """
    from gkcrawl.coverage.kept import china_today, is_current, kept_coverage
    from gkcrawl.coverage.table import coverage as rows_of

    packing = packing_of(output, format) if output else None
    with open_corpus(db) as store:
        compare_new(store)
        count_new(store)
        if today == china_today():
            cover_new(store)
        if is_current(store, today):
            rows = list(kept_coverage(store, region=region, year=year))
        else:  # Of another day, or the database may only be read.
            with progress(annual_reports(store), "reading reports") as tell:
                rows = list(rows_of(store, today, region=region, year=year, tell=tell))
    if output and packing:
        _write(rows, output, packing)
    elif rows:
        _show(rows)
    said: Counter[str] = Counter(row.status for row in rows)
    counts = ", ".join(f"{said[status]} {status}" for status in _MARKS if said[status]) or "no report and no unit known"
    written = f" written to {output}" if output and not is_stdout(output) else ""
    click.echo(f"{len(rows)} rows{written}: {counts}", err=True)


def _show(rows: Sequence[Row]) -> None:
    from gkcrawl.coverage.table import COMPLETE
    from gkcrawl.terminal import console

    screen = console()
    screen.print(_matrix(rows))
    screen.print(_LEGEND, highlight=False, soft_wrap=True)
    for crawl in dict.fromkeys(part for row in rows if row.crawl != COMPLETE for part in row.crawl.split("; ")):
        screen.print(f"not complete: {crawl}", highlight=False, soft_wrap=True, markup=False)


def _matrix(rows: Iterable[Row]) -> Table:
    """A line an agency, a column a year."""
    from gkcrawl.coverage.table import COMPLETE

    agencies: dict[tuple[str, str | None], dict[int | None, Row]] = {}
    for row in rows:
        agencies.setdefault((row.agency, row.region_code), {})[row.year] = row
    years = sorted({year for found in agencies.values() for year in found if year is not None})
    made = table("Annual reports", "agency", "region", *map(str, years), "crawl", text=2)
    for column in made.columns[2:-1]:
        column.justify = "center"
    made.columns[-1].justify = "left"
    for (agency, _), found in agencies.items():
        first = next(iter(found.values()))
        cells = [_MARKS[found[year].status] if year in found else "" for year in years]
        complete = all(row.crawl == COMPLETE for row in found.values())
        made.add_row(agency, first.region_name or "", *cells, COMPLETE if complete else "not complete")
    return made


def _write(rows: Iterable[Row], output: Path, packing: Packing) -> None:
    from dataclasses import fields

    from gkcrawl.coverage.table import INTEGERS, Row
    from gkcrawl.export.formats import write_rows
    from gkcrawl.export.rows import Column

    columns = [Column(field.name, int if field.name in INTEGERS else str) for field in fields(Row)]
    with writing(output) as stream:
        write_rows(map(astuple, rows), columns, stream, packing)
