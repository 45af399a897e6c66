"""A demo server to ask without a socket."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlsplit

import pytest

from gkcrawl.demo.corpus import Corpus
from gkcrawl.demo.portal import Ask
from gkcrawl.demo.server import DemoServer

if TYPE_CHECKING:
    from gkcrawl.demo.pages import Answer

BASE = "http://demo.test"


class Client:
    """Asks a `DemoServer` for paths; a form makes it a POST."""

    def __init__(self, documents: int, seed: int = 1, edition: int = 1) -> None:
        self.server = DemoServer(Corpus(documents, seed, edition))

    def get(self, url: str, **form: str) -> Answer:
        parts = urlsplit(url.removeprefix(BASE))
        return self.server.answer(Ask(parts.path, BASE, dict(parse_qsl(parts.query)), form))

    def text(self, url: str, **form: str) -> str:
        answer = self.get(url, **form)
        assert answer.status == 200, url
        try:
            return answer.body.decode()
        except UnicodeDecodeError:
            return answer.body.decode("gb18030")


@pytest.fixture(scope="session")
def small() -> Client:
    return Client(documents=130)


@pytest.fixture(scope="session")
def large() -> Client:
    return Client(documents=100_000)
