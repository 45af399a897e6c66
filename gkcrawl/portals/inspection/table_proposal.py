"""Proposes a changed table of a portal in a TOML file: what `module_proposal` does to a class."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from gkcrawl.portals.inspection.states import MOVED_AWAY, ColumnState, State
from gkcrawl.portals.toml import read_tables

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_STATUS = re.compile(r"^status\s*=.*$", re.MULTILINE)


def proposed_table(path: Path, name: str, states: Sequence[ColumnState]) -> str:
    """The text of the file ``path`` with the table of portal ``name`` changed as ``states`` of its columns ask for.

    A portal of which nothing is left keeps its columns, for the record: its status becomes "moved". Comments and what
    is written in another way than a column in braces stay as they are.
    """
    source = path.read_text(encoding="utf-8")
    table = next((found.text for found in read_tables(path, path.name) if found.name == name), "")
    if all(state.state is State.DIED for state in states):
        return source.replace(table, _moved_away(table), 1)
    changed = table
    for state in states:
        address = json.dumps(state.column.url, ensure_ascii=False)
        if state.state is State.MOVED and state.target:
            changed = changed.replace(address, json.dumps(state.target, ensure_ascii=False), 1)
        elif state.state is State.DIED:
            column = rf"[ \t]*\{{[^{{}}\n]*{re.escape(address)}[^{{}}\n]*\}}[ \t]*,?[ \t]*\n?"
            changed = re.sub(column, "", changed, count=1)
    return source.replace(table, changed, 1) if table else source


def _moved_away(table: str) -> str:
    if _STATUS.search(table):
        return _STATUS.sub(MOVED_AWAY, table, count=1)
    header, _, rest = table.partition("\n")
    return f"{header}\n{MOVED_AWAY}\n{rest}"
