"""Base class of the demo portals: columns, documents by number, files."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, ClassVar
from urllib.parse import urlencode

from gkcrawl.demo.files import attachment
from gkcrawl.demo.pages import NOT_FOUND, Answer, Rendering

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from gkcrawl.demo.body import Body
    from gkcrawl.demo.corpus import Corpus, DemoColumn, Facts


@dataclass(frozen=True, slots=True)
class Ask:
    """A request: path from the server's root, query, fields of the posted form or JSON, the client's base URL, and the
    page it came from.
    """

    path: str
    base: str
    query: Mapping[str, str] = field(default_factory=dict)
    form: Mapping[str, str] = field(default_factory=dict)
    referer: str = ""

    @property
    def target(self) -> str:
        """Path and query."""
        return f"{self.path}?{urlencode(self.query)}" if self.query else self.path

    def number(self, name: str) -> int:
        """The value of a field as a number from 1. As in servlets, the query goes before the form."""
        text = self.query.get(name) or self.form.get(name) or ""
        return max(1, int(text)) if text.isdecimal() else 1


class DemoPortal(ABC):
    """A portal of one family; stateless apart from the `Corpus` it draws on.

    It answers below ``prefix`` and below those ``roots`` that its family's scripts expect at the server's root.
    """

    name: ClassVar[str]
    site: ClassVar[str]
    prefix: ClassVar[str]
    roots: ClassVar[tuple[str, ...]] = ()
    columns: ClassVar[tuple[DemoColumn, ...]]
    box_style: ClassVar[str | None] = None

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus

    @abstractmethod
    def answer(self, ask: Ask) -> Answer:
        """The response to ``ask``; a 404 `Answer` for what does not exist."""

    @abstractmethod
    def path(self, facts: Facts) -> str:
        """Path of the document's page."""

    @abstractmethod
    def file_paths(self, facts: Facts, body: Body) -> list[str]:
        """Paths of the document's files, in the order of ``body.attachments``."""

    def size(self, column: DemoColumn) -> int:
        """How many documents the column holds."""
        return self.corpus.size(self.columns, column)

    def facts(self, column: DemoColumn, number: int) -> Facts:
        """The facts of document ``number`` of the column."""
        return self.corpus.facts(self.name, column, number)

    def truth(self, base: str) -> Iterator[dict[str, Any]]:
        """What is true of every document of the portal, column by column, newest first."""
        for column in self.columns:
            for number in range(self.size(column)):
                rendering = Rendering.of(self.facts(column, number), self.box_style)
                paths = self.file_paths(rendering.facts, rendering.body)
                yield rendering.truth(base + self.path(rendering.facts), [base + path for path in paths])

    def find(self, column_key: str, number: int) -> Facts | None:
        """The facts of a document that exists, else None."""
        for column in self.columns:
            if column.key == column_key and 0 <= number < self.size(column):
                return self.facts(column, number)
        return None

    def file(self, facts: Facts | None, path: str) -> Answer:
        """The file of the document that is served under ``path``."""
        if facts is not None:
            rendering = Rendering.of(facts, self.box_style)
            paths = self.file_paths(facts, rendering.body)
            if path in paths:
                return Answer(*attachment(rendering.body.attachments[paths.index(path)]))
        return NOT_FOUND


def suffix(name: str) -> str:
    """``.pdf`` of ``a.pdf``."""
    return PurePosixPath(name).suffix
