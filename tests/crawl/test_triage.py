"""A compilation is stored with its parts; any other document alone."""

from __future__ import annotations

from gkcrawl.crawl.triage import with_parts
from tests.store.corpus import a_document


def test_a_document_alone() -> None:
    document = a_document(1)
    assert with_parts(document) == [document]
