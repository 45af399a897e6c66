"""One document of the corpus as data."""

from __future__ import annotations

import hashlib

from gkcrawl.document import SCHEMA, text_sha256
from tests.store.corpus import a_document


def test_plain_data_in_the_order_of_the_contract() -> None:
    document = a_document(1)
    assert next(iter(document.to_dict().items())) == ("schema", SCHEMA)
    assert list(document.to_dict()) == list(type(document).__dataclass_fields__)


def test_a_flag_is_set_once() -> None:
    document = a_document(1)
    document.flag("no_text", "damaged")
    document.flag("no_text")
    assert document.quality == ["no_text", "damaged"]


def test_the_hash_of_a_text_is_that_of_its_utf_8() -> None:
    assert text_sha256("正文") == hashlib.sha256("正文".encode()).hexdigest()
