"""Statistics of each portal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkcrawl.store.queries.stats import portal_stats
from tests.store.conftest import db, store
from tests.store.corpus import TUESDAY, a_document

if TYPE_CHECKING:
    from gkcrawl.store import Store

__all__ = ["db", "store"]


def test_documents_versions_and_filled_fields_are_counted(store: Store) -> None:
    store.write("r1", [a_document(1, kind="policy"), a_document(2, issuer="示例局")])
    store.write("r1", [a_document(1, kind="policy", text="改。", fetched_at=TUESDAY)])
    (stats,) = portal_stats(store)
    assert (stats.documents, stats.versions, stats.kinds) == (2, 3, {"other": 1, "policy": 1})
    assert (stats.covered["title"], stats.covered["issuer"]) == (2, 1)
