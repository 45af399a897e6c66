"""Proposes a changed class of a portal: columns that moved get their new address, columns that died are taken out."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

from gkcrawl.portals.inspection.states import MOVED_AWAY, ColumnState, State

if TYPE_CHECKING:
    from collections.abc import Sequence

_STATUS = re.compile(r'status = "\w+"')
_LONGEST_SINGLE = 100  # bytes of one column beside `columns = (…,)` on a line: the project's lines have 120


def proposed_module(source: str, name: str, states: Sequence[ColumnState]) -> str:
    """``source``, a Python module, with the class of portal ``name`` changed as ``states`` of its columns ask for.

    A portal of which nothing is left keeps its columns, for the record: its status becomes "moved". What cannot be
    found in the source, since it is computed there, is left as it is.
    """
    became = {state.column.url: state for state in states if state.state in (State.MOVED, State.DIED)}
    portal = next((node for node in ast.walk(ast.parse(source)) if _is_portal(node, name)), None)
    if portal is None or not became:
        return source
    if all(state.state is State.DIED for state in states):
        written = _text(source, portal)
        return source.replace(written, _moved_away(written), 1)
    declared = next((node for node in ast.walk(portal) if _is_columns(node)), None)
    if declared is None:
        return source
    columns = []
    for column in ast.iter_child_nodes(declared):
        if isinstance(column, ast.Call):
            state = became.get(_address(column))
            if state is None:
                columns.append(_text(source, column))
            elif state.target:
                columns.append(_text(source, column).replace(state.column.url, state.target, 1))
    return source.replace(_text(source, declared), _written(columns), 1)


def _is_portal(node: ast.AST, name: str) -> bool:
    return isinstance(node, ast.ClassDef) and any(ast.unparse(line) == f"name = {name!r}" for line in node.body)


def _is_columns(node: ast.AST) -> bool:
    """Whether ``node`` is the sequence of columns: all in it is ``Column(…)``."""
    held = node.elts if isinstance(node, ast.Tuple | ast.List) else []
    return bool(held) and all(isinstance(one, ast.Call) and ast.unparse(one.func) == "Column" for one in held)


def _address(column: ast.Call) -> str:
    """The address in ``Column(name, address, …)``; empty where it is computed."""
    named = [keyword.value for keyword in column.keywords if keyword.arg == "url"]
    address = next(iter([*column.args[1:2], *named]), None)
    return str(address.value) if isinstance(address, ast.Constant) else ""


def _text(source: str, node: ast.AST) -> str:
    return ast.get_source_segment(source, node) or ""


def _written(columns: Sequence[str]) -> str:
    if len(columns) == 1 and len(columns[0].encode()) <= _LONGEST_SINGLE and "\n" not in columns[0]:
        return f"({columns[0]},)"
    return "".join(["(\n", *(f"        {column},\n" for column in columns), "    )"])


def _moved_away(portal: str) -> str:
    if _STATUS.search(portal):
        return _STATUS.sub(MOVED_AWAY, portal, count=1)
    return re.sub(r"(?m)^( +)(?=columns = )", rf"\1{MOVED_AWAY}\n\1", portal, count=1)
