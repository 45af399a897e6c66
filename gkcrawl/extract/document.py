"""One page to one `Document`: the only way in which gkcrawl reads a page."""

from __future__ import annotations

import ipaddress
import re
import unicodedata
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from gkcrawl.document import Document, HostClass, Provenance, text_sha256
from gkcrawl.extract.body import BodyText, body_of
from gkcrawl.extract.box import Labelled, read_labels
from gkcrawl.extract.dates import find_date
from gkcrawl.extract.hints import Hints
from gkcrawl.extract.identifiers import document_number, find_document_number
from gkcrawl.extract.kind import kind_of
from gkcrawl.extract.layout import Layout
from gkcrawl.extract.metadata import Metadata, read_metadata
from gkcrawl.extract.page import Page
from gkcrawl.extract.title import Title, find_title, said_titles
from gkcrawl.extract.years import ReportYear, report_year
from gkcrawl.identity import document_id, url_key

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_HEAD_LINES = 6
_TAIL_LINES = 8
_BELOW = 30
_YEARLY = ("annual_report", "work_summary", "work_report")
_SHORT_TEXT = 200
_NUMBER_LABEL = re.compile(r"^(?:发文字号|文号|发文文号)[:：]?")
_SIGNER = re.compile(
    r"[\u4e00-\u9fff、·]{2,40}(?:局|厅|委|府|办|会|院|部|处|中心|公司|校|学|室|所|站|队|行|社|署|团|科|镇|乡|道|区)(?:印发)?|印发"
)


def extract_document(
    body: bytes, url: str, headers: Mapping[str, str] | None = None, hints: Hints | None = None
) -> Document:
    """Read the page ``body`` served from ``url`` with response ``headers`` into a `Document`.

    Never raises for any bytes: what cannot be read is null or flagged in ``quality``. The caller fills in
    the times and the capture.
    """
    return read_page(Page.read(body, url, headers), hints or Hints())


def read_page(page: Page, hints: Hints) -> Document:
    """Read one parsed ``page``; see `extract_document`."""
    layout = Layout.read(page.tree)
    text = body_of(page, layout, said_titles(page, hints.title), hints.body_html)
    outside = read_labels(layout.lines, 0, text.first) + read_labels(
        layout.lines, text.end, min(len(layout.lines), text.end + _BELOW)
    )
    metadata = read_metadata(page, outside, layout.lines, text.first, hints)
    title = find_title(page, layout, text.first, _boxed_title(outside), hints.title)
    _read_text_edges(metadata, title.text if title else None, text.text)
    document = _assemble(page, hints, text, metadata, title)
    document.attachments = list({item.url: item for item in (*text.attachments, *hints.attachments)}.values())
    _flag(document, page, text)
    return document


def _boxed_title(labels: Sequence[Labelled]) -> str | None:
    return next((item.value for item in labels if item.meaning and item.meaning.field == "title" and item.value), None)


def _read_text_edges(metadata: Metadata, title: str | None, text: str) -> None:
    """What a document says of itself in its title, its first lines (发文字号) and its last (date of signature)."""
    if title and (number := find_document_number(title)):
        metadata.offer("document_number", number, "title", "title", 0.9)
    lines = text.split("\n")
    for line in lines[:_HEAD_LINES]:
        if len(line) <= 40 and (number := document_number(_NUMBER_LABEL.sub("", line).strip("()（） "))):
            metadata.offer("document_number", number, "body", "first lines", 0.8)
    for line in reversed(lines[-_TAIL_LINES:]):
        if len(line) <= 60 and (moment := find_date(line)) and _is_signature(line, moment.raw):
            metadata.offer("written_date", moment.raw, "body", "signature", 0.7)
            break


def _is_signature(line: str, printed: str) -> bool:
    """Whether a line is a date of signature: nothing beside the date but the name of an agency."""
    rest = re.sub(r"[\s()（）]", "", unicodedata.normalize("NFKC", line).replace(printed, "", 1))
    return not rest or _SIGNER.fullmatch(rest) is not None


def _assemble(page: Page, hints: Hints, text: BodyText, metadata: Metadata, title: Title | None) -> Document:
    values: dict[str, Any] = dict(metadata.values)
    named = title.text if title else None
    kind = kind_of(named, hints.kind, text.text)
    covers = report_year(named, text.text) if kind in _YEARLY else ReportYear(None, False)
    document = Document(
        id=document_id(url_key(page.url)),
        portal=hints.portal,
        column=hints.column,
        url=page.url,
        kind=kind,
        title=named,
        agency=hints.agency,
        report_year=covers.year,
        text=text.text or None,
        tables=text.tables,
        links=text.links,
        text_sha256=text_sha256(text.text) if text.text else None,
        host_class=_host_class(page.url),
        disclosure=metadata.disclosure or None,
        other_labels=metadata.other_labels,
        repair=page.decoded.repair,
        provenance=metadata.provenance,
        **values,
    )
    if text.text:
        document.provenance["text"] = Provenance(
            raw=None, method=text.method, locator=text.locator, confidence=text.confidence
        )
    if covers.conflict:
        document.flag("year_conflict")
    if title:
        document.provenance["title"] = Provenance(
            raw=title.text, method=title.method, locator=title.locator, confidence=title.confidence
        )
    return document


def _host_class(url: str) -> HostClass:
    host = urlsplit(url).hostname or ""
    if re.search(r"(?:^|\.)gov\.cn$", host):
        return "official"
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return "unknown"
    return "ip_host"


def _flag(document: Document, page: Page, text: BodyText) -> None:
    if page.decoded.damaged:
        document.flag("damaged")
    if not text.text:
        document.flag("no_text")
    if len(text.text) < _SHORT_TEXT:
        if text.images:
            document.flag("image_only")
        elif document.attachments and len(text.text) < _SHORT_TEXT // 4:
            document.flag("attachment_only")
