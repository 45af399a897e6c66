"""The numbers of one report as tables on a terminal: forms, prose, and failed checks marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkcrawl.cli.shared.output import table
from gkcrawl.statistics.printed import printed_number, printed_tables

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.table import Table

    from gkcrawl.statistics.model import Check, Statistics
    from gkcrawl.statistics.printed import Cell

LEGEND = "blank: nothing printed; –: not read; (n): derived, not printed; !: a check failed, see below"
"""What the signs in cells mean."""


def report_tables(found: Statistics) -> Iterator[Table]:
    """The tables of ``found`` that have values, as `printed_tables` has them."""
    for one in printed_tables(found):
        made = table(one.title, *map(_marked, one.columns), text=one.names)
        for row in one.rows:
            made.add_row(*map(_marked, row))
        yield made


def failed_checks(checks: Sequence[Check]) -> list[str]:
    """A line a failed check: its rule, where it failed, and the two sides that differ."""
    return [
        " ".join(
            part
            for part in (
                f"{one.id} failed:",
                one.row,
                one.column,
                f"{printed_number(one.left)} ≠ {printed_number(one.right)}",
            )
            if part
        )
        for one in checks
        if one.ok is False
    ]


def _marked(cell: Cell) -> str:
    return f"{cell.text} !{cell.failed}" if cell.failed else cell.text
