"""What the index holds: pairs of Chinese characters, whole words of anything else, filters."""

from __future__ import annotations

from gkcrawl.corpus.words import document_tokens, facet, match, tokens, year_of
from tests.store.corpus import MONDAY, a_document


def test_pairs_and_words() -> None:
    found = tokens("政务公开 PDF 2024")
    assert {"政务", "务公", "公开", "pdf", "2024"} <= found


def test_words_are_found_over_line_breaks() -> None:
    assert "公开" in tokens("政务公\n开")


def test_the_year_of_a_report_is_the_one_it_covers() -> None:
    assert year_of({"report_year": 2023, "published_date": "2024-01-20"}) == "2023"
    assert year_of({"report_year": None, "published_date": "2024-01-20"}) == "2024"


def test_a_query_asks_for_words_and_filters() -> None:
    filters = facet("portal", "demo")
    document = a_document(1, text="防汛工作", first_seen_at=MONDAY).to_dict()
    held = document_tokens(document | {"attachments": []}).split()
    assert filters in held and "防汛" in held
    assert filters in match(["防汛"], {"portal": "demo"})
