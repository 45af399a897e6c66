"""What a document lacks that its page may have tomorrow."""

from __future__ import annotations

import pytest

from gkcrawl.crawl.memory import lack_of, stands_in
from tests.store.corpus import a_document


@pytest.mark.parametrize(
    ("text", "flags", "lack"),
    [
        ("正文。", [], None),
        (None, [], "no_text"),
        (None, ["image_only"], None),
        ("正文。", ["incomplete"], "incomplete"),
    ],
)
def test_the_flags_say_so(text: str | None, flags: list[str], lack: str | None) -> None:
    document = a_document(1, text=text, quality=flags)
    assert lack_of(document) == lack
    assert stands_in(document) is ("image_only" in flags)
