"""Lines that can be the heading of a document."""

from __future__ import annotations

import pytest

from gkcrawl.extract.titles.headings import agreement, is_labelled


@pytest.mark.parametrize(
    ("heading", "said", "agrees"),
    [("关于做好防汛备汛工作的通知", "关于做好防汛备汛工作的通知", 1), ("关于做好防汛备汛工作的通知", "首页", 0)],
)
def test_how_far_other_places_agree(heading: str, said: str, agrees: float) -> None:
    assert agreement(heading, [said]) == agrees


@pytest.mark.parametrize(
    ("words", "labelled"), [("内容概述：", True), ("各镇人民政府：", True), ("关于防汛工作的通知", False)]
)
def test_labels_and_salutations_are_no_headings(words: str, labelled: bool) -> None:
    assert is_labelled(words) is labelled
