"""Compares documents with what the demo server knows of them."""

from __future__ import annotations

from typing import Any

from gkcrawl.identity import file_key

FIELDS = (
    "kind",
    "title",
    "index_number",
    "document_number",
    "issuer",
    "source",
    "report_year",
    "written_date",
    "published_date",
    "published_time",
    "topic",
)


def differences(document: dict[str, Any], truth: dict[str, Any]) -> list[str]:
    """Where ``document`` says something else than ``truth``, the row of its URL in the server's truth.jsonl."""
    url = document["url"]
    wrong = [
        f"{url} {name}: {document[name]!r}, not {truth[name]!r}"
        for name in FIELDS
        if truth[name] is not None and document[name] != truth[name]
    ]
    prose = [line for line in (document["text"] or "").splitlines() if "\t" not in line]
    cells = {cell for table in truth["tables"] for row in table for cell in row}
    if [line for line in prose if line not in cells] != truth["paragraphs"]:
        wrong.append(f"{url} text: {prose}, not {truth['paragraphs']}")
    if [table["rows"] for table in document["tables"]] != truth["tables"]:
        wrong.append(f"{url} tables: {document['tables']}")
    files = [{"url": file["url"], "name": file["name"]} for file in document["attachments"]]
    known = [{"url": file["url"], "name": file["name"]} for file in truth["attachments"]]
    if [_lasting(file) for file in files] != [_lasting(file) for file in known]:
        wrong.append(f"{url} attachments: {files}, not {known}")
    return wrong


def _lasting(file: dict[str, Any]) -> dict[str, Any]:
    """``file`` without the part of its address that is another at every look."""
    return {**file, "url": file_key(file["url"])}
