"""Which documents are worth reading again, told by their sketches alone."""

from __future__ import annotations

from itertools import combinations

import pytest

from gkcrawl.dedup.judge import Reading, judge
from gkcrawl.dedup.sketch import Sketch, keys, likely, may_relate
from tests.dedup.test_judge import BODY, a_reading
from tests.dedup.test_minhash import prose


def a_sketch(size: int, name: str = "青溪县水务局") -> Sketch:
    return Sketch(None, size, name, "年度报告")


def worth_reading(one: Reading, other: Reading) -> bool:
    sketch, candidate = Sketch.of(one), Sketch.of(other)
    return may_relate(sketch, candidate, likely(sketch, [candidate])[0])


def body(*seeds: int) -> list[str]:
    """A line of 400 characters for each seed."""
    return [prose(seed, 400) + "。" for seed in seeds]


@pytest.mark.parametrize(
    "others",
    [body(1, 2, 3, 4), body(1, 2, 3, 9), body(1, 2), body(1), body(1, *range(10, 30)), body(2, 4, *range(10, 18))],
)
def test_whatever_has_a_verdict_is_read(others: list[str]) -> None:
    one, other = a_reading(body=body(1, 2, 3, 4)), a_reading(body=others)
    assert judge(one, other) is None or worth_reading(one, other)


def test_another_document_of_the_same_agency_and_year_is_not_read() -> None:
    one, other = a_reading(body=body(1, 2, 3)), a_reading(body=body(4, 5, 6, 7))
    assert set(keys(one, Sketch.of(one))) & set(keys(other, Sketch.of(other))), "they are candidates"
    assert not worth_reading(one, other)


def test_a_short_text_that_a_long_one_may_hold_is_read() -> None:
    assert not may_relate(a_sketch(1000), a_sketch(3000), 0.01)
    assert may_relate(a_sketch(1000), a_sketch(9000), 0.01)
    assert may_relate(a_sketch(100), a_sketch(120), 0.0), "too few shingles for an estimate"


def test_documents_of_two_agencies_are_read_only_when_they_look_like_copies() -> None:
    one, other = a_sketch(1000), a_sketch(1000, "白石市教育局")
    assert [may_relate(one, other, jaccard) for jaccard in (0.3, 0.59, 0.61)] == [False, False, True]
    assert may_relate(one, a_sketch(1000, "水务局"), 0.3), "the short name of one office"


def test_without_a_signature_nothing_can_be_told() -> None:
    known = Sketch.of(a_reading())
    assert likely(known, [known, a_sketch(5), known]) == [1, 1, 1]
    assert likely(a_sketch(5), [known]) == [1]
    assert likely(known, []) == []


def test_a_short_text_is_looked_up_with_its_title() -> None:
    one, same, other = (a_reading(title=title, text="见附件。") for title in ("通知", "通 知", "公告"))
    found = [keys(reading, Sketch.of(reading)) for reading in (one, same, other)]
    assert found[0] == found[1] != found[2]
    nameless = a_reading(title=None, text="见附件。")
    assert keys(nameless, Sketch.of(nameless)) == []


def test_copies_share_a_key_in_any_case() -> None:
    readings = [a_reading(), a_reading(body=[*BODY, "来源：本站"]), a_reading(2024, text=a_reading().text)]
    for one, other in combinations([set(keys(reading, Sketch.of(reading))) for reading in readings], 2):
        assert one & other
