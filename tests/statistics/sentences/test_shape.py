"""Era and scope of a report by what it says itself."""

from __future__ import annotations

import pytest

from gkcrawl.statistics.sentences.prose import read_prose
from gkcrawl.statistics.sentences.shape import era_of, scope_of


@pytest.mark.parametrize(
    ("text", "era"),
    [
        ("一、概述\n二、依申请公开情况\n三、复议、诉讼和申诉情况", "narrative"),
        ("三、回应解读情况\n七、机构建设和保障经费情况\n八、会议和培训情况", "2014"),
        ("三、收到和处理政府信息公开申请情况\n四、行政复议情况", None),
        ("关于举办运动会的通知\n一、时间", None),
    ],
)
def test_sections_tell_the_era(text: str, era: str | None) -> None:
    assert era_of(text) == era


def test_a_report_counts_for_all_agencies_where_its_counts_do() -> None:
    assert scope_of(read_prose("全县共受理政府信息公开申请30件。")) == "aggregate"
    assert scope_of(read_prose("贯彻全县会议精神。我局共受理政府信息公开申请3件。")) == "own"


def test_a_report_says_whom_it_counts_for_where_it_speaks_of_itself() -> None:
    assert scope_of([], "本报告由县政府办公室根据各县级行政机关的年度报告汇总编制。") == "aggregate"
    assert scope_of([], "一、总体情况\n报告中所列数据为全县情况。") == "aggregate"
    assert scope_of([], "", "青禾县全县2023年政府信息公开工作年度报告") == "aggregate"
    assert scope_of([], "本报告由青禾县水务局编制。全县会议要求推进公开。", "水务局年度报告") == "own"
