from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gkcrawl.store import Store
from tests.store.corpus import start_run

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def db(tmp_path: Path) -> Path:
    return tmp_path / "corpus.db"


@pytest.fixture
def store(db: Path) -> Iterator[Store]:
    """An empty store in which run r1 of portal demo has started."""
    with Store(db) as store:
        start_run(store)
        yield store
