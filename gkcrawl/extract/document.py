"""Extracts one `Document` from one page: the only way in which gkcrawl reads a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkcrawl.document import Document, text_sha256
from gkcrawl.extract.agency.resolve import resolve_agency
from gkcrawl.extract.copies.origin import host_class, strip_spam
from gkcrawl.extract.copies.repair import Repaired, needs_repair, repair_text
from gkcrawl.extract.fields.kind import kind_of
from gkcrawl.extract.fields.script_values import write_script_values
from gkcrawl.extract.fields.years import ReportYear, report_year
from gkcrawl.extract.hints import Hints
from gkcrawl.extract.page.page import Page
from gkcrawl.extract.page.site_words import names_in_footer
from gkcrawl.extract.quality import flag
from gkcrawl.extract.seen import Seen
from gkcrawl.extract.statements import read_metadata
from gkcrawl.extract.titles.keywords import Around, own_keywords
from gkcrawl.extract.values import split_keywords
from gkcrawl.identity import document_id, lasting_url, url_key

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gkcrawl.extract.metadata import Metadata

_YEARLY = ("annual_report", "work_summary", "work_report")


def extract_document(
    body: bytes, url: str, headers: Mapping[str, str] | None = None, hints: Hints | None = None
) -> Document:
    """Read the page ``body`` served from ``url`` with response ``headers`` into a `Document`.

    Never raises for any bytes: what cannot be read is null or flagged in ``quality``. The caller fills in
    the times and the capture.
    """
    return read_page(Page.read(body, url, headers), hints or Hints())


def read_page(page: Page, hints: Hints) -> Document:
    """Read one ``page``, repaired first where it is a disguised copy; see `extract_document`."""
    seen, repaired = look_at(page, hints)
    body = seen.body
    metadata = read_metadata(seen)
    keywords = _own_keywords(metadata, seen)
    kind = kind_of(seen.name, hints.kind, body.text)
    covers = report_year(seen.name, body.text) if kind in _YEARLY else ReportYear(None)
    origin = host_class(page.url, (line.text for line in seen.layout.lines), repaired)
    repair = [*page.decoded.repair, *repaired.repair]
    if origin not in ("official", "ip_host"):
        kept, spam = strip_spam(body.text.split("\n"))
        body.text = "\n".join(kept)
        repair += ["spam_lines"] if spam else []
    document = _assemble(seen, metadata)
    document.keywords = keywords
    document.kind, document.report_year = kind, covers.year
    document.host_class, document.repair = origin, repair
    conflicts = {"year_conflict": covers.conflict, "agency_conflict": _resolve_agency(document, seen)}
    damaged = page.decoded.damaged or repaired.damaged_spans > 0
    flag(document, body, damaged=damaged, repaired=bool(repaired.repair), conflicts=conflicts)
    return document


def look_at(page: Page, hints: Hints) -> tuple[Seen, Repaired]:
    """The ``page`` as its readers see it, and what had to be repaired for that."""
    shown = write_script_values(page)
    repaired = Repaired(page.text)
    # What is shown is a tenth of the source.
    if needs_repair("\n".join(line.text for line in shown.layout.lines)):
        repaired = repair_text(page.text)
    if repaired.repair:
        shown = write_script_values(Page(repaired.text, page.url, page.decoded))
    return Seen(shown, shown.layout, hints), repaired


def _own_keywords(metadata: Metadata, seen: Seen) -> list[str] | None:
    """The keywords without what their tag says of the site; a box speaks of the document alone."""
    if (printed := metadata.values.pop("keywords", None)) is None:
        return None
    words: list[str] | None = split_keywords(printed)
    if words and metadata.provenance["keywords"].method == "meta":
        sites = [*seen.tags.sites, *seen.tags.window, *names_in_footer(seen.layout)]
        words = own_keywords(words, Around.of(seen.name, seen.body.text, sites, seen.breadcrumb))
    if not words:
        del metadata.provenance["keywords"]
    return words


def _assemble(seen: Seen, metadata: Metadata) -> Document:
    hints, body = seen.hints, seen.body
    document = Document(
        id=document_id(url_key(seen.page.url)),
        portal=hints.portal,
        column=hints.column,
        url=lasting_url(seen.page.url),
        title=seen.name,
        text=body.text or None,
        tables=body.tables,
        links=body.links,
        attachments=list({item.url: item for item in (*body.attachments, *hints.attachments)}.values()),
        text_sha256=text_sha256(body.text) if body.text else None,
        disclosure=metadata.disclosure or None,
        other_labels=metadata.other_labels,
        provenance=metadata.provenance,
    )
    for name, value in metadata.values.items():
        # Tables name these fields; a test holds them to fields that are text.
        setattr(document, name, value)
    if body.text:
        document.provenance["text"] = body.source.provenance(None, body.locator)
    if seen.title:
        document.provenance["title"] = seen.title.source.provenance(seen.name, seen.title.locator)
    return document


def _resolve_agency(document: Document, seen: Seen) -> bool:
    """Set agency and region of ``document``; True when its name and its codes point to different places."""
    found = resolve_agency(document, seen.breadcrumb, seen.hints)
    document.agency, document.region = found.agency, found.region
    if origin := found.provenance:
        document.provenance |= {name: origin for name in ("agency", "region") if getattr(document, name) is not None}
    return found.conflict
