"""Columns in parts: rows or tabs that are years, rows that are units, each with a list of its own (`Column.lists`)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gkcrawl.characters import nfkc, squash
from gkcrawl.numerals import mostly
from gkcrawl.portals.column import BY_UNIT, BY_YEAR, Column
from gkcrawl.portals.discovery.column_kinds import ANNUAL_REPORTS
from gkcrawl.portals.rows.list_score import is_document
from gkcrawl.portals.walking.index_shapes import branches_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gkcrawl.extract.page.page import Page
    from gkcrawl.portals.column import Entry

_SHARE_OF_PARTS = 0.6  # of the rows: the newest year may stand among them with its documents
_LONGEST_PART = 16  # characters: a unit's name, not a title that ends in one


def parts_of(page: Page, entries: Sequence[Entry], kind: str | None) -> str | None:
    """The pattern of what on ``page`` leads to lists, `BY_YEAR` or `BY_UNIT`; None where all leads to documents.

    ``kind`` is that of the column whose rows are the ``entries``: only annual reports have tabs of years beside their
    rows, and units as parts: elsewhere names of units lead to what they are. Documents have dates, or addresses of
    documents.
    """
    is_reports = kind == ANNUAL_REPORTS
    open_rows = [squash(nfkc(entry.title)) for entry in entries if not entry.date and not is_document(entry.url)]
    for pattern in (BY_YEAR, BY_UNIT) if is_reports else (BY_YEAR,):
        parts = [title for title in open_rows if len(title) <= _LONGEST_PART and re.search(pattern, title)]
        if len(parts) > 1 and mostly(len(parts), len(entries), _SHARE_OF_PARTS):
            return pattern
    tabs = branches_of(page, [], Column("", page.url, lists=BY_YEAR)).values() if is_reports else ()
    return BY_YEAR if sum(not is_document(tab.url) for tab in tabs) > 1 else None
