"""Soft 404s, login, maintenance and error pages with status 200: told from the page that a row names.

Signs that hold on any site come first: titles, the date of the row, where a redirect led. The words of such pages stand
in data/stand_ins.csv. What one page cannot show, that other addresses got the same, is for those who see them all.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from gkcrawl.characters import HAN, letters, squash
from gkcrawl.extract.fields.inline_labels import split_pairs
from gkcrawl.extract.fields.labels import clean_value, is_site_label
from gkcrawl.identity import url_key
from gkcrawl.portals.answers.challenges import is_home_instead
from gkcrawl.portals.answers.fingerprint import (
    calls_itself,
    has_printed,
    identity,
    is_printed,
    is_sent,
    reading_identity,
)
from gkcrawl.portals.answers.matching import RELATED, is_namesake, is_telling, is_titled, names, shared
from gkcrawl.portals.answers.stand_in_words import longest_message, message_in_document, message_instead, way_back
from gkcrawl.portals.answers.visible_text import VisibleText

if TYPE_CHECKING:
    from collections.abc import Collection

    from gkcrawl.document import Document
    from gkcrawl.extract.page.page import Page
    from gkcrawl.portals.column import Entry

_A_LIST = 0.5  # share of links in what a page shows: documents of links, catalogues aside, have less
_TRANSLATION = 300
"""Characters from which on a text without Chinese, in place of a row that has some, is hardly a message of a server."""
_LONGEST_MESSAGE = 2000
"""Bytes of an answer in JSON up to which it is no more than a message: what was sent as a document is longer."""
_DAY = len("YYYY-MM-DD")
_PLACES = (
    ("login", re.compile(r"(?:^|[/._-])(?:log_?(?:in|on)|sign_?in|signon|sso|cas|passport|oauth2?|auth)(?:[/._-]|$)")),
    (
        "soft_404",
        re.compile(r"(?:^|[/._-])(?:40[0-9]|50[0-9]|errors?|err|(?:not|no)_?found|not_?exist|lost)(?:[/._-]|$)"),
    ),
    ("maintenance", re.compile(r"(?:^|[/._-])(?:maintain|maintenance|weihu|upgrad(?:e|ing)|repair)(?:[/._-]|$)")),
)
"""What addresses of pages that stand in for others are called."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What an answer is worth.

    ``word`` says why it is not the page asked for, ``why`` in more words; ``sure`` that it shows that it is;
    ``printed`` that it bears marks of a document. ``said`` are identities: who gets one of them for another ``title``
    of a row got the same answer; ``own_title`` is what the page calls itself.
    """

    title: str = ""
    own_title: str = ""
    word: str | None = None
    why: str = ""
    sure: bool = True
    printed: bool = True
    said: frozenset[str] = field(default_factory=frozenset)

    @property
    def names(self) -> list[str]:
        """What the document is called: by its row, and by itself where the row says nothing."""
        return [self.title] if is_telling(self.title) or not self.own_title else [self.title, self.own_title]


def judge_answer(page: Page, body: bytes, document: Document, entry: Entry, lists: Collection[str]) -> Judgement:
    """What ``page``, which came as ``body`` and was read as ``document``, is worth as the page of ``entry``.

    ``lists`` are `url_key` of list pages: who is led there got no document.
    """
    title = squash(entry.title)
    if not body.strip():
        return Judgement(title, word="empty", why="holds nothing", sure=False, printed=False)
    asked, got = url_key(entry.url), url_key(document.url)
    landed = {f"at {got}"} if asked != got else set()
    if not landed and calls_itself(document, entry.title) and len(document.text or "") > longest_message():
        return Judgement(title, entry.title, said=frozenset({reading_identity(document)}))
    shown = VisibleText.read(page)
    named = any(names(entry.title, one) for one in shown.titles) or any(
        names(entry.title, line, least=0.75) for line in shown.lines
    )
    telling, printed = is_telling(entry.title), is_printed(document)
    related = telling and shared(entry.title, letters("\n".join((*shown.titles, shown.text)))) >= RELATED
    # Led on to another year's report, or another number of a gazette, a row got one that is alike.
    namesake = bool(landed) and any(is_namesake(entry.title, one) for one in shown.titles)
    sure = named or is_sent(document) or (not namesake and (related or _is_dated(document, entry, shown)))
    found = led_to(entry.url, document.url, lists) if landed and not named else None
    found = found or way_back(shown)
    if not found and (sure or (printed and not telling)):
        # Where the row says nothing, the page's own title may say that it is about such things.
        about = title if sure else squash(" ".join((title, *shown.own_titles)))
        found = message_in_document(document, about)
    elif not found:
        found = message_instead(shown, title) or _list_instead(shown, document, asked)
    if found is None and not sure and telling and not related:
        if landed:
            found = "unrelated", f"leads to {document.url}, which shares nothing with the row's title"
        elif not printed and (other := _other_title(shown, title)):
            found = "unrelated", f"calls itself {other!r}"
    if found is None and not (sure or printed or shown.pictures()) and _says_nothing(document):
        found = "empty", "shows neither a text nor anything of the row"
    if found is None and not sure and _is_message(body):
        found = "server_error", "is a message of the server in JSON"
    word, why = found or (None, "")
    own = document.title if has_printed(document, "title") else None
    said = {identity(document, shown, body), *landed}
    return Judgement(title, own or "", word, why, sure, printed, frozenset(said))


def _is_message(body: bytes) -> bool:
    """Whether a short answer is JSON and no page: {"status": "error"}."""
    if len(body) > _LONGEST_MESSAGE or body.lstrip()[:1] not in (b"{", b"["):
        return False
    try:
        return isinstance(json.loads(body), dict | list)
    except ValueError:
        return False


def led_to(asked: str, got: str, lists: Collection[str]) -> tuple[str, str] | None:
    """Why what stands at the address ``got`` cannot be the document that was asked for at another."""
    if url_key(got) in lists:
        return "listing", f"leads to the list {got}"
    if is_home_instead(asked, got):
        return "soft_404", "leads to the home page"
    parts, before = urlsplit(got.lower()), urlsplit(asked.lower())
    place = f"{parts.hostname}{parts.path}"
    for word, pattern in _PLACES:
        if pattern.search(place) and not pattern.search(f"{before.hostname}{before.path}"):
            return word, f"leads to {got}"
    return None


def _other_title(shown: VisibleText, title: str) -> str | None:
    """What a page with a text calls itself; a longer text in another script than the row's may be its translation."""
    if not shown.text or (HAN.search(title) and not HAN.search(shown.text) and len(shown.text) >= _TRANSLATION):
        return None
    return next(filter(is_titled, shown.own_titles), None)


def _says_nothing(document: Document) -> bool:
    """Whether there is no text, or nothing but the labels of a template whose values are missing."""
    return not document.text or all(map(_is_unfilled, document.text.split("\n")))


def _is_unfilled(line: str) -> bool:
    values = [clean_value(value) for label, value in split_pairs(line) if not is_site_label(label)]
    return bool(values) and not any(values)


def _list_instead(shown: VisibleText, document: Document, asked: str) -> tuple[str, str] | None:
    """Why a page of links, one of which is the row's own, is the list and not what it leads to."""
    if shown.linked < _A_LIST or "image_only" in document.quality or asked not in map(url_key, shown.links()):
        return None
    return "listing", "is a list that leads to the row's own address"


def _is_dated(document: Document, entry: Entry, shown: VisibleText) -> bool:
    """Whether the page prints the date of the row as its own: not that of today, nor a date in a list of links."""
    if entry.date is None or entry.date != document.published_date or entry.date == (document.fetched_at or "")[:_DAY]:
        return False
    return has_printed(document, "published_date") and shown.linked < _A_LIST
