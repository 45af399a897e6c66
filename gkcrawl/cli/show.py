"""``gkcrawl show``: one document with its history."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from gkcrawl.cli.shared.options import db_option, open_corpus
from gkcrawl.cli.shared.output import json_option
from gkcrawl.cli.shared.upkeep import compare_new
from gkcrawl.contract import FIELDS
from gkcrawl.document import UNLISTED

if TYPE_CHECKING:
    from pathlib import Path

    from gkcrawl.store import Store


@click.command()
@click.argument("document", metavar="ID")
@db_option
@click.option("--version", type=click.IntRange(1), help="The document as it was in this version.")
@json_option("Print the JSON line that an export would hold.")
def show(document: str, db: Path, version: int | None, *, as_json: bool) -> None:
    """Show one document: fields, text, files, addresses, copies, versions, and where the archive holds it.

    ID is a document's id, its first characters, or its address. Where the page has no text, that of its files is shown.
    """
    from gkcrawl.corpus.lookup import document_of
    from gkcrawl.corpus.versions import version_of

    with open_corpus(db) as store:
        compare_new(store)
        id = document_of(store, document)
        found = version_of(store, id, version)
        if as_json:
            import orjson

            click.echo(orjson.dumps(found))
            return
        about = _about(store, found)
    click.secho(found["title"] or "(no title)", bold=True)
    for name, field in FIELDS.items():
        value = found[name]
        if value and UNLISTED not in field.marks and (not field.nested or field.type == list[str]):
            _line(name, " ".join(value) if field.nested else value)
    if found["region"]:
        _line("region", " ".join(found["region"].values()))
    for name, value in {**(found["disclosure"] or {}), **found["other_labels"]}.items():
        _line(name, value)
    if found["capture"]:
        _line("capture", "{warc} at {offset}".format(**found["capture"]))
    if found["part_of"]:
        _line("part", "{part} of {of} of {id}".format(**found["part_of"]))
    for name, value in about:
        _line(name, value)
    for file in found["attachments"]:
        _line("attachment", _file(file))
    texts = [found["text"]] if found["text"] else [file["text"] for file in found["attachments"] if file["text"]]
    click.echo("\n" + ("\n\n".join(texts) or "(no text)"))


def _file(file: dict[str, Any]) -> str:
    """A file of the document in a line."""
    said = [file[name] for name in ("name", "url", "status") if file[name]]
    said += [f"{file['pages']} pages"] if file["pages"] else []
    said += [f"{len(file['text']):,} characters"] if file["text"] else []
    return " ".join([*said, *(f"[{flag}]" for flag in file["flags"])])


def _about(store: Store, found: dict[str, Any]) -> list[tuple[str, str]]:
    """What the database knows of a document beyond its fields."""
    from gkcrawl.store.parts import parts_of
    from gkcrawl.store.queries.relations import relations_of

    id = found["id"]
    known = relations_of(store, id)
    lines = []
    if known.gone:
        why = "its compilation is gone, or no longer holds it" if found["part_of"] else "no address answers any more"
        lines.append(("gone", f"{known.gone}: {why}"))
    if known.duplicates:
        lines.append(("duplicates", "{relation} of {of}".format(**known.duplicates)))
    lines += [(f"part {number}", f"{part} {title or ''}") for number, part, title in parts_of(store, id)]
    lines += [(f"its {copy.relation}", f"{copy.id} {copy.url}") for copy in known.copies]
    lines += [
        (f"version {one.version}", f"fetched {one.fetched_at}{', before a file was replaced' if one.replaced else ''}")
        for one in known.versions
    ]
    if known.changes:
        lines.append(("changes", f"{known.changes} of metadata; gkcrawl diff {id}"))
    return lines


def _line(name: str, value: Any) -> None:
    click.echo(f"{click.style(f'{name:<16}', dim=True)} {value}")
