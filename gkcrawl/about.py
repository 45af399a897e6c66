"""What can be said of a field of the contract beside its type: meaning, format, and where it is shown."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

Group = Literal["kept", "address", "metadata", "text", "reading"]
Place = Literal["box", "header", "row"]

DATE = {"format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
CLOCK_TIME = {"pattern": r"^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$"}
MOMENT = {
    "format": "date-time",
    "pattern": r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$",
}
SHA256 = {"pattern": "^[0-9a-f]{64}$"}
FROM_0, FROM_1 = {"minimum": 0}, {"minimum": 1}


@dataclass(frozen=True, slots=True)
class About:
    """What is true of a field, whatever its value.

    ``format``: what the Python type does not say, as JSON Schema says it.
    ``group``: "metadata", whose changes are kept in ``history``; "text", which has versions; "reading", how it was
    read; "address"; "kept" by crawl and store, so that a page read again says nothing of it.
    ``printed``: where a label in front of the value is believed: in a metadata "box", which it is a sign of, in a
    "header" line under the title, in a "row" of a list.
    ``covered``: `gkcrawl stats` and `gkcrawl audit` count the documents that have it. ``listed``: `gkcrawl show`
    prints it as a line. ``checked``: a fixture of a portal holds it, because the page shows whether it is right.
    """

    meaning: str = ""
    format: Mapping[str, Any] = field(default_factory=dict)
    group: Group = "metadata"
    printed: tuple[Place, ...] = ()
    covered: bool = False
    listed: bool = True
    checked: bool = False
