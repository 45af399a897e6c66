"""Resources that pages refer to: composite units and drawing parameters (GB/T 33190 §7.9, §8.2, §13)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkcrawl.files.ofd.package import child, children, text_of

if TYPE_CHECKING:
    from gkcrawl.files.ofd.package import Element, Package

_MOST_RELATIVES = 8  # drawing parameters that take over from others: more is a loop


class Resources:
    """``units`` are the composite units (CompositeGraphicUnit) by ID."""

    def __init__(self) -> None:
        self.units: dict[str, Element] = {}
        self._params: dict[str, Element] = {}

    def add_from(self, package: Package, holder: Element | None, base: str) -> None:
        """Read the resource files that ``holder`` (CommonData, Page) of the member ``base`` names."""
        for entry in children(holder, "PublicRes", "DocumentRes", "PageRes"):
            root = package.xml(package.locate(text_of(entry), base))
            for unit in children(child(root, "CompositeGraphicUnits"), "CompositeGraphicUnit"):
                self.units[unit.get("ID", "")] = unit
            for param in children(child(root, "DrawParams"), "DrawParam"):
                self._params[param.get("ID", "")] = param

    def color(self, style: str, name: str) -> Element | None:
        """The element FillColor or StrokeColor of the drawing parameters with this ID, or of those they build on."""
        for _ in range(_MOST_RELATIVES):
            param = self._params.get(style)
            if param is None:
                return None
            if (color := child(param, name)) is not None:
                return color
            style = param.get("Relative", "")
        return None
