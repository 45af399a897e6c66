"""Published documents, paragraphs, former versions (gkcrawl/publish/documents.py)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import gkcrawl.publish.documents as published

if TYPE_CHECKING:
    from gkcrawl.store import Store


def test_former_versions_are_whole_documents(store: Store) -> None:
    (former,) = published.former_documents(store, copies=True)
    assert (former["title"], former["version"], former["text"], former["issuer"]) == ("通知2", 1, "旧。", "甲局")


def test_a_paragraph_says_where_in_the_text_it_stands(store: Store) -> None:
    texts = {document["id"]: document["text"] or "" for document in published.current_documents(store, copies=True)}
    found = list(published.paragraphs(store, copies=True))
    assert [line["text"] for line in found if line["position"] > 1] == ["2023年共收到申请12件。"]
    for line in found:
        assert texts[line["document"]][line["start"] :].startswith(line["text"])


def test_copies_are_left_out_of_every_table(store: Store) -> None:
    documents = list(published.current_documents(store, copies=True))
    with store.transaction() as connection:
        connection.execute(
            """UPDATE documents SET duplicates = '{"group": "x", "of": "x", "relation": "exact"}' WHERE title = '通知2'"""
        )
    left = [document["id"] for document in published.current_documents(store, copies=False)]
    assert len(left) == len(documents) - 1
    assert list(published.former_documents(store, copies=False)) == []
    assert {line["document"] for line in published.paragraphs(store, copies=False)} <= {*left}
