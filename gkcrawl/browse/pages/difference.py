"""Two versions of a document: fields, text and files that changed, words taken out and put in marked."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any, NamedTuple

from gkcrawl.browse.asked import Shown
from gkcrawl.browse.pages.document import a_version
from gkcrawl.browse.printable import printable
from gkcrawl.corpus.lookup import document_of
from gkcrawl.corpus.versions import difference

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gkcrawl.browse.asked import Asked
    from gkcrawl.store.store import Store

PAIRS_COMPARED = 4_000_000
"""Pairs of characters of paragraphs and their successors that are compared word by word: some tenths of a second."""
LINES_SHOWN = 5000
"""Lines of a difference that are shown."""
_COMPARABLE = 0.4  # of two paragraphs: below, one is shown as taken out and the other as put in
_HEAD = re.compile(r"@@ -(\d+)")


class Stretch(NamedTuple):
    """Text that was taken out (``del``), put in (``ins``), or stayed (empty)."""

    text: str
    change: str = ""


class Line(NamedTuple):
    """A paragraph by its stretches; or, where ``skipped`` is a number, the place of it where unchanged ones follow."""

    stretches: list[Stretch]
    skipped: int | None = None


def page(store: Store, asked: Asked) -> Shown:
    """What changed in the document ``asked.path`` from version ``first`` to ``second``; by default the latest change.

    Raises `NotFound` for a document or version that is not there, `ConfigError` where there is but one version.
    """
    id = document_of(store, asked.path)
    first, second = (a_version(asked.parameters.get(name, "")) for name in ("first", "second"))
    found = difference(store, id, first, second)
    versions = range(1, next(store.rows("SELECT version FROM documents WHERE id = ?", (id,)))[0] + 1)
    return Shown(
        template="difference.html",
        values={
            "id": id,
            "title": printable(found.after.title or ""),
            "before": found.before.version,
            "after": found.after.version,
            "fetched": (found.before.fetched_at, found.after.fetched_at),
            "versions": list(versions),
            "fields": printable({name: list(pair) for name, pair in found.fields.items()}),
            "lines": list(lines_of(printable(found.lines[:LINES_SHOWN]))),
            "cut": len(found.lines) > LINES_SHOWN,
            "files": [_file(file) for file in found.files],
        },
    )


def lines_of(unified: Sequence[str]) -> Iterator[Line]:
    """The lines of a unified diff; a run of lines taken out and those put in for them are compared word by word."""
    removed: list[str] = []
    added: list[str] = []
    left = PAIRS_COMPARED
    for line in [*unified, ""]:
        sign, text = line[:1], line[1:]
        if sign == "-" and not added:
            removed.append(text)
            continue
        if sign == "+":
            added.append(text)
            continue
        pairs = _pairs(removed, added)
        yield from _replaced(removed, added, by_line=pairs > left)
        left -= min(pairs, left)
        removed, added = ([text], []) if sign == "-" else ([], [])
        if head := _HEAD.match(line):
            yield Line([], int(head[1]))
        elif sign == " ":
            yield Line([Stretch(text)])


def _pairs(removed: list[str], added: list[str]) -> int:
    """Pairs of characters that comparing each line with its successor looks at, at most."""
    if len(removed) != len(added):
        return 0
    return sum(len(before) * len(after) for before, after in zip(removed, added, strict=True))


def _replaced(removed: list[str], added: list[str], *, by_line: bool) -> Iterator[Line]:
    if by_line or len(removed) != len(added):
        yield from (Line([Stretch(text, "del")]) for text in removed)
        yield from (Line([Stretch(text, "ins")]) for text in added)
        return
    for before, after in zip(removed, added, strict=True):
        yield from _compared(before, after)


def _compared(before: str, after: str) -> Iterator[Line]:
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    if matcher.quick_ratio() < _COMPARABLE or matcher.ratio() < _COMPARABLE:
        yield Line([Stretch(before, "del")])
        yield Line([Stretch(after, "ins")])
        return
    stretches = []
    for kind, left, right, start, end in matcher.get_opcodes():
        if kind == "equal":
            stretches.append(Stretch(before[left:right]))
            continue
        changed = (Stretch(before[left:right], "del"), Stretch(after[start:end], "ins"))
        stretches += [one for one in changed if one.text]
    yield Line(stretches)


def _file(file: Any) -> dict[str, Any]:
    lines = None if file.lines is None else list(lines_of(printable(file.lines[:LINES_SHOWN])))
    about = {name: printable(getattr(file, name)) for name in ("name", "url", "before", "after")}
    return about | {"lines": lines}
