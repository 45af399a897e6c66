"""Telling the page that a row names from what came in its place with status 200: error, login, maintenance, a column page.

Signs that hold on any site come first: titles, the date of the row, where a redirect led. The words of such pages stand
in data/stand_ins.csv. What one page cannot show, that other addresses got the same, is for those who see them all.
"""

from __future__ import annotations

import csv
import hashlib
import re
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from gkcrawl.extract.characters import squash
from gkcrawl.extract.page import Page
from gkcrawl.identity import url_key
from gkcrawl.portals.blocks import is_home_instead
from gkcrawl.portals.naming import RELATED, flat, is_namesake, is_telling, is_titled, names, shared
from gkcrawl.portals.shown import Shown

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from gkcrawl.document import Document
    from gkcrawl.portals.column import Entry

_PRINTED = frozenset({"box", "meta", "header"})
_HAN = re.compile(r"[\u4e00-\u9fff]+")
_MOSTLY = 0.5
_SAYS = 60
_TRANSLATION = 300
"""Characters from which on a text without Chinese, in place of a row that has some, is hardly a message of a server."""
_DAY = len("YYYY-MM-DD")
_TOLD = 8
"""So many Chinese characters tell one answer from another, whatever numbers, times and addresses stand between them."""
_PLACES = (
    ("login", re.compile(r"(?:^|[/._-])(?:log_?(?:in|on)|sign_?in|signon|sso|cas|passport|oauth2?|auth)(?:[/._-]|$)")),
    (
        "soft_404",
        re.compile(r"(?:^|[/._-])(?:40[0-9]|50[0-9]|errors?|err|(?:not|no)_?found|not_?exist|lost)(?:[/._-]|$)"),
    ),
    ("maintenance", re.compile(r"(?:^|[/._-])(?:maintain|maintenance|weihu|upgrad(?:e|ing)|repair)(?:[/._-]|$)")),
)
"""What addresses of pages that stand in for others are called."""
_ALERT = re.compile(r"\b(?:alert|confirm|\w*(?:msg|toast|tips?|message|dialog))\s*\(", re.IGNORECASE)
_BACK = re.compile(r"\bhistory\s*\.\s*(?:back|go)\b|\bwindow\s*\.\s*close\b|\blocation\b")
_SCRIPT_SIZE = 3000
"""Bytes up to which a page without text may be nothing but a message and the way back."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What an answer is worth.

    ``word`` says why it is not the page asked for, ``why`` in more words; ``sure`` that it shows that it is. ``printed``: it
    bears marks of a document. ``said`` are identities: who gets one of them for another ``title`` of a row got the same
    answer; ``own_title`` is what the page calls itself.
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


@dataclass(frozen=True, slots=True)
class _Sign:
    word: str
    named: bool
    pattern: re.Pattern[str]
    topic: re.Pattern[str]
    unless: re.Pattern[str] | None
    most: int

    def fits(self, text: str, title: str) -> bool:
        """Whether ``text`` says so, as the page of a row called ``title`` that is not about such things itself."""
        return (
            len(text) <= self.most
            and self.pattern.search(text) is not None
            and not (self.unless and self.unless.search(text))
            and not self.topic.search(title)
        )


def judge_answer(
    body: bytes, headers: Mapping[str, str], document: Document, entry: Entry, lists: Collection[str]
) -> Judgement:
    """What the page ``body``, read as ``document``, is worth as the page of ``entry``.

    ``lists`` are `url_key` of list pages: who is led there got no document.
    """
    title = squash(entry.title)
    asked, got = url_key(entry.url), url_key(document.url)
    landed = {f"at {got}"} if asked != got else set()
    if not landed and _calls_itself(document, entry.title) and len(document.text or "") > _named_most():
        return Judgement(title, entry.title, said=frozenset({_reading(document)}))
    shown = Shown.read(Page.read(body, document.url, headers))
    named = any(names(entry.title, one) for one in shown.titles) or any(
        names(entry.title, line, least=0.75) for line in shown.lines
    )
    telling, printed = is_telling(entry.title), _is_printed(document)
    related = telling and shared(entry.title, flat("\n".join((*shown.titles, shown.text)))) >= RELATED
    # Led on to another year's report, or another number of a gazette, a row got one that is alike.
    namesake = bool(landed) and any(is_namesake(entry.title, one) for one in shown.titles)
    sure = named or _is_sent(document) or (not namesake and (related or _is_dated(document, entry, shown)))
    found = _where(entry.url, document.url, lists) if landed and not named else None
    found = found or _way_back(shown)
    if not found and (sure or (printed and not telling)):
        # Where the row says nothing, the page's own title may say that it is about such things.
        about = title if sure else squash(" ".join((title, *shown.own_titles)))
        found = _what_of_a_document(document, about)
    elif not found:
        found = _what(shown, title) or _list_instead(shown, document, asked)
    if found is None and not sure and telling and not related:
        if landed:
            found = "unrelated", f"leads to {document.url}, which shares nothing with the row's title"
        elif not printed and (other := _other_title(shown, title)):
            found = "unrelated", f"calls itself {other!r}"
    word, why = found or (None, "")
    own = document.title if _has_printed(document, "title") else None
    said = _reading(document) or _hash(
        "\n".join((flat(shown.text), *shown.pictures())).encode("utf-8", "replace") or body
    )
    return Judgement(title, own or "", word, why, sure, printed, frozenset({said, *landed}))


def _where(asked: str, got: str, lists: Collection[str]) -> tuple[str, str] | None:
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


def _other_title(shown: Shown, title: str) -> str | None:
    """What a page that shows a text calls itself; a longer text in another script than the row's may be its translation."""
    if not shown.text or (_HAN.search(title) and not _HAN.search(shown.text) and len(shown.text) >= _TRANSLATION):
        return None
    return next(filter(is_titled, shown.own_titles), None)


