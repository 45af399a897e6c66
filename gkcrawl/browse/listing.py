"""Hits as CSV for spreadsheets and as JSON for programs: what `gkcrawl search --json` prints, and the page of each."""

from __future__ import annotations

import io
from dataclasses import asdict
from typing import TYPE_CHECKING

import orjson

from gkcrawl.export.rows import Column, write_csv_rows

if TYPE_CHECKING:
    from gkcrawl.browse.asked import Asked, Shown
    from gkcrawl.browse.links import Links

CSV = "text/csv; charset=utf-8"
JSON = "application/json; charset=utf-8"
_COLUMNS = ("id", "title", "agency", "portal", "kind", "date", "url", "gone", "snippet", "file", "page")


def as_csv(shown: Shown, asked: Asked, links: Links) -> bytes:
    """A header and a row a hit."""
    rows = [{**asdict(hit), "page": f"{asked.origin}{links.document(hit.id)}"} for hit in shown.values["hits"]]
    stream = io.BytesIO()
    write_csv_rows(([row[name] for name in _COLUMNS] for row in rows), [Column(name) for name in _COLUMNS], stream)
    return stream.getvalue()


def as_json(shown: Shown, asked: Asked, links: Links) -> bytes:
    """An array of hits; ``spans`` are the places of words in the snippet."""
    hits = [{**asdict(hit), "page": f"{asked.origin}{links.document(hit.id)}"} for hit in shown.values["hits"]]
    return orjson.dumps(hits, option=orjson.OPT_INDENT_2)
