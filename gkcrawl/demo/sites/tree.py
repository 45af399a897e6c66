"""The tree of a demo site: sections, groups, columns, in the order in which menus show them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Node:
    """A step of a menu: its name, the path it leads to (None: it only opens), and the steps below it."""

    name: str
    path: str | None = None
    below: tuple[Node, ...] = ()

    @property
    def href(self) -> str:
        """The path, or what stands in its place."""
        return self.path or "javascript:void(0)"


def leaves(nodes: tuple[Node, ...]) -> Iterator[Node]:
    """The steps that have none below them, in order."""
    for node in nodes:
        if node.below:
            yield from leaves(node.below)
        else:
            yield node


def parents(nodes: tuple[Node, ...], path: str, above: tuple[str, ...] = ()) -> tuple[str, ...] | None:
    """Names of the steps above the one that leads to ``path``, from the top; None where none does."""
    for node in nodes:
        if node.path == path and not node.below:
            return above
        found = parents(node.below, path, (*above, node.name))
        if found is not None:
            return found
    return None