def _way_back(shown: Shown) -> tuple[str, str] | None:
    """Why a page that only shows a message and goes back is no document."""
    source = shown.source
    if not shown.text and len(source) <= _SCRIPT_SIZE and _ALERT.search(source) and _BACK.search(source):
        return "soft_404", "holds nothing but a message and the way back"
    return None


def _what_of_a_document(document: Document, title: str) -> tuple[str, str] | None:
    """Why a page that is the document's own has another text in its place: all of its text says so."""
    text = squash(document.text or "").lower()
    if not text or document.attachments or document.tables or "image_only" in document.quality:
        return None
    found = next((sign for sign in _signs() if sign.named and sign.fits(text, title)), None)
    return (found.word, f"says {text!r}") if found else None


def _what(shown: Shown, title: str) -> tuple[str, str] | None:
    """Why a page that bears no sign of the row is something else, by what it says."""
    text, head = (squash(said).lower() for said in (shown.text, " ".join(shown.own_titles)))
    for sign in _signs():
        if not sign.named and (sign.fits(text, title) or (head and sign.fits(head, title))):
            return sign.word, f"says {(head or text)[:_SAYS]!r}"
    if len(text) <= _login_most() and shown.asks_password:
        return "login", "asks for a password"
    return None


def _list_instead(shown: Shown, document: Document, asked: str) -> tuple[str, str] | None:
    """Why a page of links, one of which is the row's own, is the list and not what it leads to."""
    if shown.linked < _MOSTLY or "image_only" in document.quality or asked not in map(url_key, shown.links()):
        return None
    return "listing", "is a list that leads to the row's own address"


def _reading(document: Document) -> str:
    """The identity of what a page says, empty for nothing: times and numbers in it aside, unless it says little else."""
    text = squash(document.text or "")
    han = "".join(_HAN.findall(text))
    kept = han if len(han) >= max(_TOLD, _MOSTLY * len(text)) else text
    named = ("title", "index_number", "document_number", "published_date")
    said = [str(getattr(document, name)) for name in named if _has_printed(document, name)]
    files = [file.url for file in document.attachments] if not kept else []
    return _hash("\n".join((kept, *said, *files)).encode("utf-8", "replace")) if kept or files else ""


def _hash(said: bytes) -> str:
    return hashlib.sha256(said).hexdigest()


def _calls_itself(document: Document, title: str) -> bool:
    return _has_printed(document, "title") and flat(document.title) == flat(title) != ""


def _is_dated(document: Document, entry: Entry, shown: Shown) -> bool:
    """Whether the page prints the date of the row as its own: not that of today, nor a date in a list of links."""
    if entry.date is None or entry.date != document.published_date or entry.date == (document.fetched_at or "")[:_DAY]:
        return False
    return _has_printed(document, "published_date") and shown.linked < _MOSTLY


def _has_printed(document: Document, name: str) -> bool:
    """Whether the page itself says the value of the field ``name``."""
    origin = document.provenance.get(name)
    return origin is not None and origin.method in _PRINTED


def _is_sent(document: Document) -> bool:
    """Whether the text came with the list row, whatever the page is."""
    origin = document.provenance.get("text")
    return origin is not None and origin.method == "api"


def _is_printed(document: Document) -> bool:
    """Whether the page has what documents have: a body in a place made for it, labels, files, pictures, tables."""
    text = document.provenance.get("text")
    known = text is not None and text.confidence == 1.0
    labels = ("published_date", "source", "issuer", "index_number", "document_number")
    labelled = any(_has_printed(document, name) for name in labels)
    files = bool(document.attachments or document.tables)
    return known or labelled or files or "image_only" in document.quality or "frame_only" in document.quality


@lru_cache(maxsize=1)
def _signs() -> tuple[_Sign, ...]:
    text = files("gkcrawl").joinpath("data", "stand_ins.csv").read_text(encoding="utf-8")
    return tuple(
        _Sign(
            row["word"],
            row["named"] == "yes",
            re.compile(row["pattern"]),
            re.compile(row["topic"]),
            re.compile(row["unless"]) if row["unless"] else None,
            int(row["most"]),
        )
        for row in csv.DictReader(text.splitlines())
    )


@lru_cache(maxsize=1)
def _named_most() -> int:
    return max(sign.most for sign in _signs() if sign.named)


@lru_cache(maxsize=1)
def _login_most() -> int:
    return max(sign.most for sign in _signs() if sign.word == "login")
