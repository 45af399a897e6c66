"""Sentences of a report by the topic of their section."""

from __future__ import annotations

from gkcrawl.statistics.sentences.passages import passages, topic_of


def test_a_heading_sets_the_topic_of_the_sentences_below_it() -> None:
    text = "二、主动公开政府信息情况\n全年公开5条。另有说明。\n三、依申请公开情况\n没有相关申请。"
    assert [(one.text, one.topic) for one in passages(text)] == [
        ("全年公开5条", "proactive"),
        ("另有说明", "proactive"),
        ("没有相关申请", "requests"),
    ]


def test_rows_of_tables_are_no_sentences() -> None:
    assert [one.text for one in passages("规章\t1\t0\t11\n公开5条。")] == ["公开5条"]


def test_a_page_number_within_a_sentence_goes_and_a_count_stays() -> None:
    assert [one.text for one in passages("统计期限自 1 月起,共 12 件,发布 6 环境信息。")] == [
        "统计期限自1月起,共12件,发布环境信息"
    ]


def test_a_line_that_is_wrapped_goes_on() -> None:
    long = "在主动公开的信息当中政策法规类的信息一共有六十六条占全部信息的"
    assert [one.text for one in passages(f"{long}\n61.7%。")] == [f"{long}61.7%"]


def test_the_topic_is_what_is_named_last() -> None:
    assert topic_of("行政复议和行政诉讼") == "litigation"
    assert topic_of("以下", "review") == "review"


def test_rows_of_flattened_tables_are_no_sentences() -> None:
    flat = "2 0 0 2 3\n行政事业性收费 857.14\n结果维持 结果纠正 其他结果 未经复议直接起诉 复议后起诉\n收到申请3件。"
    assert [passage.text for passage in passages(flat)] == ["收到申请3件"]
