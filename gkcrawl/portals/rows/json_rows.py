"""Finds the list in a JSON answer and maps the keys of its rows to fields."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from gkcrawl.characters import HAN, single_spaced
from gkcrawl.contract import DATES, marked
from gkcrawl.document import ROW
from gkcrawl.portals.column import Entry
from gkcrawl.portals.rows.dates import moment
from gkcrawl.portals.rows.json_names import name_unknown

if TYPE_CHECKING:
    from gkcrawl.extract.page.page import Page

_TEXTS = {*marked(ROW)} - {*DATES}
_BREAK = re.compile(r"<(?:br|/p)\b[^<>]*>", re.IGNORECASE)
_TAG = re.compile(r"</?(?:em|p|font|span|b|i|strong|a|div)\b[^<>]*>", re.IGNORECASE)
_URL = re.compile(
    r"(?:https?:)?//[\w.:-]+/|\.{0,2}/[\w./-]{3,}|[\w-]+(?:/[\w.-]+)*\.(?:s?html?|jsp|aspx?|php|pdf|docx?)\b"
)
_INITIALS = len("ztfl")
_SOON = timedelta(days=366)
# Initials of a date's name, apart or behind a prefix: CW_RQ, XXGK_FBSJ.
_DATE_INITIALS = re.compile(r"(?:\w{1,20}_)?([a-z]{2})_?(rq|sj)")
_DEEPEST_LIST = 8  # levels of an answer: result, data, page, rows, a group and its parts are six
_NO_SECONDS = len("08:30")
_LONG_ROW_TITLE = 24  # characters: a title that long counts as much as a date
_DATE_WORTH = 3  # of a row, beside 1 for being one
_MOST_GROUPS = 200  # of an answer: a list in groups by year or category has a few dozen
_ASIDE = re.compile(r"hot|recommend|nav|menu|banner|related", re.IGNORECASE)


@dataclass(slots=True)
class JsonList:
    """A list of rows in an answer: its path of keys and the flattened rows."""

    path: tuple[Any, ...]
    rows: list[dict[str, Any]]


def find_lists(answer: Any, keys: dict[str, Any]) -> list[JsonList]:
    """The list whose rows say most and its sisters (same name, sister holders: one list per category)."""
    found: list[JsonList] = []
    queue: list[tuple[tuple[Any, ...], Any]] = [((), answer)]
    while queue:
        path, value = queue.pop(0)
        if isinstance(value, dict):
            queue.extend(((*path, key), inner) for key, inner in value.items() if len(path) < _DEEPEST_LIST)
        elif isinstance(value, list) and value and isinstance(value[0], dict):
            rows = [flat(row) for row in value if isinstance(row, dict)]
            name_unknown(rows, keys["fields"])
            if sum(1 for row in rows if _text(row, keys, "title") and _text(row, keys, "url")) * 2 > len(rows):
                found.append(JsonList(path, rows))
            elif len(path) < _DEEPEST_LIST:
                queue.extend(((*path, place), row) for place, row in enumerate(value[:_MOST_GROUPS]))
    if not found:
        return []
    best = max(found, key=lambda one: _worth(one, keys))
    return [one for one in found if _sisters(one.path, best.path)]


def _worth(found: JsonList, keys: dict[str, Any]) -> float:
    """How much the rows look like documents; menus have no dates, blocks beside the list are called so."""
    worth = 0.0
    for row in found.rows:
        dated = any(moment(row.get(key)) for key in keys["fields"]["published"])
        worth += 1 + _DATE_WORTH * dated + 3 * min(len(_text(row, keys, "title")), _LONG_ROW_TITLE) / _LONG_ROW_TITLE
    return worth / 4 if any(_ASIDE.search(step) for step in found.path if isinstance(step, str)) else worth


def _sisters(one: tuple[Any, ...], two: tuple[Any, ...]) -> bool:
    left, right = (tuple("*" if isinstance(step, int) else step for step in path) for path in (one, two))
    return len(left) == len(right) and left[-1:] == right[-1:] and left[:-2] == right[:-2]


def sister_totals(answer: Any, path: tuple[Any, ...]) -> list[int]:
    """The totals that the holders of the list at ``path`` and its sisters declare, lists that are empty by now too;
    nothing for a list without sisters.
    """
    for step in path[:-2]:
        answer = answer[step]
    holders = [part for part in answer.values() if isinstance(part, dict)] if isinstance(answer, dict) else []
    totals = [part.get("totalCount") for part in holders if isinstance(part.get(path[-1]), list)]
    return [total for total in totals if isinstance(total, int)] if len(totals) > 1 else []


def flat(row: dict[str, Any]) -> dict[str, Any]:
    """Keys in lower case, with those of a ``data``/``metadata`` part and of UCAP's ``domainMetaList``; dates named by
    initials under these alone, too.
    """
    flat = {key.lower(): value for key, value in row.items()}
    for part in ("data", "metadata"):
        if isinstance(row.get(part), dict):
            flat = {**flat, **{key.lower(): value for key, value in row[part].items() if value not in ("", None)}}
    for group in flat.get("domainmetalist") or []:
        for pair in (group.get("resultList") or []) if isinstance(group, dict) else []:
            if isinstance(pair, dict) and pair.get("key") and pair.get("value"):
                flat.setdefault(str(pair["key"]).lower(), pair["value"])
    for key in [key for key in flat if "_" in key]:
        if initials := _DATE_INITIALS.fullmatch(key):
            flat.setdefault(f"{initials[1]}{initials[2]}", flat[key])
    return flat


def _text(row: dict[str, Any], keys: dict[str, Any], name: str) -> str:
    for key in keys["fields"][name]:
        value = row.get(key)
        if isinstance(value, str) and value.startswith("{"):
            value = _page_url(value)
        if isinstance(value, str) and value.strip() and (name != "url" or _URL.match(value.strip())):
            return value
    return ""


def _printed(row: dict[str, Any], key: str) -> str:
    """What ``row`` says under ``key``; initials of a name in pinyin are those of codes too, so they must say words."""
    value = row.get(key)
    text = plain(value) if isinstance(value, (str, list)) else ""
    return text if len(key) > _INITIALS or HAN.search(text) or key == "syh" else ""


def _soon_after(effective: str, written: str | None) -> bool:
    """Whether ``effective`` is the day from which on a document is in force: 失效 has the initials of 生效."""
    return written is None or date.fromisoformat(effective) - date.fromisoformat(written) <= _SOON


def _page_url(value: str) -> str | None:
    """The desktop address of ``{"pc": …, "mobile": …}``."""
    try:
        addresses = json.loads(value)
    except ValueError:
        return None
    return addresses.get("pc") if isinstance(addresses, dict) else None


def plain(value: object) -> str:
    """A printed value without markup; lists are joined by a space, ``-`` means none."""
    if isinstance(value, list):
        value = " ".join(str(part) for part in value)
    text = single_spaced(_TAG.sub("", _BREAK.sub(" ", str(value or ""))))
    return "" if text in ("-", "无", "null", "None") else text


def read_row(row: dict[str, Any], page: Page, keys: dict[str, Any]) -> Entry | None:
    """The entry of a flattened ``row``; None without a title or an address."""
    url, title = page.absolute(_text(row, keys, "url")), plain(_text(row, keys, "title"))
    if not url or not title:
        return None
    extra: dict[str, Any] = {}
    used, published = next(
        ((key, when) for key in keys["fields"]["published"] if (when := moment(row.get(key)))), ("", None)
    )
    if published and published.time:
        extra["published_time"] = published.time if len(published.time) > _NO_SECONDS else f"{published.time}:00"
    for name in (name for name in DATES if name in keys["fields"]):
        days = (when.date for key in keys["fields"][name] if key != used and (when := moment(row.get(key))))
        if day := next(days, None):
            extra[name] = day
    if extra.get("effective_date") and not _soon_after(extra["effective_date"], extra.get("written_date")):
        del extra["effective_date"]
    for name in (name for name in keys["fields"] if name in _TEXTS):
        if value := next((text for key in keys["fields"][name] if (text := _printed(row, key))), ""):
            extra[name] = value
    if body := next((row[key] for key in keys["fields"]["body_html"] if row.get(key)), None):
        extra["body_html"] = body
    others = [other for key in keys["other_urls"] if (other := page.absolute(str(row.get(key) or ""))) and other != url]
    if others:
        extra["other_urls"] = others
    if attached := _attachments(row, page, keys):
        extra["attachments"] = attached
    return Entry(title=title, url=url, date=published.date if published else None, extra=extra)


def _attachments(row: dict[str, Any], page: Page, keys: dict[str, Any]) -> list[dict[str, Any]]:
    found = []
    for key in keys["attachments"]:
        for file in row[key] if isinstance(row.get(key), list) else []:
            if not isinstance(file, dict):
                continue
            path = file.get("filePath") or file.get("url") or file.get("path")
            url = page.absolute(f"{file.get('domainName') or ''}{path}") if path else None
            if url:
                name = single_spaced(str(file.get("fileName") or file.get("name") or "")) or None
                size = str(file.get("size") or "")
                told = {"media_type": file.get("mime"), "bytes": int(size) if size.isdecimal() else None}
                found.append({"url": url, "name": name, **{part: value for part, value in told.items() if value}})
    return found
