"""What is known of a document beyond one version of it (gkcrawl/store/queries/relations.py)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkcrawl.corpus.duplicates import find_duplicates
from gkcrawl.store.queries import relations
from gkcrawl.store.queries.relations import FormerVersion, relations_of
from tests.corpus.reports import a_report, invented
from tests.store.corpus import MONDAY, TUESDAY, a_document, find_gone

if TYPE_CHECKING:
    import pytest

    from gkcrawl.store import Store


def test_copies_are_named_up_to_a_number_and_all_counted(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(relations, "COPIES_NAMED", 1)
    store.write("r1", [a_report(1), a_report(2), a_report(3), a_report(4, body=invented(4))])
    find_duplicates(store)
    kept = relations_of(store, a_report(1).id)
    assert (len(kept.copies), kept.copies_count, kept.copies[0].relation) == (1, 2, "exact")
    copy = relations_of(store, a_report(2).id)
    assert copy.duplicates is not None and copy.duplicates["of"] == a_report(1).id
    assert (copy.copies, relations_of(store, a_report(4).id).duplicates) == ([], None)


def test_versions_changes_and_what_vanished(store: Store) -> None:
    store.write("r1", [a_document(1, issuer="甲局")])
    store.write("r1", [a_document(1, text="改。", issuer="乙局", fetched_at=TUESDAY)])
    find_gone(store, a_document(1).url, TUESDAY)
    found = relations_of(store, a_document(1).id)
    assert (found.gone, found.changes) == (TUESDAY, 1)
    assert found.versions == [FormerVersion(1, MONDAY, replaced=False)]
