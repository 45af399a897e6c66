"""Fills title, 发文字号, issuer and date of a file from head and signature of the document in it (GB/T 9704)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkcrawl.extract.fields.signature import find_signature
from gkcrawl.files.official.ending import dated, issuers_of
from gkcrawl.files.official.head import Head, read_head
from gkcrawl.files.official.names import issuer_in_title
from gkcrawl.files.repairs import OCR_LAYER

if TYPE_CHECKING:
    from gkcrawl.extract.fields.signature import Signature
    from gkcrawl.files.reading import FileReading

_ROWS_ABOVE = 8  # lines above a date in which rows make it a part of a form
_SHEETS = frozenset(("xls", "xlsx"))


def describe(reading: FileReading, name: str = "") -> None:
    """Fill title, document_number, issuer and written_date of ``reading``, where they are None, from what it prints.

    By GB/T 9704-2012 a document has a head (版头: 发文机关标志, 发文字号), a body (主体: title, 主送机关, text,
    signature and 成文日期) and a printing record (版记), of which the first two are read. An archive has none of
    these: its members do. Nor is a text described that is ``broken``: half a number looks like one. ``name``,
    that of the file, says nothing that counts: who put the file on a portal chose it.
    """
    if reading.members or reading.broken or not reading.text:
        return
    lines = reading.text.split("\n")
    if lines[0] in {table.sheet_or_page for table in reading.tables}:
        # A sheet is called what its owner likes, as a file is.
        lines = lines[1:]
    head = read_head(lines, reading.prominent)
    if not head.title and reading.prominent:
        head.title = read_head(reading.prominent, reading.prominent).title
    if not head.title and (captions := [table.caption for table in reading.tables[:1] if table.caption]):
        head.title = read_head(captions, captions).title
    _fill(reading, head, lines[head.end :])


def _fill(reading: FileReading, head: Head, body: list[str]) -> None:
    signature = find_signature("\n".join(body), head.title)
    if signature and not signature.sure and (reading.format in _SHEETS or _is_in_table(reading, body, signature)):
        signature = None
    signers = issuers_of(signature) if signature else []
    reading.title = reading.title or head.title
    reading.document_number = reading.document_number or head.number
    if OCR_LAYER in reading.repair:
        # A red head is large, curved or under a seal: what a scanner misreads in it, nothing else says.
        head.issuers = [name for name in head.issuers if any(name in line for line in body)]
    issuers = head.issuers or signers or head.below or issuer_in_title(head.title)
    reading.issuer = reading.issuer or "、".join(dict.fromkeys(issuers)) or None
    reading.written_date = reading.written_date or (dated(signature.date) if signature else None) or head.date


def _is_in_table(reading: FileReading, body: list[str], signature: Signature) -> bool:
    """Whether a date that nobody signs with stands below the last rows of a table: it is one of its cells."""
    above = body[max(0, signature.span.first - _ROWS_ABOVE) : signature.span.first]
    return not signature.signers and (bool(reading.tables) or any("\t" in line for line in above))
