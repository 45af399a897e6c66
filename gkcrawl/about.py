"""What is said of a field of the contract behind its type, in `Annotated`: meaning, format, marks."""

from __future__ import annotations

from enum import Enum


class Mark(Enum):
    """What is true of a field, whatever its value. ``history`` has the changes of those without the first two."""

    KEPT = "by crawl and store: a page read again says nothing of it"
    UNTRACKED = "text, which has versions, addresses, and how they were read: ``history`` has no changes of it"
    BOX = "its label is a sign of a metadata box"
    HEADER = "its label stands in the line under the title"
    ROW = "its label or key is believed in a row of a list"
    COUNTED = "`gkcrawl stats` and `audit` count the documents that have it"
    CHECKED = "fixtures of portals hold it, because the page shows whether it is right"
    UNLISTED = "no line of `gkcrawl show`"


KEPT, UNTRACKED, BOX, HEADER, ROW, COUNTED, CHECKED, UNLISTED = Mark

# Formats: what the Python type does not say, as JSON Schema says it.
DATE = {"format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
CLOCK_TIME = {"pattern": r"^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$"}
MOMENT = {
    "format": "date-time",
    "pattern": r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$",
}
SHA256 = {"pattern": "^[0-9a-f]{64}$"}
SIX_DIGITS = {"pattern": r"^\d{6}$"}
FROM_0, FROM_1, FROM_0_TO_1 = {"minimum": 0}, {"minimum": 1}, {"minimum": 0, "maximum": 1}
