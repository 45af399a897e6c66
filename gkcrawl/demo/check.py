"""Holds what was read from demo files against what they say."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_BLANK = re.compile(r"\s+")


@dataclass(slots=True)
class Score:
    """How many documents there are and were found, how many of their files can be read and were read right."""

    documents: int = 0
    found: int = 0
    files: int = 0
    read: int = 0

    def __str__(self) -> str:
        found = f"{self.found} of {self.documents} documents were found"
        return f"{found}, {self.read} of {self.files} files read word for word"


def score(documents: Iterable[Mapping[str, Any]], truths: Iterable[Mapping[str, Any]]) -> Score:
    """How much of the ``truths`` about documents the exported ``documents`` hold."""
    stored = {document["url"]: document["attachments"] for document in documents}
    total = Score()
    for truth in truths:
        total.documents += 1
        total.found += truth["url"] in stored
        attachments = stored.get(truth["url"], [])
        for place, known in enumerate(truth["attachments"]):
            if known["status"] == "read":
                total.files += 1
                total.read += place < len(attachments) and not file_differences(attachments[place], known)
    return total


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
