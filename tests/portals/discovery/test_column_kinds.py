"""Kinds of columns by name, rows and parents; words by which a user calls them."""

from __future__ import annotations

from typing import get_args

import pytest

from gkcrawl.data import rows, rules
from gkcrawl.document import Kind
from gkcrawl.errors import ConfigError
from gkcrawl.portals.discovery.column_kinds import KINDS, column_kind, kinds_named

EXAMPLES = [
    (name, row["name"])
    for row, rule in zip(rows("column_kinds"), rules("column_kinds"), strict=True)
    for name in rule.examples
]
REPORTS = ["青禾县水利局2023年政府信息公开工作年度报告", "青禾县教育局2022年政府信息公开年度报告", "关于印发格式的通知"]


@pytest.mark.parametrize(("name", "kind"), EXAMPLES, ids=[name for name, _ in EXAMPLES])
def test_no_row_above_takes_an_example_of_a_kind(name: str, kind: str) -> None:
    assert column_kind(name) == kind


def test_the_table_is_whole() -> None:
    assert {row["kind"] for row in rows("column_kinds")} - {""} <= set(get_args(Kind))
    assert all(kind.name == name for name, kind in KINDS.items())
    assert len({kind.code for kind in KINDS.values()}) == len(KINDS)


@pytest.mark.parametrize(
    ("name", "titles", "parents", "kind"),
    [
        ("政府信息公开", REPORTS, (), "年报"),
        ("通知公告", REPORTS, (), "通知公告"),
        ("政府信息公开", ["关于防汛的通知", "关于抗旱的通知"], (), None),
        ("2023年", (), ("政务公开", "年报"), "年报"),
        ("县教育局", (), ("政务公开", "通知公告"), "通知公告"),
        ("青禾水库", (), ("政务公开",), None),
        ("人事　信息", (), (), "人事"),
        (None, REPORTS, (), "年报"),
        (None, (), (), None),
    ],
)
def test_the_name_says_it_before_the_rows_and_the_rows_before_the_parents(
    name: str | None, titles: list[str], parents: tuple[str, ...], kind: str | None
) -> None:
    assert column_kind(name, titles, parents) == kind


def test_a_user_calls_a_kind_by_name_or_code() -> None:
    assert [kind.name for kind in kinds_named(["年报", "annual_report", " 规范性文件"])] == ["年报", "规范性文件"]
    assert [kind.kind for kind in kinds_named(["年报", "personnel"])] == ["annual_report", None]


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("年度报告", "did you mean 年报"),
        ("通知", "did you mean 通知公告"),
        ("annual_reports", "did you mean 年报"),
        ("规范文件", "规范性文件"),
        ("xyz", "there are 网站年报, 年报, "),
    ],
)
def test_a_word_that_is_no_kind_is_answered_with_those_like_it(word: str, hint: str) -> None:
    with pytest.raises(ConfigError, match=f"{word}: no kind of columns; .*{hint}"):
        kinds_named([word])
