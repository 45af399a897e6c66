"""A document is named by its id, the beginning of it, or an address."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gkcrawl.corpus.lookup import document_of
from gkcrawl.errors import ConfigError
from tests.store.corpus import a_document

if TYPE_CHECKING:
    from gkcrawl.store import Store


def test_three_names_of_one_document(store: Store) -> None:
    document = a_document(1)
    store.write("r1", [document, a_document(2)])
    for name in (document.id, document.id[:8], document.url, document.url.replace("https", "http")):
        assert document_of(store, name) == document.id


@pytest.mark.parametrize("name", ["ffffffffffffffff", "https://www.example.gov.cn/nowhere.html", "ab"])
def test_an_unknown_name_is_a_configuration_error(store: Store, name: str) -> None:
    with pytest.raises(ConfigError):
        document_of(store, name)
