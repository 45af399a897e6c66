"""One answer to many requests shows that it is no document."""

from __future__ import annotations

from gkcrawl.crawl.held_back import HeldBack
from gkcrawl.portals.answers.stand_ins import Judgement


def judged(title: str, said: str) -> Judgement:
    return Judgement(title, said=frozenset({said}), sure=False)


def test_a_second_row_with_the_same_answer_gives_up_both() -> None:
    held: HeldBack[str] = HeldBack()
    assert held.hold("one", judged("通知一", "系统繁忙")) == []
    assert set(held.hold("two", judged("通知二", "系统繁忙"))) == {"one", "two"}
    assert held.is_common(judged("通知三", "系统繁忙"))


def test_one_that_stays_alone_is_popped() -> None:
    held: HeldBack[str] = HeldBack()
    held.hold("one", judged("通知一", "防汛工作"))
    assert not held.is_common(judged("通知二", "水利工程"))
    assert held.pop()[0] == "one"
