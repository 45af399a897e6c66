"""Prints the lowest version allowed of each dependency, as constraints for pip (``make test-lowest``); not of test tools."""

from __future__ import annotations

from importlib.metadata import requires

from packaging.requirements import Requirement


def constraints(requirements: list[str]) -> list[str]:
    """A line ``name==version`` for each of ``requirements`` that users need and that has a lower bound."""
    lines = []
    for requirement in map(Requirement, requirements):
        here = requirement.marker is None or any(
            requirement.marker.evaluate({"extra": extra}) for extra in ("", "parquet")
        )
        lowest = [bound.version for bound in requirement.specifier if bound.operator == ">="]
        if here and lowest:
            lines.append(f"{requirement.name}=={lowest[0]}")
    return sorted(set(lines))


if __name__ == "__main__":
    print("\n".join(constraints(requires("gkcrawl") or [])))
