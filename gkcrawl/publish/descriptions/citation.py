"""CITATION.cff of a snapshot (Citation File Format 1.2.0): whom to cite, as what, under which licence."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gkcrawl.publish.release import Release

NOBODY = "Publisher of this snapshot (not named)"
"""The format asks for an author: who publishes is to say who."""


def citation(release: Release) -> str:
    """The file's text. JSON's strings are YAML's as well."""
    edition = release.edition
    said = {
        "cff-version": "1.2.0",
        "message": "If you use this snapshot, cite it by title and version; cite single documents by id@version.",
        "type": "dataset",
        "title": edition.title,
        "version": edition.version,
        "date-released": release.day.isoformat(),
        "license": edition.licence,
        "url": edition.url,
    }
    lines = [f"{key}: {_quoted(value)}" for key, value in said.items() if value]
    authors = [f"  - name: {_quoted(name)}" for name in edition.authors or (NOBODY,)]
    return "\n".join([*lines, "authors:", *authors]) + "\n"


def cited(release: Release) -> str:
    """One line for a list of references."""
    edition = release.edition
    authors = "; ".join(edition.authors or (NOBODY,))
    where = f" {edition.url}" if edition.url else ""
    return f"{authors} ({release.day.year}). {edition.title} (version {edition.version}) [data set].{where}"


def _quoted(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)
