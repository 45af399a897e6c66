"""How much two texts share."""

from __future__ import annotations

from gkcrawl.dedup.shingles import containment, jaccard, shingles

TEXT = "各单位要按照职责分工落实防汛备汛各项工作任务"


def test_the_same_text_shares_all_and_another_nothing() -> None:
    one, other = shingles(TEXT), shingles("主动公开政府信息一千二百条依申请公开三十件")
    assert (jaccard(one, one), jaccard(one, other)) == (1.0, 0.0)


def test_a_part_is_contained_in_the_whole() -> None:
    part, whole = shingles(TEXT[:12]), shingles(TEXT)
    assert containment(part, whole) == 1.0
    assert 0 < jaccard(part, whole) < 1


def test_a_text_of_four_characters_has_no_shingle() -> None:
    assert len(shingles("防汛工作")) == 0
    assert jaccard(shingles("防汛工作"), shingles("防汛工作")) == 0
