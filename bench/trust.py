"""Counts how often each source of data/trust.csv says what a page says.

    python -m bench.trust PAGES.warc.gz EXPECTED.jsonl

A line of EXPECTED is a page: ``url``, fields with the values that a reader of the page would give, null where it has
none, and ``accept``, by field other values that are right. Every source is asked on every page, also where an earlier
one has filled the field, so that sources can be compared; what it says first of a field counts.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from gkcrawl.characters import squash
from gkcrawl.cli.shared.pages import read_pages
from gkcrawl.extract.document import look_at
from gkcrawl.extract.fields.dates import Moment
from gkcrawl.extract.hints import Hints
from gkcrawl.extract.metadata import Metadata
from gkcrawl.extract.page.page import Page
from gkcrawl.extract.statements import READERS
from gkcrawl.extract.titles.title import candidates
from gkcrawl.extract.trust import Source, source, sources
from gkcrawl.extract.values import read_value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gkcrawl.extract.seen import Seen

_BRACKETS = re.compile(r"[〔〕\[\]【】﹝﹞()（）]")
# Fields that are lists, or labels of the page.
_NO_TEXT = ("keywords", "other_labels", "disclosure")


def main(pages: Path, expected: Path) -> None:
    """Print right and all values of each source."""
    known = {row["url"]: row for row in map(json.loads, expected.read_text(encoding="utf-8").splitlines())}
    right: Counter[Source] = Counter()
    every: Counter[Source] = Counter()
    for page in read_pages(pages):
        if row := known.get(page.url):
            seen, _ = look_at(Page.read(page.body, page.url, page.headers), Hints())
            first = {(origin, name): value for origin, name, value in reversed(list(_said(seen))) if name in row}
            for (origin, name), value in first.items():
                accepted = [row[name], *row.get("accept", {}).get(name, [])]
                every[origin] += 1
                right[origin] += _bare(value) in map(_bare, accepted)
    for origin in sources():
        print(f"{origin.reader:<28} {origin.method:<10} {origin.confidence:4.2f} {right[origin]:>4} {every[origin]:>4}")


def _said(seen: Seen) -> Iterator[tuple[Source, str, str]]:
    """Every source with the fields and values that it gives, in their order."""
    for title in candidates(seen.tags, seen.layout, seen.first, seen.boxed_title):
        yield title.source, "title", title.text
    for reader, read in READERS.items():
        for said in read(seen, Metadata()):
            origin = source(reader, said.method)
            name = said.field or origin.fields[0]
            if name not in _NO_TEXT and said.raw and (value := read_value(name, said.raw)):
                yield origin, name, value.date if isinstance(value, Moment) else value


def _bare(text: object) -> str:
    return _BRACKETS.sub("|", squash(str(text)))


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:3]))
