"""Reads one answer, in one go and knowing nothing of the crawl: bytes and a task in, what they are worth out.

Tasks and what comes of them hold plain data, so that a worker process can do the reading (pickle). An answer is decoded
once and parsed once, whatever is asked of it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gkcrawl.extract.document import read_page
from gkcrawl.extract.hints import Hints
from gkcrawl.extract.page.page import Page
from gkcrawl.portals.answers.client_redirects import redirect_target
from gkcrawl.portals.answers.detail_response import open_answer, read_document
from gkcrawl.portals.answers.files import media_type
from gkcrawl.portals.answers.stand_ins import Judgement, judge_answer
from gkcrawl.portals.multipage.continuation import Continuation, continuation

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from gkcrawl.document import Document
    from gkcrawl.portals.column import Entry


@dataclass(frozen=True, slots=True)
class AnswerTask:
    """The answer to the request for ``entry``, but for its body: it came from ``url`` with these ``headers``.

    ``hints`` are what is known of the document before, ``lists`` the `url_key` of list pages, which no answer is; they
    may be left out where ``url`` is that of the entry.
    """

    url: str
    headers: Mapping[str, str]
    entry: Entry
    hints: Hints
    lists: Collection[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Reading:
    """What an answer is: a page that only leads on, to ``target``, or the ``document`` and what it is worth.

    ``pages`` takes the further pages of a document that is printed over several.
    """

    target: str | None = None
    document: Document | None = None
    judgement: Judgement = field(default_factory=Judgement)
    pages: Continuation | None = None


def read_answer(body: bytes, task: AnswerTask, page: Page | None = None) -> Reading:
    """Read ``body``, an answer without its content encoding; ``page`` is what `open_answer` makes of it."""
    page = page or open_answer(body, task.url, task.headers)
    is_file = media_type(body, task.url) is not None
    if not is_file and (target := redirect_target(page)) is not None:
        return Reading(target)
    document = read_document(page, body, task.headers, task.hints, task.entry.url)
    if is_file:
        return Reading(None, document)
    judgement = judge_answer(page, body, document, task.entry, task.lists)
    return Reading(None, document, judgement, continuation(document, page) if judgement.word is None else None)


@dataclass(frozen=True, slots=True)
class FurtherTask:
    """The answer to the request for the next page of the document in ``pages``, but for its body."""

    url: str
    headers: Mapping[str, str]
    pages: Continuation


def read_further(body: bytes, task: FurtherTask) -> Continuation | None:
    """The document with the page ``body`` joined to it; None where that is another document, an error or the same."""
    page = Page.read(body, task.url, task.headers)
    return task.pages if task.pages.add(read_page(page, Hints()), page) else None
