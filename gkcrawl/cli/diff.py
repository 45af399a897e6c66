"""``gkcrawl diff``: what changed in a document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from gkcrawl.cli.shared.options import db_option, open_corpus

if TYPE_CHECKING:
    from pathlib import Path

    from gkcrawl.document import Capture

_COLOURS = {"+": "green", "-": "red", "@": "cyan"}


@click.command()
@click.argument("document", metavar="ID")
@click.argument("first", metavar="[V1", required=False, type=click.IntRange(1))
@click.argument("second", metavar="V2]", required=False, type=click.IntRange(1))
@db_option
def diff(document: str, first: int | None, second: int | None, db: Path) -> None:
    """Show which fields and which lines of text and files changed between two versions of a document.

    ID is a document's id, its first characters, or its address. Without versions the latest change is
    shown, with one that version beside the current one. A document whose text and files never changed has one version;
    changes of its metadata are shown all the same.
    """
    from gkcrawl.corpus.lookup import document_of
    from gkcrawl.corpus.versions import difference, history, version_of

    with open_corpus(db) as store:
        id = document_of(store, document)
        current = version_of(store, id)
        if current["version"] == 1 and first is None:
            changes = history(store, id)
            click.echo(f"{id}  {current['title'] or ''}")
            click.echo(f"neither text nor files ever changed; changes of metadata: {len(changes)}")
            for change in changes:
                click.echo(f"\n{change.at}")
                for name, (before, after) in change.fields.items():
                    _field(name, before, after)
            return
        found = difference(store, id, first, second)
    click.echo(f"{id}  {found.after.title or ''}")
    for sign, version in (("-", found.before), ("+", found.after)):
        click.echo(f"{sign} version {version.version}, fetched {version.fetched_at}, {_pointer(version.capture)}")
    for name, (before, after) in found.fields.items():
        _field(name, before, after)
    if not found.lines:
        click.echo("the text is the same")
    _lines(found.lines)
    for file in found.files:
        click.echo(f"\n{file.name or file.url}: replaced, SHA-256 {file.before} → {file.after}")
        if file.lines is None:
            click.echo("its text cannot be compared: one of the two was not read, or is too long")
        elif not file.lines:
            click.echo("its text is the same")
        else:
            _lines(file.lines)


def _lines(lines: list[str]) -> None:
    for line in lines:
        click.secho(line, fg=_COLOURS.get(line[:1]))


def _field(name: str, before: Any, after: Any) -> None:
    click.echo(f"{name}:")
    click.secho(f"- {_shown(before)}", fg="red")
    click.secho(f"+ {_shown(after)}", fg="green")


def _shown(value: Any) -> str:
    if value is None or isinstance(value, str):
        return value or "(none)"
    import orjson

    return orjson.dumps(value).decode()


def _pointer(capture: Capture | None) -> str:
    return f"{capture.warc} at {capture.offset}" if capture else "not archived"
