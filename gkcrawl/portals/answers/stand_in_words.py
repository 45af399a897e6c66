"""Words of the pages that come in place of a document's, and of the messages that come in place of its text.

They stand in data/stand_ins.csv, what they are about in data/stand_in_topics.csv, and are compared without white
space, in lower case.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from gkcrawl.characters import squash
from gkcrawl.data import pattern, rows, rules

if TYPE_CHECKING:
    from gkcrawl.document import Document
    from gkcrawl.portals.answers.visible_text import VisibleText

_SAYS = 60
"""Characters of a message that a log line repeats."""
_ALERT = re.compile(r"\b(?:alert|confirm|\w*(?:msg|toast|tips?|message|dialog))\s*\(", re.IGNORECASE)
_BACK = re.compile(r"\bhistory\s*\.\s*(?:back|go)\b|\bwindow\s*\.\s*close\b|\blocation\b")
_SCRIPT_SIZE = 3000
"""Characters up to which a page without text may be nothing but a message and the way back."""


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


@lru_cache(maxsize=1)
def _signs() -> tuple[_Sign, ...]:
    return tuple(
        _Sign(
            row["role"],
            row["named"] == "yes",
            re.compile(row["pattern"]),
            pattern(rules("stand_in_topics", row["topic"])),
            pattern(rules("stand_in_topics", row["unless"])) if row["unless"] else None,
            int(row["most"]),
        )
        for row in rows("stand_ins")
    )


@lru_cache(maxsize=1)
def longest_message() -> int:
    """Characters up to which the text of a page that bears the row's title may be a message."""
    return max(sign.most for sign in _signs() if sign.named)


def way_back(shown: VisibleText) -> tuple[str, str] | None:
    """Why a page that only shows a message and goes back is no document."""
    source = shown.page.text
    if not shown.text and len(source) <= _SCRIPT_SIZE and _ALERT.search(source) and _BACK.search(source):
        return "soft_404", "holds nothing but a message and the way back"
    return None


def message_in_document(document: Document, title: str) -> tuple[str, str] | None:
    """Why a page that is the document's own has another text in its place: all of its text says so."""
    text = squash(document.text or "").lower()
    if not text or document.attachments or document.tables or "image_only" in document.quality:
        return None
    found = next((sign for sign in _signs() if sign.named and sign.fits(text, title)), None)
    return (found.word, f"says {text!r}") if found else None


def message_instead(shown: VisibleText, title: str) -> tuple[str, str] | None:
    """Why a page that bears no sign of the row is something else, by what it says."""
    text, head = (squash(said).lower() for said in (shown.text, " ".join(shown.own_titles)))
    for sign in _signs():
        if not sign.named and (sign.fits(text, title) or (head and sign.fits(head, title))):
            return sign.word, f"says {(head or text)[:_SAYS]!r}"
    if shown.asks_password and len(text) <= max(sign.most for sign in _signs() if sign.word == "login"):
        return "login", "asks for a password"
    return None


def says_instead(text: str, title: str) -> str | None:
    """What a short ``text`` says in place of the one that the page of the row ``title`` had before, in one word."""
    said = squash(text).lower()
    found = (sign for sign in _signs() if len(said) <= longest_message() and sign.fits(said, squash(title)))
    return next((sign.word for sign in found), None)
