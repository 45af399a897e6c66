"""What came in place of a file: a captcha, a login, a note that its link has expired, any other page.

Words of such pages stand in data/file_refusals.csv. They are recognised to be left alone, never to get past.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from gkcrawl.characters import squash
from gkcrawl.data import rows
from gkcrawl.extract.body.attachments import file_type
from gkcrawl.extract.body.magic import first_bytes
from gkcrawl.extract.page.page import Page
from gkcrawl.portals.answers.files import disposition_name
from gkcrawl.portals.answers.stand_in_words import message_instead
from gkcrawl.portals.answers.stand_ins import led_to
from gkcrawl.portals.answers.visible_text import VisibleText

if TYPE_CHECKING:
    from collections.abc import Mapping

NOT_A_FILE = "not_a_file"
"""Another page came: the list, the home page, an error page."""
REFUSALS = frozenset(("captcha", "login", "expired", NOT_A_FILE))
"""What came, with status 200 or by a redirect, in place of a file."""

_JUDGED_BY = 65_536  # bytes by which a page is told from a file: those that stand in for files are shorter
_MARKUP = re.compile(rb"<(?:!doctype|html|head|body|script|title|meta|div|form|table|p|span)\b", re.IGNORECASE)
_MARKUP_WITHIN = 2_000  # bytes in which markup begins, behind a comment or a script that was left unclosed
_OFFICE = re.compile(
    rb"urn:schemas-microsoft-com:office|ProgId\"?\s+content|Generator\"?\s+content=\"?Microsoft|^MIME-Version:"
)
_PAGES = frozenset((".html", ".htm", ".shtml", ".xhtml", ".mht", ".mhtml"))
_PLAIN = ("text/html", "text/plain", "text/xml", "text/javascript", "application/json", "application/x")
"""What servers call pages and messages; application/xml, xhtml+xml and x-javascript are among them."""
_MESSAGE = 600  # characters up to which a text without markup may be a message of the server
_SOURCE = 3_000  # characters of a page's source up to which a script in it may be all that it says


@dataclass(frozen=True, slots=True)
class _Sign:
    word: str
    pattern: re.Pattern[str]
    most: int


def left_type(url: str, name: str = "") -> str | None:
    """The media type of a video or program that ``url`` or its link text ``name`` names, which is not asked for."""
    suffixes = (PurePosixPath(text).suffix.lower().lstrip(".") for text in (unquote(urlsplit(url).path), name))
    return next((_left()[suffix] for suffix in suffixes if suffix in _left()), None)


def find_refusal(body: bytes, asked: str, got: str, headers: Mapping[str, str]) -> tuple[str, str] | None:
    """What came from ``got`` in place of the file at ``asked``, in one of the words `REFUSALS`, and why; else None.

    ``body`` comes without its content encoding. A page is a file where its address, its headers or marks of an office
    program say that it is one, and it is no message.
    """
    if not body.strip():
        return NOT_A_FILE, "holds nothing"
    if first_bytes(body) is not None:
        return None
    head = body[:_JUDGED_BY]
    if b"\x00" in head and not head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None
    told = {name.lower(): value for name, value in headers.items()}
    if disposition_name(told.get("content-disposition", "")):
        return None
    place = led_to(asked, got, ()) if asked != got else None
    if place is not None:
        return ("login" if place[0] == "login" else NOT_A_FILE), place[1]
    page = Page.read(head, got, headers)
    if refused := _message(page):
        return refused
    kind = told.get("content-type", "").partition(";")[0].strip().lower()
    if (kind and not kind.startswith(_PLAIN)) or _OFFICE.search(head):
        return None
    if _is_page(body):
        is_meant = PurePosixPath(urlsplit(asked).path).suffix.lower() in _PAGES
        return None if is_meant else (NOT_A_FILE, "is a page")
    is_text = file_type(asked) is not None or len(page.text) > _MESSAGE
    return None if is_text else (NOT_A_FILE, f"says {squash(page.text)!r}")


def _message(page: Page) -> tuple[str, str] | None:
    """The refusal that ``page`` shows, or writes by a script."""
    shown = VisibleText.read(page)
    text, source = squash(" ".join((*shown.own_titles, shown.text))).lower(), squash(page.text).lower()
    for sign in _signs():
        places = [source] if sign.word == "captcha_source" else [text, source if len(source) <= _SOURCE else ""]
        if any(len(said) <= sign.most and sign.pattern.search(said) for said in (text, *places)):
            return sign.word.removesuffix("_source"), f"says {(text or source)[:60]!r}"
    found = message_instead(shown, "")
    if found is not None and len(text) <= _MESSAGE:
        return ("login" if found[0] == "login" else NOT_A_FILE), found[1]
    return None


def _is_page(body: bytes) -> bool:
    return _MARKUP.search(body[:_MARKUP_WITHIN]) is not None and b"\x00" not in body[:_MARKUP_WITHIN]


@cache
def _signs() -> tuple[_Sign, ...]:
    return tuple(_Sign(row["role"], re.compile(row["pattern"]), int(row["most"])) for row in rows("file_refusals"))


@cache
def _left() -> dict[str, str]:
    return {row["suffix"]: row["media_type"] for row in rows("left_files")}
