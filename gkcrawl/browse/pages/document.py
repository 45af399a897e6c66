"""The page of a document: fields with where each was read, text, files, numbers, versions, copies, citations."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import orjson

from gkcrawl.browse.asked import Shown
from gkcrawl.browse.citation import apa, bibtex, gbt7714, source_of
from gkcrawl.browse.facts import Fact, facts_of, meanings
from gkcrawl.browse.passages import Span, passages, pieces, spans_of
from gkcrawl.browse.printable import printable, web_address
from gkcrawl.corpus.lookup import document_of
from gkcrawl.corpus.statistics import statistics_of
from gkcrawl.corpus.versions import history, version_of
from gkcrawl.errors import ConfigError
from gkcrawl.statistics.keys import name_of
from gkcrawl.statistics.printed import printed_number, printed_tables
from gkcrawl.store.parts import parts_of
from gkcrawl.store.queries.relations import relations_of

if TYPE_CHECKING:
    from gkcrawl.browse.asked import Asked
    from gkcrawl.browse.words import Words
    from gkcrawl.store.store import Store

TEXT_SHOWN = 500_000
"""Characters of a text that are shown, some 200 printed pages: longer ones take a browser seconds."""
ROWS_SHOWN = 300
"""Rows of a table that are shown; all are in the JSON."""
CELLS_SHOWN = 60
"""Cells of a row of a table that are shown: wider ones are no tables for people."""
CHANGES_SHOWN = 100
"""Changes of metadata that are shown, the latest."""
_VERSION_DIGITS = 9
"""Digits of the number of a version: SQLite takes no integer of more than 64 bits."""


def page(store: Store, asked: Asked) -> Shown:
    """The document that ``asked.path`` names (id, its beginning, ``id@version``, address), or a version of it.

    Raises `NotFound` where there is none, `ConfigError` where several ids begin so or the version is no number.
    """
    found = found_document(store, asked)
    known = relations_of(store, found["id"])
    current = document_of_now(store, found)
    shown = printable(found)
    title = shown["title"] or ""
    read = {name: one for name, one in shown["provenance"].items() if name not in ("title", "text")}
    in_text, in_title = spans_of((shown["text"] or "")[:TEXT_SHOWN], title, shown, read)
    if title:
        in_title.append(Span(0, len(title), "title"))
    source = source_of(found)
    return Shown(
        template="document.html",
        values={
            "document": shown,
            "latest": current,
            "link": {
                "url": web_address(found["url"]),
                "others": [(url, web_address(url)) for url in found["other_urls"]],
            },
            "title": pieces(title, in_title),
            "facts": list(facts_of(shown, asked.words)),
            "text_fact": Fact("text", "", None, shown["provenance"].get("text")),
            "marked": {span.field for span in [*in_text, *in_title]},
            "flags": meanings(shown["quality"], asked.words, "quality_flags", "statistics_flags"),
            "passages": list(passages((shown["text"] or "")[:TEXT_SHOWN], in_text)),
            "limits": {"text": TEXT_SHOWN, "rows": ROWS_SHOWN, "cells": CELLS_SHOWN},
            "files": [_file(file, asked.words) for file in shown["attachments"]],
            "links_inside": [(one["text"], one["url"], web_address(one["url"])) for one in shown["links"]],
            "statistics": _numbers(store, found["id"], asked.words) if current == found["version"] else None,
            "relations": printable(asdict(known)),
            "parts": printable(parts_of(store, found["id"])),
            "history": printable([asdict(one) for one in history(store, found["id"])[-CHANGES_SHOWN:]]),
            "citation": {
                "styles": [("GB/T 7714-2015", gbt7714(source)), ("APA 7", apa(source)), ("BibTeX", bibtex(source))],
                "permanent": source.permanent,
            },
        },
    )


def export(store: Store, asked: Asked) -> Shown:
    """The document as the line of JSON that `gkcrawl export` writes."""
    found = found_document(store, asked)
    return Shown(body=orjson.dumps(found), media_type="application/json; charset=utf-8")


def found_document(store: Store, asked: Asked) -> dict[str, Any]:
    """The document and version that are asked for: ``id@version``, or the parameter ``version``; see `page`."""
    name, at, number = asked.path.rpartition("@")
    if not at or not number.isdecimal():
        name, number = asked.path, asked.parameters.get("version", "")
    return version_of(store, document_of(store, name), a_version(number))


def a_version(number: str) -> int | None:
    """The version that ``number`` names, None for an empty one; raises `ConfigError`."""
    if number and not (number.isascii() and number.isdecimal() and len(number) <= _VERSION_DIGITS):
        raise ConfigError(f"version={number}: give the number of a version, 1 for the first")
    return int(number) if number else None


def document_of_now(store: Store, found: dict[str, Any]) -> int:
    """The present version of the document ``found``."""
    ((version,),) = store.rows("SELECT version FROM documents WHERE id = ?", (found["id"],))
    return int(version)


def _file(file: dict[str, Any], words: Words) -> dict[str, Any]:
    tables = [
        table | {"rows": [row[:CELLS_SHOWN] for row in table["rows"][:ROWS_SHOWN]], "all": len(table["rows"])}
        for table in file["tables"]
    ]
    return file | {
        "link": web_address(file["url"]),
        "shown": (file["text"] or "")[:TEXT_SHOWN],
        "length": len(file["text"] or ""),
        "tables": tables,
        "flags": meanings(file["flags"], words, "quality_flags"),
    }


def _numbers(store: Store, id: str, words: Words) -> dict[str, Any] | None:
    """The tables of a report as `gkcrawl statistics show` prints them, and its failed checks; None for no report."""
    found = statistics_of(store, id)
    if found is None:
        return None
    rules = meanings([one.id for one in found.checks if one.ok is False], words, "statistics_checks")
    failed = [
        {
            "id": one.id,
            "rule": rules[one.id],
            "where": " ".join(
                filter(None, (one.row and name_of(one.row), one.column and words.of("applicant", one.column)))
            ),
            "left": printed_number(one.left),
            "right": printed_number(one.right),
        }
        for one in found.checks
        if one.ok is False
    ]
    facts = (found.agency, found.year, found.form_era, words.of("scope", found.scope))
    return {
        "facts": printable([str(one) for one in facts if one]),
        "flags": meanings(found.flags, words, "statistics_flags"),
        "tables": [printable(asdict(table)) for table in printed_tables(found)],
        "failed": printable(failed),
    }
