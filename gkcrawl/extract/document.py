"""Extracts one `Document` from one page: the only way in which gkcrawl reads a page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gkcrawl.document import Document, text_sha256
from gkcrawl.extract.agency.resolve import resolve_agency
from gkcrawl.extract.body.body import BodyText, body_of
from gkcrawl.extract.copies.origin import host_class, strip_spam
from gkcrawl.extract.copies.repair import Repaired, needs_repair, repair_text
from gkcrawl.extract.fields.box import Labelled, labels_below, labels_of
from gkcrawl.extract.fields.kind import kind_of
from gkcrawl.extract.fields.script_values import write_script_values
from gkcrawl.extract.fields.years import ReportYear, report_year
from gkcrawl.extract.hints import Hints
from gkcrawl.extract.page.layout import Layout
from gkcrawl.extract.page.page import Page
from gkcrawl.extract.quality import flag
from gkcrawl.extract.statements import Seen, read_metadata
from gkcrawl.extract.titles.footer import names_in_footer
from gkcrawl.extract.titles.keywords import Around, own_keywords
from gkcrawl.extract.titles.tag_titles import TagTitles, tag_titles
from gkcrawl.extract.titles.title import Title, find_title
from gkcrawl.extract.values import split_keywords
from gkcrawl.identity import document_id, lasting_url, url_key

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from gkcrawl.extract.metadata import Metadata

_BELOW = 30
_POSITION = re.compile(r"(?:您|你)?(?:当前|现在)?(?:所在)?的?位置\s*[:：]?")
_STEP = re.compile(r"\s*(?:>+|»|›|》|→|/|\|)\s*")
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
    write_script_values(page)
    layout = Layout.read(page.tree)
    repaired = Repaired(page.text)
    # What is shown is a tenth of the source.
    if needs_repair("\n".join(line.text for line in layout.lines)):
        repaired = repair_text(page.text)
    if repaired.repair:
        page = Page(repaired.text, page.url, page.decoded)
        write_script_values(page)
        layout = Layout.read(page.tree)
    said = tag_titles(page, hints.title)
    text = body_of(page, layout, said.flat, hints.body_html)
    labels = labels_of(layout).between(0, text.span.first)
    labels += labels_below(layout, text.span.end, min(len(layout.lines), text.span.end + _BELOW))
    title = find_title(said, layout, text.span.first, _boxed_title(labels))
    named = title.text if title else None
    seen = Seen(
        page=page, lines=layout.lines, labels=labels, first=text.span.first, hints=hints, title=named, text=text.text
    )
    metadata = read_metadata(seen)
    keywords = _own_keywords(metadata, said, layout, seen)
    kind = kind_of(named, hints.kind, text.text)
    covers = report_year(named, text.text) if kind in _YEARLY else ReportYear(None, False)
    origin = host_class(page.url, (line.text for line in layout.lines), repaired)
    repair = [*page.decoded.repair, *repaired.repair]
    if origin not in ("official", "ip_host"):
        kept, spam = strip_spam(text.text.split("\n"))
        text.text = "\n".join(kept)
        repair += ["spam_lines"] if spam else []
    document = _assemble(page, hints, text, metadata, title)
    document.keywords = keywords
    document.kind, document.report_year = kind, covers.year
    document.host_class, document.repair = origin, repair
    conflicts = {"year_conflict": covers.conflict, "agency_conflict": _resolve_agency(document, layout, hints)}
    damaged = page.decoded.damaged or repaired.damaged_spans > 0
    flag(document, text, damaged=damaged, repaired=bool(repaired.repair), conflicts=conflicts)
    return document


def _boxed_title(labels: Sequence[Labelled]) -> str | None:
    return next((item.value for item in labels if item.meaning and item.meaning.field == "title" and item.value), None)


def _own_keywords(metadata: Metadata, said: TagTitles, layout: Layout, seen: Seen) -> list[str] | None:
    """The keywords without what their tag says of the site; a box speaks of the document alone."""
    if (printed := metadata.values.pop("keywords", None)) is None:
        return None
    words: list[str] | None = split_keywords(printed)
    if words and metadata.provenance["keywords"].method == "meta":
        sites = [*said.sites, *said.window, *names_in_footer(layout.lines)]
        words = own_keywords(words, Around.of(seen.title, seen.text, sites, _breadcrumb(layout)))
    if not words:
        del metadata.provenance["keywords"]
    return words


def _assemble(page: Page, hints: Hints, text: BodyText, metadata: Metadata, title: Title | None) -> Document:
    document = Document(
        id=document_id(url_key(page.url)),
        portal=hints.portal,
        column=hints.column,
        url=lasting_url(page.url),
        title=title.text if title else None,
        text=text.text or None,
        tables=text.tables,
        links=text.links,
        attachments=list({item.url: item for item in (*text.attachments, *hints.attachments)}.values()),
        text_sha256=text_sha256(text.text) if text.text else None,
        disclosure=metadata.disclosure or None,
        other_labels=metadata.other_labels,
        provenance=metadata.provenance,
    )
    for name, value in metadata.values.items():
        # Tables name these fields; a test holds them to fields that are text.
        setattr(document, name, value)
    if text.text:
        document.provenance["text"] = text.source.provenance(None, text.locator)
    if title:
        document.provenance["title"] = title.source.provenance(title.text, title.locator)
    return document


def _resolve_agency(document: Document, layout: Layout, hints: Hints) -> bool:
    """Set agency and region of ``document``; True when its name and its codes point to different places."""
    found = resolve_agency(document, _breadcrumb(layout), hints)
    document.agency, document.region = found.agency, found.region
    if origin := found.provenance:
        document.provenance |= {name: origin for name in ("agency", "region") if getattr(document, name) is not None}
    return found.conflict


def _breadcrumb(layout: Layout) -> list[str]:
    """The steps of the first line that says where in the site the page stands."""
    for line in layout.lines:
        if "位置" in line.text and _POSITION.match(line.text):
            return [step.strip() for step in _STEP.split(_POSITION.sub("", line.text)) if step.strip()]
    return []
