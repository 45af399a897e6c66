"""Names of agencies that stand side by side in heads, titles and signatures, one by one."""

from __future__ import annotations

import re

from gkcrawl.characters import squash
from gkcrawl.extract.agency.name import first_name
from gkcrawl.extract.fields.signature import bare_signer, is_agency

_APART = re.compile(r"[\s、,，;；/]+")
_MOST = 20  # agencies: more do not issue a document together


def agencies(line: str) -> list[str]:
    """The agencies that ``line`` consists of; empty where it is anything else.

    >>> agencies("青禾县水利局 青禾县财政局"), agencies("青禾县水利局青禾县财政局")
    (['青禾县水利局', '青禾县财政局'], ['青禾县水利局', '青禾县财政局'])
    """
    if not is_agency(line):
        return []
    printed = bare_signer(line)
    parts = [part for part in _APART.split(printed) if part]
    if len(parts) == 1 or not all(map(is_agency, parts)):
        # Blanks that spread the characters of a name: 水 利 局.
        parts = [squash(printed)]
    return [name for part in parts for name in _one_by_one(part)]


def issuer_in_title(title: str | None) -> list[str]:
    """The agencies that a title begins with: ‹青禾县水利局›关于防汛的通知 (GB/T 9704: 发文机关名称, 事由, 文种)."""
    return agencies((title or "").partition("关于")[0])


def _one_by_one(flat: str) -> list[str]:
    names: list[str] = []
    while flat and len(names) < _MOST:
        first = first_name(flat)
        rest = flat[len(first.text) :].lstrip("、与和及") if first and flat.startswith(first.text) else ""
        if not rest or not is_agency(rest):
            break
        names.append(flat[: len(flat) - len(rest)].rstrip("、与和及"))
        flat = rest
    return [*names, flat]
