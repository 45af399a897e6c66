"""A document as rows of its tables, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gkcrawl.document import Attachment
from gkcrawl.store.rows import SELECT, UnstorableDocument, decode, encode, insert, quoted
from tests.store.corpus import a_document

if TYPE_CHECKING:
    from gkcrawl.store import Store


def test_what_is_read_is_what_was_written(store: Store) -> None:
    document = a_document(1, attachments=[Attachment(url="https://a.gov.cn/1.pdf")], quality=["incomplete"])
    store.write("r1", [document])
    read = decode(next(store.rows(SELECT)))
    assert list(read) == list(document.to_dict())
    assert (read["quality"], read["attachments"][0]["url"]) == (["incomplete"], "https://a.gov.cn/1.pdf")


def test_a_lone_surrogate_cannot_be_stored() -> None:
    with pytest.raises(UnstorableDocument):
        encode(a_document(1, title="\ud800"))


def test_words_of_sql_are_quoted() -> None:
    assert quoted(["column", "url"]) == '"column", "url"'
    assert insert("captures", ["url", "offset"]).endswith('("url", "offset") VALUES (?, ?)')
