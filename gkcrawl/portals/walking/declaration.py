"""Validates the attributes of a portal class when it is created."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from inspect import getattr_static
from math import inf
from typing import Any, Literal, get_args
from urllib.parse import urlsplit

from gkcrawl.document import Kind
from gkcrawl.errors import ConfigError
from gkcrawl.portals.column import Column
from gkcrawl.portals.lists.family import Family, FamilyLater

Status = Literal["active", "unverified", "moved"]
Frequency = Literal["daily", "weekly", "monthly"]
Tls = Literal["modern", "legacy"]
AddressFamily = Literal["any", "ipv4", "ipv6"]

_NAME = re.compile(r"[a-z][a-z0-9_]*")
# GB/T 2260 province prefixes; 10 is the customary code of the nation itself.
_REGION = re.compile(r"(?:1[0-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[12])\d{4}")


def check_portal(cls: type, known: Iterable[str]) -> None:
    """Check the attributes of portal class ``cls``; ``known`` are the attributes a portal may set.

    Raises:
        ConfigError: names the class and the attribute that is missing, unknown, malformed or contradictory.
    """
    known = [name for name in known if not name.startswith("_")]
    for attribute in vars(cls):
        if not attribute.startswith("_") and attribute not in known:
            raise _error(cls, attribute, f"is not an attribute of a portal{did_you_mean(attribute, known)}")
    _check_text(cls, "name", _NAME, "lower-case letters, digits and underscores, e.g. 'jiangsu_drc'")
    _check_text(cls, "agency", re.compile(r"\S.*\S"), "the agency's full name")
    _check_text(cls, "region", _REGION, "a six-digit GB/T 2260 code as a string, e.g. '320000'")
    if not isinstance(getattr_static(cls, "family", None), FamilyLater) and not isinstance(_get(cls, "family"), Family):
        raise _error(cls, "family", "must be a Family; derive the portal from TrsSpider, HanwebSpider …")
    max_pages = _get(cls, "max_pages")
    if not _is_count(max_pages):
        raise _error(cls, "max_pages", f"must be a whole number from 1, not {max_pages!r}")
    choices = (("status", Status), ("frequency", Frequency), ("tls", Tls), ("address_family", AddressFamily))
    for attribute, choice in choices:
        if (value := _get(cls, attribute)) not in get_args(choice):
            raise _error(cls, attribute, f"must be one of {', '.join(get_args(choice))}, not {value!r}")
    delay = _get(cls, "delay")
    if delay is not None and (isinstance(delay, bool) or not isinstance(delay, int | float) or not 0 < delay < inf):
        raise _error(cls, "delay", f"must be seconds above 0, not {delay!r}")
    hosts = _get(cls, "follow_hosts")
    if (
        isinstance(hosts, str)
        or not isinstance(hosts, Sequence)
        or not all(isinstance(host, str) and host.startswith(".") for host in hosts)
    ):
        raise _error(cls, "follow_hosts", "must be a list of host suffixes that start with a dot, e.g. ['.gov.cn']")
    base = _get(cls, "base")
    if base is not None and not is_http(base):
        raise _error(cls, "base", f"must be an absolute http(s) URL, not {base!r}")
    _check_columns(cls, _get(cls, "columns"), base)


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """``'; did you mean …?'`` for the known name nearest to ``name``, else nothing."""
    near = get_close_matches(name, list(known), n=1)
    return f"; did you mean {near[0]!r}?" if near else ""


def is_http(url: object) -> bool:
    """Whether ``url`` is an absolute http(s) URL."""
    if not isinstance(url, str):
        return False
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)


def _check_columns(cls: type, columns: Any, base: str | None) -> None:
    if isinstance(columns, str) or not isinstance(columns, Sequence) or not columns:
        raise _error(cls, "columns", "must be a list of one or more Column(name, url, kind)")
    for column in columns:
        _check_column(cls, column, base)
    for what, values in (
        ("name", [column.name for column in columns]),
        ("URL", [column.key for column in columns]),
    ):
        if twice := next((value for value in values if values.count(value) > 1), None):
            raise _error(cls, "columns", f"has the {what} {twice!r} twice")


def _check_column(cls: type, column: object, base: str | None) -> None:
    if not isinstance(column, Column):
        raise _error(cls, "columns", f"holds {column!r}, which is not a Column(name, url, kind)")
    if not _is_text(column.name):
        raise _error(cls, "columns", f"has a column without a name ({column.url})")
    if not is_http(column.url):
        raise _error(cls, "columns", f"{column.name!r} needs an absolute http(s) URL, not {column.url!r}")
    if column.kind is not None and column.kind not in get_args(Kind):
        hint = did_you_mean(str(column.kind), get_args(Kind))
        raise _error(cls, "columns", f"{column.name!r} has the unknown kind {column.kind!r}{hint}")
    if column.body is not None and not _is_text(column.body):
        raise _error(cls, "columns", f"{column.name!r}: body={column.body!r} is not a text")
    if column.lists is not None and not _is_pattern(column.lists):
        raise _error(cls, "columns", f"{column.name!r}: lists={column.lists!r} is not a regular expression")
    for switch in ("mixed", "window"):
        if not isinstance(value := getattr(column, switch), bool):
            raise _error(cls, "columns", f"{column.name!r}: {switch}={value!r} is neither true nor false")
    if column.at_least is not None and not _is_count(column.at_least):
        raise _error(cls, "columns", f"{column.name!r}: at_least={column.at_least!r} is no whole number from 1")
    if column.mixed and column.kind != "annual_report":
        raise _error(cls, "columns", f"{column.name!r}: mixed needs kind='annual_report', whose titles are known")
    if base is not None and not column.url.startswith(f"{base}/"):
        raise _error(cls, "columns", f"{column.name!r} is not below the portal's base {base}")


def _is_pattern(text: object) -> bool:
    """Whether ``text`` is a regular expression, and one that later versions of Python read alike ([[ is none)."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            return isinstance(text, str) and bool(re.compile(text))
        except (re.error, RecursionError, OverflowError, Warning):
            return False


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 1


def _check_text(cls: type, attribute: str, pattern: re.Pattern[str], wanted: str) -> None:
    value = _get(cls, attribute)
    if not isinstance(value, str) or not pattern.fullmatch(value):
        raise _error(cls, attribute, f"must be {wanted}, not {value!r}")


def _get(cls: type, attribute: str) -> Any:
    try:
        return getattr(cls, attribute)
    except AttributeError:
        raise _error(cls, attribute, "is missing") from None


def _error(cls: type, attribute: str, problem: str) -> ConfigError:
    return ConfigError(f"portal {cls.__name__}: attribute '{attribute}' {problem}")
