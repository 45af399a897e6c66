"""Kinds of columns (年报, 规范性文件, 通知公告 …) by their names: data/column_kinds.csv, the first match wins."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, cast

from gkcrawl.characters import nfkc, squash
from gkcrawl.data import pattern, rows, rules
from gkcrawl.errors import ConfigError
from gkcrawl.numerals import mostly
from gkcrawl.portals.walking.index_shapes import report_title

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Sequence

    from gkcrawl.document import Kind

_SHARE_OF_REPORTS = 0.6  # of the rows: the rest of a column of reports are notices, forms and interpretations
_LIKE = 0.5  # similarity (difflib): two of four characters, half the letters of a code


@dataclass(frozen=True, slots=True)
class ColumnKind:
    """A kind of columns: its ``code``, the ``name`` most portals print, and the kind of the documents in such columns.

    ``kind`` is None where documents of all kinds stand in them: then each document's own title says its kind.
    """

    code: str
    name: str
    kind: Kind | None


KINDS: dict[str, ColumnKind] = {
    row["name"]: ColumnKind(row["role"], row["name"], cast("Kind | None", row["kind"] or None))
    for row in rows("column_kinds")
}
"""All kinds by their printed names, in the order in which they are asked."""
_BY_CODE = {kind.code: kind for kind in KINDS.values()}
_PATTERNS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (pattern([rule]), _BY_CODE[rule.role].name) for rule in rules("column_kinds")
)
ANNUAL_REPORTS = _BY_CODE["annual_report"].name


def column_kind(name: str | None, titles: Sequence[str] = (), parents: Sequence[str] = ()) -> str | None:
    """The printed name of the kind of a column called ``name``; None where nothing says it.

    Its name says it first, then the ``titles`` of its rows (of annual reports alone: what other documents are called
    says little about their column), then the columns above it (``parents``, from the top), the nearest first.
    """
    if (own := _of_name(name or "")) is not None:
        return own
    if titles and mostly(sum(report_title(title) == "report" for title in titles), len(titles), _SHARE_OF_REPORTS):
        return ANNUAL_REPORTS
    return next(filter(None, map(_of_name, reversed(parents))), None)


def kinds_named(words: Iterable[str]) -> tuple[ColumnKind, ...]:
    """The kinds that a user calls by their printed names or codes, each once.

    Raises:
        ConfigError: a word is neither; the message names those that look like it, or all.
    """
    return tuple(dict.fromkeys(_named(word.strip()) for word in words))


def _named(word: str) -> ColumnKind:
    known = KINDS.get(word) or _BY_CODE.get(word.lower())
    if known is not None:
        return known
    like = [_BY_CODE[code].name for code in get_close_matches(word.lower(), _BY_CODE, cutoff=_LIKE)]
    like += get_close_matches(word, KINDS, cutoff=_LIKE)
    guess = _of_name(word)
    likely = list(dict.fromkeys(filter(None, (guess, *like))))
    hint = f"did you mean {' or '.join(likely)}?" if likely else f"there are {', '.join(KINDS)}"
    raise ConfigError(f"{word}: no kind of columns; {hint}")


def _of_name(name: str) -> str | None:
    flat = squash(nfkc(name))
    return next((kind for words, kind in _PATTERNS if words.search(flat)), None)
