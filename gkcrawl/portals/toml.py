"""Portals declared as data: a table of a TOML file is a portal; reads, checks, writes and adds tables."""

from __future__ import annotations

import json
import re
import sys
from dataclasses import MISSING, dataclass, fields
from pathlib import Path
from shutil import copymode
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from gkcrawl.errors import ConfigError
from gkcrawl.portals.bases import BY_FAMILY
from gkcrawl.portals.column import BY_UNIT, BY_YEAR, Column
from gkcrawl.portals.walking.declaration import did_you_mean
from gkcrawl.portals.walking.spider import PortalSpider

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_HEADER = re.compile(r"^[ \t]*(?P<header>\[+)[ \t]*(?P<name>[^\]\n.]*?)[ \t]*(?P<end>[.\]])", re.MULTILINE)
# Texts and comments come first, so that what stands in one is no header.
_HEADERS = re.compile(
    r'"""(?:[^\\]|\\.)*?"""|\'\'\'.*?\'\'\'|"(?:[^"\\\n]|\\[^\n])*"|\'[^\'\n]*\'|#[^\n]*'
    rf"|{_HEADER.pattern}",
    re.MULTILINE | re.DOTALL,
)
_LISTS = {"BY_YEAR": BY_YEAR, "BY_UNIT": BY_UNIT}
_OF_A_PORTAL = tuple(PortalSpider.__annotations__)
_OF_A_COLUMN = {field.name: field.default for field in fields(Column)}


@dataclass(frozen=True, slots=True)
class Table:
    """The declaration of the portal ``name``: the file it stands in, its first line there, and its text.

    ``module`` is the name of the file as that of a module: its class says so, as classes do.
    """

    path: Path
    module: str
    line: int
    name: str
    text: str

    def portal(self) -> type[PortalSpider]:
        """The class that this table declares.

        Raises:
            ConfigError: names the portal and the attribute that is missing, unknown or malformed, or the line.
        """
        return _portal(self, self._parsed())

    def _parsed(self, lines_before: int = 0) -> dict[str, Any]:
        """The table alone; parsed a second time if it is no TOML, below as many empty lines as make the line right."""
        try:
            return tomllib.loads("\n" * lines_before + self.text)
        except (ValueError, RecursionError) as error:
            if lines_before != self.line - 1:
                return self._parsed(self.line - 1)
            raise self.wrong(str(error)) from None

    def wrong(self, problem: str) -> ConfigError:
        """What is wrong with the portal, as an error to raise."""
        return ConfigError(f"portal {self.name}: {problem}")


def table_files(folder: Path) -> Iterator[Path]:
    """The TOML files below ``folder``, relative to it and in order; hidden ones are no files of portals."""
    files = (file.relative_to(folder) for file in sorted(folder.rglob("*.toml")))
    return (file for file in files if not any(part.startswith(".") for part in file.parts))


def read_tables(path: Path, module: str) -> Iterator[Table]:
    """The tables of the file ``path`` in their order, none of them parsed yet: what is wrong in one breaks no other.

    Raises:
        ConfigError: the file cannot be read, or something stands before the first table.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(str(getattr(error, "strerror", None) or error)) from error
    starts: list[tuple[int, str]] = []
    headers = _HEADERS if '"""' in text or "'''" in text else _HEADER
    for match in headers.finditer(text):
        further = match["end"] == "." and starts and starts[-1][1] == match["name"]  # [[name.columns]] below [name]
        if match["header"] and not further:
            starts.append((match.start(), match["name"]))
    for number, before in enumerate(text[: starts[0][0] if starts else None].splitlines(), 1):
        if before.strip() and not before.lstrip().startswith("#"):
            raise ConfigError(f"line {number}: stands before the first portal, which begins with [its_name]")
    line, at = 1, 0
    for number, (start, name) in enumerate(starts, 1):
        line, at = line + text.count("\n", at, start), start
        yield Table(path, module, line, name, text[start : starts[number][0] if number < len(starts) else None])


