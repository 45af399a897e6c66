"""Checks of what a report says twice: V9, V11 and V12."""

from __future__ import annotations

import pytest

from gkcrawl.data import rows
from gkcrawl.statistics.keys import keys
from gkcrawl.statistics.model import Value
from gkcrawl.statistics.sentences.agreement import check_agreement
from gkcrawl.statistics.sentences.prose import read_prose


def printed(key: str, value: float) -> Value:
    column = "total" if keys()[key].columns else None
    return Value(key=key, column=column, value=value, meaning="NUMERIC", kind="table")


@pytest.mark.parametrize(("said", "ok"), [(74, True), (75, True), (76, False)])
def test_a_sentence_counts_what_is_new_with_or_without_what_was_carried_in(said: int, ok: bool) -> None:
    values = [printed("t3.new_received", 74), printed("t3.carried_in", 1)]
    text = f"全年收到政府信息公开申请{said}件。"
    (check,) = check_agreement(text, [*values, *read_prose(text)])
    assert (check.id, check.row, check.ok) == ("V9", "requests.received_total", ok)


def test_lawsuits_of_a_sentence_are_both_kinds_of_the_table() -> None:
    text = "行政诉讼案件5件。"
    values = [printed("t4.direct.total", 3), printed("t4.after.total", 2)]
    assert [one.ok for one in check_agreement(text, [*values, *read_prose(text)])] == [True]


@pytest.mark.parametrize(("part", "ok"), [(10, True), (11, False)])
def test_kinds_of_information_are_held_against_their_total(part: int, ok: bool) -> None:
    text = f"主动公开政府信息30条,其中:概况类信息20条;计划类信息{part}条。"
    (check,) = check_agreement(text, read_prose(text))
    assert (check.id, check.left, check.right, check.ok) == ("V11", 30, 20 + part, ok)


def test_sums_of_older_tables_need_all_their_parts() -> None:
    parts = [printed("review.total", 3), printed("review.upheld", 2), printed("review.corrected", 1)]
    assert check_agreement("", parts) == []
    (check,) = check_agreement("", [*parts, printed("review.other", 1)])
    assert (check.id, check.row, check.ok) == ("V11", "review.total", False)


def test_what_not_every_table_has_counts_where_it_is() -> None:
    text = "行政复议4件,其中结果维持1件,结果纠正1件,其他结果1件,尚未审结1件。"
    assert [(one.id, one.ok) for one in check_agreement(text, read_prose(text))] == [("V11", True)]


@pytest.mark.parametrize(("share", "ok"), [("86.92", True), ("87", True), ("68.92", False)])
def test_a_share_is_held_against_its_counts(share: str, ok: bool) -> None:
    text = f"共收到政府信息依申请公开1499件。其中,通过网络申请1303件,占{share}%。"
    assert [(one.id, one.ok) for one in check_agreement(text, [])] == [("V12", ok)]


def test_all_keys_of_the_rules_exist() -> None:
    named = " ".join(
        value for table in ("statistics_twice", "statistics_sums") for row in rows(table) for value in row.values()
    )
    assert set(named.replace("|", " ").split()) <= set(keys())
