"""Metadata of a document: the values of its fields, each from the first source that states it, with provenance."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gkcrawl.extract.fields.cut_values import is_cut, whole_of
from gkcrawl.extract.fields.dates import Moment
from gkcrawl.extract.values import read_value

if TYPE_CHECKING:
    from gkcrawl.document import Provenance
    from gkcrawl.extract.trust import Source


@dataclass(slots=True)
class Metadata:
    """Values by document field (keywords as printed), labels that have no field, disclosure labels, provenance."""

    values: dict[str, str] = field(default_factory=dict)
    other_labels: dict[str, str] = field(default_factory=dict)
    disclosure: dict[str, str] = field(default_factory=dict)
    provenance: dict[str, Provenance] = field(default_factory=dict)

    def asks(self, asked: Source) -> bool:
        """Whether what the source can say may tell anything."""
        if asked.asked == "missing":
            return any(name not in self.values for name in asked.fields)
        if asked.asked == "cut":
            return any(self.is_cut(name) for name in asked.fields)
        return any(map(self._wants, asked.fields))

    def is_cut(self, name: str) -> bool:
        """Whether the value of the field ``name`` is cut."""
        return name in self.values and is_cut(self.values[name])

    def _wants(self, name: str) -> bool:
        """Whether one more value of ``name`` tells anything: it is not filled, cut, or its clock time is not known."""
        if name not in self.values or (name == "published_date" and "published_time" not in self.values):
            return True
        return is_cut(self.values[name])

    def offer(self, name: str, raw: str | None, stated: Source, locator: str = "") -> None:
        """Fill the field ``name`` from ``raw`` if that is a value of it and none is there, or only a cut one."""
        if raw is None:
            return
        if name in ("disclosure", "other_labels"):
            (self.disclosure if name == "disclosure" else self.other_labels).setdefault(locator, raw)
            return
        if not self._wants(name) or (value := read_value(name, raw)) is None:
            return
        origin = stated.provenance(raw, locator)
        day = value.date if isinstance(value, Moment) else value
        if name not in self.values or whole_of(self.values[name], [day]):
            self.values[name], self.provenance[name] = day, origin
        if name == "published_date" and isinstance(value, Moment) and value.time and self.values[name] == day:
            # Another place that prints the same day may add the clock time; one that contradicts it may not.
            self.values.setdefault("published_time", value.time)
            self.provenance.setdefault("published_time", origin)
