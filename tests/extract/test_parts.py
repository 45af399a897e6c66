"""A compilation is split into its documents."""

from __future__ import annotations

from gkcrawl.extract.parts import split_parts
from tests.extract.pages import page, paragraphs, read


def test_an_ordinary_document_has_no_parts() -> None:
    assert split_parts(read(page(body=paragraphs()))) == []
