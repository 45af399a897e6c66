"""The era of a report without the forms of 2019 and later, and whom it counts for, by what it says itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkcrawl.characters import squash
from gkcrawl.data import pattern, rules
from gkcrawl.statistics.sentences.passages import passages

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gkcrawl.statistics.model import FormEra, Scope, Value

_LATER = pattern(rules("statistics_eras", "later"))
_NATIONAL = pattern(rules("statistics_eras", "2014"))
_BELOW = pattern(rules("statistics_eras", "aggregate"))
_ITSELF = pattern(rules("statistics_eras", "itself"))
_ABOUT = pattern(rules("statistics_files", "about"))
_SECTIONS = 2
"""Different sections that only reports of 2014 to 2018 have, from which on a report is one of them."""


def era_of(text: str) -> FormEra | None:
    """The era of a report by its sections; None where they are those of 2019 and later, whose tables are missing.

    None as well for a text that is about something else.

    国办发〔2014〕32号 brought sections on interpretation, complaints, staff and training; 国办公开办函〔2019〕60号 six
    sections of its own. A year says nothing: reports follow older forms for years.
    """
    plain = squash(text)
    if _LATER.search(plain):
        return None
    if len(set(_NATIONAL.findall(plain))) >= _SECTIONS:
        return "2014"
    return "narrative" if _ABOUT.search(plain) else None


def scope_of(values: Iterable[Value], text: str = "", title: str | None = None) -> Scope:
    """Whether a report speaks for all agencies of a place (全县, 汇总), or for the agency alone.

    Its title says so, a sentence on what the report itself holds, or one with counts.
    """
    said = [value.where or "" for value in values if value.kind == "text"]
    said += [one.text for one in passages(text) if _ITSELF.search(one.text)]
    return "aggregate" if any(_BELOW.search(sentence) for sentence in (title or "", *said)) else "own"
