"""Guesses title, address and date of JSON rows with unknown keys, by the shape of the values.

Back ends invent keys, per product (``docTitle``) or per tenant (``f_202121273539``). What the table of names
(``data/list_keys.json``) does not know is looked for here, in all rows of a list together.
"""

from __future__ import annotations

import re
from statistics import mean
from typing import TYPE_CHECKING, Any

from gkcrawl.characters import HAN, single_spaced
from gkcrawl.numerals import mostly
from gkcrawl.portals.rows.dates import moment

if TYPE_CHECKING:
    from collections.abc import Iterator

_ADDRESS = re.compile(
    r"(?:https?:)?//[\w.:-]+/\S+|\.{0,2}/[\w./-]{3,}\S*|[\w-]+(?:/[\w.-]+)*\.(?:s?html?|jsp|aspx?|php|pdf|docx?)(?:\?\S*)?"
)
_IMAGE = re.compile(r"\.(?:jpe?g|png|gif|bmp|svg|ico|css|js)(?:\?|$)", re.IGNORECASE)
_LINK_NAME = re.compile(r"url|link|href|path|dz", re.IGNORECASE)
_TITLE_NAME = re.compile(r"title|name|subject|^bt$|mc$", re.IGNORECASE)
_PUBLISHED_NAME = re.compile(r"pub|rel|issue|fb|online", re.IGNORECASE)
_DATE_NAME = re.compile(r"date|time|day|rq|sj", re.IGNORECASE)
_OTHER_DATE_NAME = re.compile(
    r"expir|invalid|valid|end|abolish|effect|implement|update|modif|edit|write|sign|cw|create|del"
    # Initials of 生效, 废止, 实施, 过期, 截止, 更新, 修改, 印发 before those of 日期, 时间.
    r"|(?:sx|fz|ss|gq|jz|gx|xg|yf)(?:rq|sj)",
    re.IGNORECASE,
)
_LONGEST_ROW_TITLE = 160  # characters: the longest titles of documents have 120, summaries begin at 200


def name_unknown(rows: list[dict[str, Any]], known: dict[str, list[str]]) -> None:
    """Give ``rows`` (flattened, lower-case keys) a ``url``, a ``title`` and a ``pubdate`` where no key of ``known``,
    keys by field, has a value of that kind in any row.
    """
    if not _known(rows, known["url"], _is_address):
        _give(rows, "url", _address_key(rows))
    if not _known(rows, known["title"], bool) and _known(rows, known["url"], _is_address):
        _give(rows, "title", _title_key(rows))
    if not _known(rows, [*known["published"], *known["written_date"]], moment):
        _give(rows, "pubdate", _date_key(rows))


def _known(rows: list[dict[str, Any]], keys: list[str], accept: Any) -> bool:
    return any(accept(row[key]) for row in rows for key in keys if row.get(key) not in (None, ""))


def _give(rows: list[dict[str, Any]], name: str, key: str | None) -> None:
    if key is not None:
        for row in rows:
            row[name] = row.get(key)


def _values(rows: list[dict[str, Any]]) -> Iterator[tuple[str, list[Any]]]:
    """Keys that most rows have a value for, and the values."""
    for key in rows[0]:
        values = [row[key] for row in rows if isinstance(row.get(key), (str, int, float)) and row[key] != ""]
        if mostly(len(values), len(rows), 0.8):
            yield key, values


def _is_address(value: object) -> bool:
    if not isinstance(value, str):
        return False
    text = value.strip()
    return text.startswith("{") or (_ADDRESS.fullmatch(text) is not None and not _IMAGE.search(text))


def _address_key(rows: list[dict[str, Any]]) -> str | None:
    found = [
        key
        for key, values in _values(rows)
        if all(map(_is_address, values)) and not str(values[0]).startswith("{") and len(set(values)) * 2 > len(values)
    ]
    return max(found, key=lambda key: bool(_LINK_NAME.search(key)), default=None)


def _title_key(rows: list[dict[str, Any]]) -> str | None:
    """Of several keys with words that differ from row to row, one called like a title, else the longest."""
    found: dict[str, tuple[bool, float]] = {}
    for key, values in _values(rows):
        texts = [single_spaced(value) for value in values if isinstance(value, str)]
        words = [text for text in texts if len(HAN.findall(text)) * 2 > len(text)]
        if (
            mostly(len(words), len(rows), 0.8)
            and max(map(len, texts)) <= _LONGEST_ROW_TITLE
            and len(set(texts)) * 2 > len(rows)
        ):
            found[key] = (bool(_TITLE_NAME.search(key)), mean(map(len, texts)))
    return max(found, key=lambda key: found[key], default=None)


def _date_key(rows: list[dict[str, Any]]) -> str | None:
    """Of keys whose values are times, one called so; the only one there is, if none is called anything."""
    times = [key for key, values in _values(rows) if all(map(moment, values)) and not _OTHER_DATE_NAME.search(key)]
    named = [key for key in times if _PUBLISHED_NAME.search(key) or _DATE_NAME.search(key)]
    if not named and len(times) == 1:
        return times[0]
    return max(named, key=lambda key: bool(_PUBLISHED_NAME.search(key)), default=None)
