"""Joins the pages of a document printed over several."""

from __future__ import annotations

from gkcrawl.document import Document, text_sha256

# What is wrong with a page is wrong with the whole.
_DAMAGE = frozenset(("damaged", "repaired"))


def append_page(document: Document, further: Document) -> None:
    """Add what the next page holds: text, tables, links, attachments, damage; and the signature if it is the last."""
    document.text = "\n".join(text for text in (document.text, further.text) if text) or None
    document.text_sha256 = text_sha256(document.text) if document.text else None
    document.tables += further.tables
    document.links += further.links
    document.repair += [step for step in further.repair if step not in document.repair]
    for damage in _DAMAGE.intersection(further.quality):
        document.flag(damage)
    known = {item.url for item in document.attachments}
    document.attachments += [item for item in further.attachments if item.url not in known]
    signed = further.provenance.get("written_date")
    if signed and signed.method == "body" and document.written_date is None:
        document.written_date = further.written_date
        document.provenance["written_date"] = signed
