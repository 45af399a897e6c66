"""Trust: the sources of every field in the order in which they are asked, each with its confidence (data/trust.csv).

Confidence orders sources by how they turned out on pages whose values are known; it is no probability (docs/schema.md).
"""

from __future__ import annotations

from functools import cache
from typing import Literal, NamedTuple, cast

from gkcrawl.data import rows
from gkcrawl.document import Method, Provenance

Asked = Literal["always", "missing", "cut"]

DOUBTS = {
    "completed": (0.15, "something else on the page had to say which of several places is meant"),
    "no region": (0.1, "the agency's place is in no table"),
    "conflict": (0.3, "a code on the page lies in another place"),
    "stranger": (0.2, "the text speaks as an office that the portal's agency is not"),
}
"""What takes away from the confidence of agency and region: how much, and where it holds."""


class Source(NamedTuple):
    """A place that fields are read from: a row of data/trust.csv.

    ``fields``: those it fills (``any``: those it names itself). ``reader``: what the code calls it. ``locator``: the
    place as ``provenance`` names it, empty where the page does. ``asked``: ``always``, as a later value may complete an
    earlier one, or only where the field is ``missing`` or its value ``cut``. ``rank``: 0 for the first that is asked.
    """

    fields: tuple[str, ...]
    reader: str
    method: Method
    locator: str
    asked: Asked
    confidence: float
    place: str
    rank: int

    def provenance(self, raw: str | None, locator: str | None = None) -> Provenance:
        """Where a value was read, for the document; ``locator`` where the page says it."""
        return Provenance(raw=raw, method=self.method, locator=locator or self.locator, confidence=self.confidence)


@cache
def sources() -> tuple[Source, ...]:
    """All sources, in order."""
    return tuple(
        Source(
            fields=tuple(row["field"].split()),
            reader=row["reader"],
            method=cast("Method", row["method"]),
            locator=row["locator"],
            asked=cast("Asked", row["asked"]),
            confidence=float(row["confidence"] or 0),
            place=row["place"],
            rank=rank,
        )
        for rank, row in enumerate(rows("trust"))
    )


@cache
def source(reader: str, method: Method | None = None) -> Source:
    """The source of this ``reader``, of several the one of ``method``. Raises KeyError for none or several.

    >>> source("title tag").confidence < source("heading").confidence
    True
    """
    found = [one for one in sources() if one.reader == reader and method in (None, one.method)]
    if len(found) != 1:
        raise KeyError(f"data/trust.csv has {len(found)} sources called {reader!r} of method {method or 'any'}")
    return found[0]
