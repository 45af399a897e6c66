"""What becomes of each document that was read: stored, set aside with a reason, or held back until more is known."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import TYPE_CHECKING

from gkcrawl.crawl.held_back import HeldBack
from gkcrawl.crawl.memory import lack_of
from gkcrawl.extract.parts import split_parts
from gkcrawl.portals.answers.detail_response import is_unreadable
from gkcrawl.portals.answers.fingerprint import text_identity
from gkcrawl.portals.answers.matching import names
from gkcrawl.portals.answers.stand_in_words import says_instead
from gkcrawl.store import UnstorableDocument
from gkcrawl.store.known import shares_text

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Callable

    from gkcrawl.crawl.memory import StoreMemory
    from gkcrawl.document import Document
    from gkcrawl.portals.answers.stand_ins import Judgement

logger = logging.getLogger(__name__)

HELD = "held back"
_MOST_HELD = 500
"""Documents held back at a time: one that stayed alone among so many others is hardly one of many."""


class Triage:
    """Takes documents as they are read and hands to ``put`` those that are what their rows name.

    A page that bears no sign of its row, or whose text shares nothing with the stored one, is held back: a second
    address with the same answer shows that it is no document. What is set aside is counted in ``counts`` and kept in
    ``memory``; ``stored`` is told of what was handed on.
    """

    def __init__(
        self,
        memory: StoreMemory,
        counts: Counter[str],
        put: Callable[[Document], None],
        stored: Callable[[Document], None] = lambda document: None,
    ) -> None:
        self._memory, self._counts, self._put, self._stored = memory, counts, put, stored
        self._held: HeldBack[Document] = HeldBack()

    def take(self, document: Document) -> str | None:
        """None if ``document`` is stored, else why it is not, in one word; `HELD` if that is not known yet.

        Raises `StoreError` when nothing can be stored any more.
        """
        if is_unreadable(document.text or "", damaged="damaged" in document.quality):
            return self._set_aside(document, "encoding")
        stored, lack, judgement = self._memory.stored(document), lack_of(document), self._memory.judgement(document)
        if lack is not None and stored is not None and (lack == "no_text" or stored.whole):
            return self._set_aside(document, "detail_changed" if lack == "no_text" else lack)
        known = stored is not None and (stored.own or judgement.sure) and shares_text(stored.text, document.text or "")
        if known or (judgement.sure and stored is None):
            return self._keep(document, judgement)
        if stored is not None:
            if word := says_instead(document.text or "", judgement.title):
                return self._set_aside(document, word)
            # A text that was lost is no version where others lost theirs to the same one, whatever their titles.
            judgement = replace(judgement, said=judgement.said | {text_identity(document.text)})
        if self._repeats(document, judgement):
            return self._set_aside(document, "same_answer")
        alike = self._held.hold(document, judgement)
        for other in alike:
            self._set_aside(other, "same_answer")
        while len(self._held) > _MOST_HELD:
            self._settle(*self._held.pop())
        return "same_answer" if alike else HELD

    def settle(self) -> list[Document]:
        """Decide on all that is held back, now that nothing more comes; those that were stored."""
        held = [self._held.pop() for _ in range(len(self._held))]
        return [document for document, judgement in held if self._settle(document, judgement) is None]

    def give_up(self) -> None:
        """Set aside what is held back when the crawl ends before all has come."""
        while len(self._held):
            self._set_aside(self._held.pop()[0], "unsettled")

    def _repeats(self, document: Document, judgement: Judgement) -> bool:
        """Whether a page without a sign of its row says what is stored as another document."""
        if judgement.sure or not document.text:
            return False
        titles = self._memory.titles_of(document.text_sha256)
        return bool(titles) and not any(names(title, one) for title in titles for one in judgement.names)

    def _settle(self, document: Document, judgement: Judgement) -> str | None:
        """Store a document that stayed alone, unless it would replace a text and bears no sign of being it."""
        bare = not (judgement.printed and document.text)
        if bare and not judgement.sure and self._memory.stored(document):
            return self._set_aside(document, "detail_changed")
        return self._keep(document, judgement)

    def _keep(self, document: Document, judgement: Judgement) -> str | None:
        """Store ``document``; what is held back and only repeats it is set aside."""
        for repeated in self._held.keep(judgement):
            self._set_aside(repeated, "same_answer")
        return self._store(document)

    def _store(self, document: Document) -> str | None:
        try:
            for part in with_parts(document):
                self._put(part)
        except UnstorableDocument as error:
            return self._set_aside(document, "unstorable", str(error))
        self._counts["failed/cut_short" if lack_of(document) == "cut_short" else "kept"] += 1
        self._memory.has_stored(document)
        self._stored(document)
        return None

    def _set_aside(self, document: Document, why: str, told: str = "") -> str:
        self._counts[f"failed/{why}"] += 1
        self._memory.set_aside(document, why)
        logger.warning("no document from %s: %s%s", document.url, why, f" ({told})" if told else "")
        return why


def with_parts(document: Document) -> list[Document]:
    """``document`` and, if it is a compilation, its parts: they come from its capture."""
    parts = split_parts(document)
    for part in parts:
        part.capture, part.fetched_at = document.capture, document.fetched_at
    return [document, *parts]
