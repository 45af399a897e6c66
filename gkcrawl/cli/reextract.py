"""``gkcrawl reextract``: reads all archived pages again with the current parser."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from gkcrawl.cli.shared.options import archive_option, db_option, open_corpus
from gkcrawl.config import archive_of

if TYPE_CHECKING:
    from pathlib import Path

    from gkcrawl.document import Document
    from gkcrawl.portals.multipage.continuation import Continuation
    from gkcrawl.portals.walking.spider import PortalSpider
    from gkcrawl.store import Store
    from gkcrawl.store.warc_files import WarcFiles


@click.command()
@db_option
@archive_option
@click.option("--portal", help="Only documents of this portal.")
@click.option("--restart", is_flag=True, help="Begin anew where an earlier run was interrupted.")
def reextract(db: Path, archive: Path | None, portal: str | None, *, restart: bool) -> None:
    """Read every document and every file again from the archive with today's readers, without the network.

    Identity, versions and times stay; what is read replaces what was read. Run it again and nothing changes.
    A run that was interrupted is taken up where it was. Then answers that were set aside (gkcrawl failures) are read
    again: those that are documents by today's rules are stored. Files come last (gkcrawl files read reads only
    those that today's reader has not read). Statistics of annual reports are
    read again where they had been read.
    Exit status 1 if a page could not be read, or a file is not in the archive; the document stays as it is.
    """
    from rich.progress import track
    from scrapy.utils.project import get_project_settings

    from gkcrawl.cli.shared.reading import read_files
    from gkcrawl.cli.shared.set_aside import set_aside, take_up
    from gkcrawl.cli.shared.upkeep import count_new
    from gkcrawl.corpus.statistics import read_anew
    from gkcrawl.crawl.loader import PortalLoader
    from gkcrawl.crawl.triage import with_parts
    from gkcrawl.errors import GkcrawlError
    from gkcrawl.files.reading import READER
    from gkcrawl.store.lock import Lock
    from gkcrawl.store.queries.files import files_to_read
    from gkcrawl.store.rows import IMPORT
    from gkcrawl.store.state import Reread
    from gkcrawl.store.warc_files import WarcFiles
    from gkcrawl.terminal import console

    portals = {str(cls.name): cls for cls in PortalLoader(get_project_settings()).portals()}
    changed = failed = 0
    with open_corpus(db) as store, Lock(db, "reextract", "gkcrawl reextract"):
        files = WarcFiles(store, archive or archive_of(db))
        reached = store.query("SELECT document FROM rereads WHERE portal = ?", (portal or "",))
        after = reached[0]["document"] if reached and not restart else ""
        if after:
            click.echo(f"taking up an interrupted run after {after} (--restart begins anew)", err=True)
        rows = store.query(
            'SELECT id, portal, url, "column", capture, fetched_at, reading_sha256 FROM documents WHERE id > ?'
            " AND part_of IS NULL AND capture IS NOT NULL AND coalesce(portal, ?) = coalesce(?, portal, ?) ORDER BY id",
            (after, IMPORT, portal, IMPORT),
        )
        for row in track(rows, "reading", console=console(stderr=True), transient=True):
            try:
                document = _read(store, files, portals, row)
                batch: list[Document | Reread] = [*with_parts(document), Reread(portal or "", row["id"])]
                store.write("reextract", batch, portal=row["portal"] or IMPORT)
            except (GkcrawlError, KeyError) as error:
                failed += 1
                click.echo(f"error: {row['url']}: {error}", err=True)
                continue
            [now] = store.query("SELECT reading_sha256 FROM documents WHERE id = ?", (row["id"],))
            if now != {"reading_sha256": row["reading_sha256"]}:
                changed += 1
                click.echo(f"{row['id']} {row['url']}")
        aside = [row for row in set_aside(store, portal) if row["portal"] in portals]
        taken = 0
        for row in track(aside, "reading what was set aside", console=console(stderr=True), transient=True):
            try:
                stored = take_up(store, files, portals[row["portal"]], row)
            except GkcrawlError as error:
                failed += 1
                click.echo(f"error: {row['key']}: {error}", err=True)
                continue
            if stored is not None:
                taken += 1
                click.echo(f"{stored.id} {stored.url}")
        tally = read_files(store, files, list(files_to_read(store, READER + 1, portal=portal)))
        if read_anew(store, portal):
            count_new(store)
        with store.transaction() as connection:
            connection.execute("DELETE FROM rereads WHERE portal = ?", (portal or "",))
    if tally.read or tally.failed:
        click.echo(str(tally), err=True)
    click.echo(f"{len(rows)} documents read, {changed} changed, {failed} failed", err=True)
    if aside:
        click.echo(f"{len(aside)} answers that were set aside read, {taken} of them stored", err=True)
    if failed or tally.missing:
        raise click.exceptions.Exit(1)


def _read(store: Store, files: WarcFiles, portals: dict[str, type[PortalSpider]], row: dict[str, Any]) -> Document:
    """The document of ``row`` as today's parser reads it; raises `GkcrawlError` or KeyError (no such portal)."""
    import orjson

    from gkcrawl.cli.importing.undeclared import undeclared
    from gkcrawl.cli.shared.pages import archived_page
    from gkcrawl.document import Capture
    from gkcrawl.identity import url_key
    from gkcrawl.portals.answers.detail_response import open_answer, read_document
    from gkcrawl.portals.column import Column, Entry
    from gkcrawl.portals.multipage.continuation import continuation

    capture = Capture(**orjson.loads(row["capture"]))
    page = archived_page(files, capture)
    cls = portals[row["portal"]] if row["portal"] else undeclared(store, page.url, capture)
    listed = store.query(
        "SELECT row FROM entries WHERE document = ? OR (portal = ? AND key = ?) ORDER BY document IS NULL, key",
        (row["id"], row["portal"], url_key(row["url"])),
    )
    entry = Entry(**orjson.loads(listed[0]["row"])) if listed else Entry(title="", url=row["url"])
    column = next((column for column in cls.columns if column.name == row["column"]), Column(row["column"], row["url"]))
    opened = open_answer(page.body, page.url, page.headers)
    document = read_document(opened, page.body, page.headers, cls.hints(entry, column), entry.url)
    if (pages := continuation(document, opened)) is not None:
        _add_further_pages(store, files, pages, row["portal"])
    document.capture, document.fetched_at = capture, row["fetched_at"]
    return document


def _add_further_pages(store: Store, files: WarcFiles, pages: Continuation, portal: str | None) -> None:
    """Join the archived further pages of a document printed over several; flags it when one is not there."""
    from gkcrawl.cli.shared.pages import archived_page
    from gkcrawl.document import Capture
    from gkcrawl.portals.answers.reading import FurtherTask, read_further
    from gkcrawl.store.rows import IMPORT

    while pages.next:
        found = store.query(
            "SELECT warc, offset, sha256 FROM captures"
            " WHERE url = ? AND portal IN (?, ?) AND status = 200 AND warc IS NOT NULL"
            " ORDER BY fetched_at DESC LIMIT 1",
            (pages.next, portal, IMPORT),
        )
        if not found:
            break
        further = archived_page(files, Capture(**found[0]))
        if read_further(further.body, FurtherTask(further.url, further.headers, pages)) is None:
            break
    pages.end()
