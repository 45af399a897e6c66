"""Classifies the kind of a document by title and headings: data/kinds.csv, first match wins (docs/reading.md#kinds)."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from gkcrawl.characters import squash
from gkcrawl.data import pattern, rules
from gkcrawl.extract.fields.outline import find_parts, has_report_sections

if TYPE_CHECKING:
    from gkcrawl.document import Kind


# In their order: a notice about annual reports is a notice.
_RULES = tuple((pattern([rule]), cast("Kind", rule.role)) for rule in rules("kinds"))


def kind_of(title: str | None, column: Kind | None = None, text: str | None = None) -> Kind:
    """Kind by parts (a compilation), ``title``, sections of the ``text``, else that of the ``column``."""
    if text and find_parts(text.split("\n")):
        return "compilation"
    flat = squash(title or "")
    for words, kind in _RULES:
        if words.search(flat):
            return kind
    if column is None and text and has_report_sections(text):
        return "annual_report"
    return column or "other"
