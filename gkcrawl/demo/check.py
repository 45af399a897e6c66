"""Holds what was read from demo files against what they say."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from gkcrawl.statistics.read import read_statistics
from gkcrawl.statistics.source import reports_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_BLANK = re.compile(r"\s+")


@dataclass(slots=True)
class Score:
    """How many documents there are and were found, how many of their files can be read and were read right,
    how many cells and numbers annual reports have, and how many of those are known.
    """

    documents: int = 0
    found: int = 0
    files: int = 0
    read: int = 0
    cells: int = 0
    right: int = 0

    def __str__(self) -> str:
        found = f"{self.found} of {self.documents} documents were found"
        files = f"{self.read} of {self.files} files read word for word"
        return f"{found}, {files}, {self.right} of {self.cells} cells of annual reports"


def score(documents: Iterable[Mapping[str, Any]], truths: Iterable[Mapping[str, Any]]) -> Score:
    """How much of the ``truths`` about documents the exported ``documents`` hold."""
    stored = {document["url"]: document for document in documents}
    total = Score()
    for truth in truths:
        total.documents += 1
        total.found += truth["url"] in stored
        document = stored.get(truth["url"])
        attachments = document["attachments"] if document else []
        if known_cells := truth.get("statistics"):
            total.cells += len(known_cells["values"])
            wrong = cell_differences(read_cells(document), known_cells) if document else known_cells["values"]
            total.right += max(0, len(known_cells["values"]) - len(wrong))
        for place, known in enumerate(truth["attachments"]):
            if known["status"] == "read":
                total.files += 1
                total.read += place < len(attachments) and not file_differences(attachments[place], known)
    return total


def read_cells(document: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The values of an exported ``document`` that is an annual report, in the words of the server's truth."""
    return [
        {"k": value.key, "col": value.column, "v": value.value, "sem": value.meaning}
        for report in reports_of(document)
        for value in read_statistics(report).values
        if value.kind != "derived"
    ]


def cell_differences(values: Iterable[Mapping[str, Any]], truth: Mapping[str, Any]) -> list[str]:
    """Where the ``values`` of a report are others than its ``truth``, a line each; those that it lacks, too."""
    read = {(value["k"], value["col"]): (value["v"], value["sem"]) for value in values}
    known = {(cell["k"], cell["col"]): (cell["v"], cell["sem"]) for cell in truth["values"]}
    wrong = [f"{place}: {read.get(place)}, not {cell}" for place, cell in known.items() if read.get(place) != cell]
    return wrong + [f"{place}: {read[place]} is not printed" for place in read if place not in known]


def file_differences(attachment: Mapping[str, Any], truth: Mapping[str, Any]) -> list[str]:
    """Where an exported ``attachment`` says something else than the ``truth`` about it, a line each.

    Lines of text may be broken elsewhere: programs break them to fit the page.
    """
    wrong = []
    name, status = truth["name"], attachment["status"]
    if status != truth["status"]:
        return [f"{name}: {status}, not {truth['status']}"]
    text = _BLANK.sub("", attachment["text"] or "")
    place = 0
    for line in truth["lines"]:
        found = text.find(_BLANK.sub("", line), place)
        if found < 0:
            wrong.append(f"{name}: {line!r} is not read, or not in its place")
        place = max(place, found)
    rows = [table["rows"] for table in attachment["tables"]]
    if rows != truth["tables"]:
        wrong.append(f"{name}: tables {rows}, not {truth['tables']}")
    if missing := set(truth["flags"]) - set(attachment["flags"]):
        wrong.append(f"{name}: not flagged {', '.join(sorted(missing))}")
    return wrong
