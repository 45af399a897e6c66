"""Labels and values on one line."""

from __future__ import annotations

import pytest

from gkcrawl.extract.fields.inline_labels import pairs_of_parts, pairs_of_runs, split_pairs


@pytest.mark.parametrize(
    ("line", "pairs"),
    [
        ("来源：县水利局 发布日期：2024-03-18", [("来源", "县水利局"), ("发布日期", "2024-03-18")]),
        ("索引号：014320105/2024-00012", [("索引号", "014320105/2024-00012")]),
        ("各单位要落实责任。", []),
    ],
)
def test_with_colons(line: str, pairs: list[tuple[str, str]]) -> None:
    assert [(label.rstrip("："), value.strip()) for label, value in split_pairs(line)] == pairs


def test_without_colons_every_other_run_is_a_label() -> None:
    assert pairs_of_runs(["发布日期", "2024-03-18", "来源", "县水利局"]) == [
        ("发布日期", "2024-03-18"),
        ("来源", "县水利局"),
    ]


def test_parts_by_turns_may_be_empty() -> None:
    assert pairs_of_parts(["索引号", "", "发布日期", "2024-03-18"]) == [("索引号", ""), ("发布日期", "2024-03-18")]
