"""Printed labels and what they mean."""

from __future__ import annotations

import pytest

from gkcrawl.extract.fields.labels import box_label, clean_label, clean_value, label_table, meaning


@pytest.mark.parametrize("printed", ["索 引 号", "【索引号】：", "索　引　号:", "索引号"])
def test_one_label_in_many_prints(printed: str) -> None:
    assert clean_label(printed) == "索引号"
    found = meaning(printed)
    assert found is not None and found.field == "index_number"


def test_the_same_words_in_a_sentence_are_no_label() -> None:
    assert meaning("索引号应当填写完整") is None
    assert box_label("发文机关：示例局") == "发文机关"


@pytest.mark.parametrize("placeholder", ["无", "—", " ", "-"])
def test_a_placeholder_is_no_value(placeholder: str) -> None:
    assert clean_value(placeholder) is None
    assert clean_value(" 有效 ") == "有效"


def test_every_label_in_the_table_is_clean() -> None:
    assert [label for label in label_table() if clean_label(label) != label] == []
