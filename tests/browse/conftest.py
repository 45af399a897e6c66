from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, Protocol

import pytest

from gkcrawl.browse.readers import Readers
from gkcrawl.browse.server import application
from tests.cli.conftest import corpus, reports

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["Get", "corpus", "get", "readers", "reports"]


class Get(Protocol):
    def __call__(self, address: str, *, public: bool = False, **options: Any) -> Any: ...


@pytest.fixture
def readers(corpus: Path) -> Iterator[Readers]:
    with Readers(corpus) as readers:
        yield readers


@pytest.fixture
def get(readers: Readers) -> Get:
    """Asks the server, in process, for an address; gives the answer of httpx."""

    def get(address: str, *, public: bool = False, **options: Any) -> Any:
        datasette = application(readers, public=public)
        try:
            return asyncio.run(datasette.client.get(address, **options))
        finally:
            datasette.executor.shutdown()
            for database in datasette.databases.values():
                database.close()

    return get
