"""Documents by what they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gkcrawl.store.queries.selection import Selection, documents
from tests.store.conftest import db, store
from tests.store.corpus import a_document

if TYPE_CHECKING:
    from gkcrawl.store import Store

__all__ = ["db", "store"]


@pytest.mark.parametrize(
    ("selection", "titles"),
    [
        (Selection(), ["通知1", "通知2", "通知3"]),
        (Selection(kind="policy"), ["通知1"]),
        (Selection(portal="nobody"), []),
    ],
)
def test_only_what_is_asked_for(store: Store, selection: Selection, titles: list[str]) -> None:
    store.write("r1", [a_document(1, kind="policy"), a_document(2, kind="notice"), a_document(3)])
    assert sorted(row["title"] for row in documents(store, selection)) == titles
