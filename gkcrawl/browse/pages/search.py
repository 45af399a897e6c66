"""Documents found: by words, ranked as `gkcrawl search` does, or the newest ones; by portal, region, kind and year."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple, get_args

from gkcrawl.browse.asked import Shown
from gkcrawl.corpus.facets import FACETS, facets
from gkcrawl.corpus.feed import pending
from gkcrawl.corpus.lookup import check_portal
from gkcrawl.corpus.search import CONSUMER, POOL, newest, search
from gkcrawl.coverage.regions import division_name
from gkcrawl.document import Kind
from gkcrawl.errors import ConfigError
from gkcrawl.store.queries.relations import copies_of
from gkcrawl.store.queries.selection import Selection

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from gkcrawl.browse.asked import Asked
    from gkcrawl.corpus.search import Hit
    from gkcrawl.store.store import Store

HITS = 20
"""Of a page: what is read before the words are changed."""
LONGEST_QUERY = 200
"""Characters of what is asked for: more is a text, which SQLite would take long for and find nothing."""
VALUES = 8
"""Of a facet: the others are shown when asked for."""
_PATTERNS = {
    "region": r"\d{2,12}",
    "year": r"\d{4}",
    "since": r"\d{4}-\d{2}-\d{2}",
    "seen": r"\d{4}-\d{2}",
    "page": r"\d{1,6}",
}
FILTERS = ("portal", "region", "kind", "year", "since", "agency", "seen")
"""Parameters that are filters of `Selection`."""
# A phrase in quotation marks is one word.
_WORD = re.compile('["“”]([^"“”]+)["“”]|([^\\s　"“”]+)')


class Value(NamedTuple):
    """A value of a facet: what it is called, how many documents, whether it is chosen, and what its link asks for."""

    name: str
    documents: int
    chosen: bool
    parameters: Mapping[str, str]


def page(store: Store, asked: Asked) -> Shown:
    """Hits with facets; ``asked.path`` is the format of a list of as many as are ranked, empty for a page of them.

    Parameters: ``q`` and those of `FILTERS`, ``page`` from 1. Raises `ConfigError` and `NotFound` for wrong ones.
    """
    parameters = {name: value.strip() for name, value in asked.parameters.items() if value.strip()}
    for name, pattern in _PATTERNS.items():
        if name in parameters and not re.fullmatch(pattern, parameters[name]):
            raise ConfigError(f"{name}={parameters[name]}: not of the form of a {name}")
    if len(parameters.get("q", "")) > LONGEST_QUERY:
        raise ConfigError(f"the words are longer than {LONGEST_QUERY} characters: leave some out")
    words = [quoted or bare for quoted, bare in _WORD.findall(parameters.get("q", ""))]
    filters = _filters(store, parameters)
    number = max(1, int(parameters.get("page", 1)))
    start, count = (0, POOL) if asked.path else ((number - 1) * HITS, HITS)
    hits, more = _hits(store, words, filters, start, count)
    if asked.path:
        return Shown(values={"query": parameters.get("q", ""), "hits": hits})
    total, counts = facets(store, words, filters)
    kept = {name: parameters[name] for name in ("q", *FILTERS) if name in parameters}
    reached = min(total, POOL) if words else total
    return Shown(
        template="search.html",
        values={
            "query": parameters.get("q", ""),
            "hits": [(hit, marked(hit)) for hit in hits],
            "copies": copies_of(store, [hit.id for hit in hits]),
            "total": total,
            "more": more,
            "pool": POOL,
            "waiting": pending(store, CONSUMER),
            "kept": kept,
            "others": [
                (name, {k: v for k, v in kept.items() if k != name}) for name in kept if name not in ("q", *FACETS)
            ],
            "facets": {name: _values(asked, name, counts[name], kept) for name in FACETS},
            "shown_values": VALUES,
            "first": start + 1,
            "before": {**kept, "page": number - 1} if number > 1 else None,
            "after": {**kept, "page": number + 1} if len(hits) == HITS and start + HITS < reached else None,
        },
    )


def marked(hit: Hit) -> list[tuple[str, bool]]:
    """The snippet in pieces, each with whether it is a word looked for."""
    pieces, end = [], 0
    for start, stop in hit.spans:
        pieces += [(hit.snippet[end:start], False), (hit.snippet[start:stop], True)]
        end = stop
    return [piece for piece in (*pieces, (hit.snippet[end:], False)) if piece[0]]


def _filters(store: Store, parameters: Mapping[str, str]) -> Selection:
    chosen: dict[str, Any] = {name: parameters[name] for name in FILTERS if name in parameters}
    if "year" in chosen:
        chosen["year"] = int(chosen["year"])
    if (kind := chosen.get("kind")) and kind not in get_args(Kind):
        raise ConfigError(f"kind={kind}: it is one of {', '.join(get_args(Kind))}")
    check_portal(store, chosen.get("portal"))
    return Selection(**chosen, copies=False)


def _hits(store: Store, words: Sequence[str], filters: Selection, start: int, count: int) -> tuple[list[Hit], bool]:
    """Hits from ``start`` on, and whether better ones may be among those that were not ranked."""
    if not words:
        return newest(store, filters, limit=count, offset=start), False
    found = search(store, words, filters, limit=min(POOL, start + count))
    return found.hits[start:], found.more


def _values(asked: Asked, name: str, counts: Sequence[tuple[str, int]], kept: Mapping[str, str]) -> list[Value]:
    """Values of the facet ``name``; the link of the one that is chosen takes it back."""
    others = {key: value for key, value in kept.items() if key != name}
    values = [
        Value(
            _called(asked, name, value),
            count,
            value == kept.get(name),
            others | ({name: value} if value != kept.get(name) else {}),
        )
        for value, count in counts
    ]
    if (chosen := kept.get(name)) and not any(value.chosen for value in values):
        values.insert(0, Value(_called(asked, name, chosen), 0, chosen=True, parameters=others))
    return sorted(values, key=lambda value: not value.chosen)


def _called(asked: Asked, name: str, value: str) -> str:
    if name == "region":
        return division_name(value)
    return asked.words.of("kind", value) if name == "kind" else value
