"""Writes a portal's class as Python source; what comes from pages gets into it quoted: it will be imported."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from gkcrawl.portals.bases import spider_name
from gkcrawl.portals.column import BY_UNIT, BY_YEAR

if TYPE_CHECKING:
    from gkcrawl.portals.column import Column
    from gkcrawl.portals.drafts.draft import Draft

LONGEST_LINE = 200  # columns, as spiders/.ruff.toml has it; wide characters take two
_LISTS = {BY_YEAR: "BY_YEAR", BY_UNIT: "BY_UNIT"}
_CLASS = '''from gkcrawl.portals import {imported}


class {title}({base}):
    """{agency}, {home}."""

    name = "{name}"
    agency, region = {quoted_agency}, "{region}"
    status = "unverified"
    columns = {columns}
'''


def class_text(draft: Draft) -> str:
    """The module of the class that declares ``draft``, as ruff formats it."""
    base = spider_name(draft.family)
    patterns = {_LISTS[column.lists] for column in draft.columns if column.lists in _LISTS}
    return _CLASS.format(
        imported=", ".join((*sorted(patterns), *sorted(("Column", base)))),
        title="".join(part.capitalize() for part in draft.name.split("_")),
        base=base,
        agency=draft.agency,
        home="".join(char for char in draft.home.rstrip("/") if char.isprintable() and char not in '"\\'),
        name=draft.name,
        quoted_agency=quoted(draft.agency),
        region=draft.region,
        columns=_columns(draft.columns),
    )


def quoted(text: str) -> str:
    """``text`` as a literal in the quotes that need fewer escapes.

    >>> print(quoted('a"b'), quoted("年报\\n"))
    'a"b' "年报\\n"
    """
    mark = "'" if text.count('"') > text.count("'") else '"'
    escapes = {"\\": "\\\\", mark: f"\\{mark}"}
    inner = "".join(escapes.get(char) or (char if char.isprintable() else repr(char)[1:-1]) for char in text)
    return f"{mark}{inner}{mark}"


def _columns(columns: tuple[Column, ...]) -> str:
    """A tuple: one column in its line where it fits, several a line each."""
    calls = [_arguments(column) for column in columns]
    if len(calls) == 1 and _width(short := f"(Column({', '.join(calls[0])}),)") <= LONGEST_LINE - len("    columns = "):
        return short
    return "(\n" + "".join(_call(arguments) for arguments in calls) + "    )"


def _call(arguments: list[str]) -> str:
    indent, inner = " " * 8, " " * 12
    joined = ", ".join(arguments)
    if _width(line := f"{indent}Column({joined}),") <= LONGEST_LINE:
        return f"{line}\n"
    if _width(f"{inner}{joined}") <= LONGEST_LINE:
        return f"{indent}Column(\n{inner}{joined}\n{indent}),\n"
    return f"{indent}Column(\n" + "".join(f"{inner}{argument},\n" for argument in arguments) + f"{indent}),\n"


def _arguments(column: Column) -> list[str]:
    options = {"kind": column.kind, "body": column.body, "lists": column.lists}
    given = {name: _LISTS.get(value) or quoted(value) for name, value in options.items() if value}
    return [quoted(column.name), quoted(column.url), *(f"{name}={value}" for name, value in given.items())]


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)
