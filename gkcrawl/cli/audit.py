"""``gkcrawl audit``: unknown labels, coverage of fields, quality flags."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from gkcrawl.cli.shared.options import db_option, open_corpus
from gkcrawl.cli.shared.output import echo_json, json_option, table
from gkcrawl.terminal import console

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gkcrawl.audit import Audit

_PAGES_SHOWN = 3  # of a flag: enough to see what they share; --json has more


@click.command()
@click.argument("files", metavar="[FILE]...", nargs=-1, type=click.Path(path_type=Path))
@db_option
@json_option("Print one JSON object instead of tables.")
def audit(files: tuple[Path, ...], db: Path, *, as_json: bool) -> None:
    """List what the reader did not understand: unknown labels, missing fields, damaged pages.

    The whole corpus is looked at, or the pages in FILE (WARC, HTML or text) without a database.

    \b
    Examples:
      gkcrawl audit
      gkcrawl audit output/archive/demo_trs/*.warc.gz
    """
    from gkcrawl.audit import audit as count

    if files:
        found = count(_parsed(files))
    else:
        with open_corpus(db) as store:
            found = count(store.documents())
    if as_json:
        echo_json(found)
    else:
        _show(found)


def _parsed(files: tuple[Path, ...]) -> Iterator[dict[str, Any]]:
    from gkcrawl.cli.parse import read_documents
    from gkcrawl.cli.shared.pages import read_pages

    for path in files:
        for page in read_pages(path):
            if page.broken or page.skipped:
                click.echo(f"skipped: {page.url}: {page.broken or page.skipped}", err=True)
            else:
                yield from read_documents(page)


def _show(found: Audit) -> None:
    labels = table("Labels without a field", "label", "documents", "an example", text=1)
    for label, row in found.unknown_labels.items():
        labels.add_row(label, str(row["count"]), " ← ".join(row["examples"][0]))
    coverage = table("Documents that have the field", "field", *found.coverage)
    for name in next(iter(found.coverage.values()), {}):
        coverage.add_row(
            name, *(f"{counts[name]}/{found.portals[portal]}" for portal, counts in found.coverage.items())
        )
    methods = table("Where values were read", "field", "method and count", text=2)
    for name, counts in found.methods.items():
        methods.add_row(name, ", ".join(f"{method} {count}" for method, count in counts.items()))
    flags = table("Flags", "flag", "documents", "pages to look at")
    for flag, count in found.flags.items():
        flags.add_row(flag, str(count), "\n".join(found.problems.get(flag, [])[:_PAGES_SHOWN]))
    files = table("Files", "status or flag", "files", "files to look at")
    for flag, count in found.files.items():
        files.add_row(flag, str(count), "\n".join(found.problems.get(flag, [])[:_PAGES_SHOWN]))
    shown = console()
    shown.print(f"{found.documents} documents")
    for one in (labels, coverage, methods, flags, files):
        shown.print(one if one.row_count else f"{one.title}: none")
