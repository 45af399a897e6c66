"""Fields of a document as rows of a table: what each is called, its value, and where it was read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from gkcrawl.contract import FIELDS
from gkcrawl.data import rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from gkcrawl.browse.words import Words

_APART = frozenset(
    "schema id version other_urls disclosure other_labels text tables attachments links quality repair"
    " provenance part_of duplicates capture".split()
)
"""Fields that have a place of their own on the page."""
FIELD_NAMES = tuple(name for name in FIELDS if name not in _APART)


class Fact(NamedTuple):
    """A row: ``name`` of the field (None for a label of the box), its ``label``, its value in words, None for unknown.

    ``read`` is its provenance in the words of the contract, ``raw`` what was printed where that is something else.
    """

    name: str | None
    label: str
    value: str | None
    read: Mapping[str, Any] | None = None
    raw: str | None = None


def facts_of(document: Mapping[str, Any], words: Words) -> Iterator[Fact]:
    """All fields but those with a place of their own, also those that are unknown; then the labels of the box."""
    for name in FIELD_NAMES:
        read = document["provenance"].get(name)
        value = _in_words(name, document[name], words)
        raw = read["raw"] if read and read["raw"] not in (None, value, document[name]) else None
        yield Fact(name, words.of("field", name), value, read, raw)
    for group in ("disclosure", "other_labels"):
        for label, value in (document[group] or {}).items():
            yield Fact(None, label, value)


def meanings(flags: list[str], words: Words, *tables: str) -> dict[str, str]:
    """Flags and what each warns of, as ``tables`` of `gkcrawl/data/` say it; nothing for those that none has."""
    known: dict[str, str] = {}
    for table in tables:
        for row in rows(table):
            english = row.get("warns") or row["meaning"]
            known.setdefault(row.get("flag") or row["id"], row["zh"] if words.language == "zh" else english)
    return {flag: known.get(flag) or words.of("flag", flag) for flag in dict.fromkeys(flags)}


def _in_words(name: str, value: Any, words: Words) -> str | None:
    if value is None:
        return None
    if name in ("kind", "host_class"):
        return words.of(name, value)
    if isinstance(value, dict):
        return f"{value['name']} {value['code']} {words.of('level', value['level'])}"
    return " ".join(value) if isinstance(value, list) else str(value)
