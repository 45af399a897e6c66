"""JSON and JSONP in answers, and lists of rows that scripts hold (docs/families.md#json)."""

from __future__ import annotations

import json
import re
from contextlib import suppress
from itertools import islice
from typing import TYPE_CHECKING, Any

from gkcrawl.portals.paging.page_requests import list_keys
from gkcrawl.portals.rows.json_rows import JsonList, find_lists, read_row
from gkcrawl.portals.scripts.scope import page_code

if TYPE_CHECKING:
    from gkcrawl.extract.page.page import Page
    from gkcrawl.portals.column import Entry

_WRAPPER = re.compile(r"\s*(?:[\w$.]{1,80}\s*\(|(?:var|let|const)\s+\w{1,40}\s*=)\s*(?=[\[{])")
_SHORTEST_PACKED = 40  # characters: longer strings that begin with a bracket are JSON in JSON, shorter ones titles
_LITERAL = re.compile(r"[=(:]\s*(?=\[\s*\{\s*\"|\{\s*\")")
_MOST_LITERALS = 20  # of a script: a page has one list, or a dozen of blocks; data of maps and charts go on
_OBJECT = re.compile(r"\{([^{}]{10,3000})\}")
_MOST_OBJECTS = 2000  # of a page: ten times the rows of the longest list in one script
_PAIR = re.compile(r"""(?<![\w'"])(\w{1,40})\s*:\s*(?:'((?:[^'\\]|\\.){0,1000})'|"((?:[^"\\]|\\.){0,1000})")""")


def parse_json(text: str) -> Any:
    """``text`` as JSON, without the call or the variable that it is wrapped in; None when it is no such."""
    start = _WRAPPER.match(text)
    text = text[start.end() if start else 0 :].lstrip("\ufeff \t\r\n")
    if text[:1] not in ("{", "["):
        return None
    try:
        return _unpacked(json.JSONDecoder(strict=False).raw_decode(text)[0])
    except (ValueError, RecursionError):
        return None


def _unpacked(answer: Any) -> Any:
    """``answer`` with a string of JSON in its first level read as well."""
    if isinstance(answer, dict):
        for key, value in answer.items():
            if isinstance(value, str) and len(value) > _SHORTEST_PACKED and value.lstrip()[:1] in ("{", "["):
                with suppress(ValueError):
                    answer[key] = json.loads(value, strict=False)
    return answer


def rows_in_scripts(page: Page) -> list[Entry]:
    """Rows of the list that a script of the page holds: ``var rows = [{"title": …}]``, or with bare keys."""
    lists: list[JsonList] = []
    for script in page.tree.iter("script"):
        for start in list(_LITERAL.finditer(script.text or ""))[:_MOST_LITERALS]:
            with suppress(ValueError, RecursionError):
                lists += find_lists(
                    json.JSONDecoder(strict=False).raw_decode(start.string, start.end())[0], list_keys()
                )
    lists = lists or find_lists(_bare_objects(page_code(page)), list_keys())
    if not lists:
        return []
    rows = max(lists, key=lambda found: len(found.rows)).rows
    entries = list(unique([entry for row in rows if (entry := read_row(row, page, list_keys()))]).values())
    # Menus stand in scripts too, but without dates.
    return entries if sum(1 for entry in entries if entry.date) * 2 > len(entries) else []


def _bare_objects(code: str) -> list[dict[str, str]]:
    """The objects of ``code`` as scripts write them, ``{title: 'a', url: 'b'}``; of several kinds the most frequent."""
    kinds: dict[tuple[str, ...], list[dict[str, str]]] = {}
    for literal in islice(_OBJECT.finditer(code), _MOST_OBJECTS):
        pairs = [(name, one or two) for name, one, two in _PAIR.findall(literal[1])]
        if len(pairs) > 1:
            kinds.setdefault(tuple(name for name, _ in pairs), []).append(dict(pairs))
    return max(kinds.values(), key=len, default=[])


def unique(entries: list[Entry]) -> dict[str, Entry]:
    """The first entry of each address."""
    found: dict[str, Entry] = {}
    for entry in entries:
        found.setdefault(entry.url, entry)
    return found
