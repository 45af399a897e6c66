"""Numbers of the engine: each has a name, one meaning and a comment that says unit and reason."""

from __future__ import annotations

import ast
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = Path(__file__).parents[1] / "gkcrawl"


class Constant(NamedTuple):
    name: str
    value: float
    explained: bool


def numeric_constants(source: str) -> Iterator[Constant]:
    """Constants of modules and classes whose value is made of numbers alone; explained by a comment beside or above."""
    lines = source.splitlines()
    tree = ast.parse(source)
    bodies = [tree.body, *(node.body for node in ast.walk(tree) if isinstance(node, ast.ClassDef))]
    for statement, after in (pair for body in bodies for pair in zip(body, [*body[1:], None], strict=True)):
        match statement:
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                pass
            case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value):
                pass
            case _:
                continue
        if name.upper() == name and _is_number(value):
            above = lines[statement.lineno - 2].lstrip() if statement.lineno > 1 else ""
            beside = lines[(statement.end_lineno or statement.lineno) - 1]
            number = eval(compile(ast.Expression(value), "", "eval"))
            yield Constant(name, number, above.startswith("#") or "  # " in beside or _is_docstring(after))


def _is_docstring(statement: ast.stmt | None) -> bool:
    return isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)


def _is_number(value: ast.expr) -> bool:
    match value:
        case ast.Constant(value=number):
            return isinstance(number, int | float) and not isinstance(number, bool)
        case ast.BinOp(left=left, right=right):
            return _is_number(left) and _is_number(right)
        case ast.UnaryOp(operand=operand):
            return _is_number(operand)
    return False


@cache
def all_constants() -> list[tuple[str, Constant]]:
    """Those of the engine with their modules: not read by who only collects tests."""
    return [
        (path.relative_to(PACKAGE).as_posix(), constant)
        for path in sorted(PACKAGE.rglob("*.py"))
        for constant in numeric_constants(path.read_text())
    ]


def test_every_number_has_a_reason() -> None:
    bare = [f"{module}: {one.name} = {one.value}" for module, one in all_constants() if not one.explained]
    assert not bare


def test_a_name_stands_for_one_number() -> None:
    values: defaultdict[str, set[float]] = defaultdict(set)
    for module, constant in all_constants():
        if module.startswith("demo/"):  # a portal's own facts
            continue
        values[constant.name].add(constant.value)
    assert {name: sorted(found) for name, found in values.items() if len(found) > 1} == {}


@pytest.mark.parametrize(
    ("source", "explained"),
    [
        ("LIMIT = 3", False),
        ("LIMIT = 3  # rows: a pager shows no more", True),
        ("# Rows.\nLIMIT = 3", True),
        ('LIMIT = 3\n"""Rows."""', True),
        ("class A:\n    LIMIT: float = 2 * 3.5", False),
    ],
)
def test_a_comment_explains(source: str, explained: bool) -> None:
    assert [constant.explained for constant in numeric_constants(source)] == [explained]
