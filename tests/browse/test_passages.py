"""Texts as paragraphs and tables, values of fields marked (gkcrawl/browse/passages.py)."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gkcrawl.browse.passages import Passage, Piece, Span, find_value, passages, pieces, spans_of

TEXT = "示例市水务局2023年年报\n2024年1月 30日\n项目\t数\n新收\t12\n\n示例市水务局"


def joined(shown: list[Passage]) -> list[list[list[str]]]:
    return [[["".join(piece.text for piece in cell) for cell in row] for row in passage.rows] for passage in shown]


def test_lines_are_paragraphs_and_those_with_tabs_are_tables() -> None:
    shown = list(passages(TEXT, []))
    assert [passage.is_table for passage in shown] == [False, False, True, False]
    assert joined(shown)[2] == [["项目", "数"], ["新收", "12"]]


def test_overlapping_values_are_marked_each() -> None:
    spans = [Span(0, 6, "agency"), Span(3, 11, "source")]
    assert pieces("示例市水务局2023年", spans) == [
        Piece("示例市", ("agency",), ("agency",)),
        Piece("水务局", ("agency", "source"), ("source",)),
        Piece("2023年", ("source",)),
    ]


def test_values_are_found_with_blanks_between_and_signatures_at_the_end() -> None:
    assert find_value(TEXT, ["2024年1月30日"], "written_date") == Span(14, 25, "written_date")
    assert find_value(TEXT, ["水务局"], "agency") == Span(3, 6, "agency")
    last = find_value(TEXT, ["示例市水务局"], "agency", last=True)
    assert last is not None and last.start == TEXT.rindex("示例市")
    assert find_value(TEXT, [None, "", "数", "没有"], "agency") is None


def test_values_of_the_title_are_looked_for_there() -> None:
    provenance: dict[str, dict[str, str | None]] = {
        "agency": {"raw": "示例市水务局", "method": "title", "locator": "title"},
        "report_year": {"raw": None, "method": "title", "locator": None},
        "written_date": {"raw": "2024年1月30日", "method": "body", "locator": "signature"},
        "topic": {"raw": "不在文中", "method": "box", "locator": None},
    }
    values = {"agency": "示例市水务局", "report_year": 2023, "written_date": "2024-01-30", "topic": "不在文中"}
    in_text, in_title = spans_of(TEXT, "示例市水务局2023年年报", values, provenance)
    assert [span.field for span in in_text] == ["written_date"]
    assert in_title == [Span(0, 6, "agency"), Span(6, 10, "report_year")]


TEXTS = st.text(st.sampled_from("甲乙 1\t\n"))


@given(TEXTS, st.lists(st.tuples(st.integers(0, 30), st.integers(1, 10), st.sampled_from("abc"))))
def test_nothing_of_a_text_is_lost_whatever_is_marked(text: str, places: list[tuple[int, int, str]]) -> None:
    spans = [Span(start, start + size, field) for start, size, field in places if start + size <= len(text)]
    shown = list(passages(text, spans))
    lines = [line for line in text.split("\n") if line.strip()]
    assert ["\t".join(row) for rows in joined(shown) for row in rows] == lines
    all_pieces = [piece for passage in shown for row in passage.rows for cell in row for piece in cell]
    for field in "abc":
        marked = "".join(piece.text for piece in all_pieces if field in piece.fields)
        covered = {place for span in spans if span.field == field for place in range(span.start, span.end)}
        wanted = "".join(text[place] for place in sorted(covered))
        assert "".join(marked.split()) == "".join(wanted.split())