def as_toml(name: str, attributes: Mapping[str, Any], columns: Sequence[Column]) -> str:
    """The table of a portal: ``attributes`` are those of its class, the family by its name; None is left out.

    Raises:
        ConfigError: it could not be read again; the attribute is named.
    """
    given = {key: value for key, value in attributes.items() if value is not None}
    lines = [f"{key} = {_value(value)}" for key, value in given.items()]
    text = "\n".join([f"[{name}]", *lines, "columns = [", *(f"    {_column(column)}," for column in columns), "]\n"])
    Table(Path(), "", 1, name, text).portal()
    return text


def add_table(path: Path, table: str) -> None:
    """Put ``table``, as `as_toml` gives it, at the end of the file ``path``, which is made where there is none.

    What stands there stays as it is; a reader finds the old file or the new one, never half of it.

    Raises:
        ConfigError: the file cannot be read or written, or has a table of that name.
    """
    before = b""
    if path.exists():
        (name,) = tomllib.loads(table)
        try:
            names = {found.name for found in read_tables(path, "")}
        except ConfigError as error:
            raise ConfigError(f"{path}: {error}") from error
        if name in names:
            raise ConfigError(f"{path} has a portal {name!r}")
        before = path.read_bytes()
    gap = b"" if not before else b"\n" if before.endswith(b"\n") else b"\n\n"
    new = path.with_name(f".{path.name}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        new.write_bytes(before + gap + table.encode())
        if path.exists():
            copymode(path, new)
        new.replace(path)
    except OSError as error:
        raise ConfigError(f"{path}: {error.strerror}") from error


def _portal(table: Table, found: dict[str, Any]) -> type[PortalSpider]:
    ((name, attributes),) = found.items()
    if name != table.name:
        raise table.wrong("write its name as [name], without quotes")
    if not isinstance(attributes, dict):
        raise table.wrong(f"a portal is one table, [{name}]")
    for attribute in attributes:
        if attribute not in _OF_A_PORTAL:
            hint = did_you_mean(attribute, _OF_A_PORTAL)
            raise table.wrong(f"attribute '{attribute}' is not an attribute of a portal{hint}")
    family = attributes.pop("family", None)
    if not isinstance(family, str) or family not in BY_FAMILY:
        hint = did_you_mean(str(family), BY_FAMILY) or f"; the families are {', '.join(sorted(BY_FAMILY))}"
        problem = "is missing" if family is None else f"must be the name of a CMS family, not {family!r}"
        raise table.wrong(f"attribute 'family' {problem}{hint}")
    if isinstance(columns := attributes.get("columns"), list):
        attributes["columns"] = tuple(_declared_column(table, column) for column in columns)
    own = {"name": name, "__module__": table.module, "_file": table.path}
    portal = type(name, (BY_FAMILY[family],), {**own, **attributes})
    assert issubclass(portal, PortalSpider)
    home = urlsplit(portal.columns[0].url)
    portal.__doc__ = f"{portal.agency}, {home.scheme}://{home.netloc}."
    return portal


def _declared_column(table: Table, given: object) -> Column:
    if not isinstance(given, dict):
        raise table.wrong(f"attribute 'columns' holds {given!r}, which is no {{name = …, url = …}}")
    for field in given:
        if field not in _OF_A_COLUMN:
            hint = did_you_mean(field, _OF_A_COLUMN)
            raise table.wrong(f"attribute 'columns' has the unknown field {field!r}{hint}")
    if isinstance(lists := given.get("lists"), str):
        given["lists"] = _LISTS.get(lists, lists)
    return Column(**{"name": "", "url": "", **given})


def _column(column: Column) -> str:
    said = {name: getattr(column, name) for name, default in _OF_A_COLUMN.items()}
    said["lists"] = next((name for name, lists in _LISTS.items() if lists == column.lists), column.lists)
    given = {
        name: value for name, value in said.items() if _OF_A_COLUMN[name] is MISSING or value != _OF_A_COLUMN[name]
    }
    return f"{{{', '.join(f'{name} = {_value(value)}' for name, value in given.items())}}}"


def _value(value: object) -> str:
    """Texts, numbers, switches and lists of them are written alike in TOML and JSON, but for one character."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
