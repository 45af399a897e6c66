"""Counts in sentences: digits, myriads, Chinese numerals; what is none."""

from __future__ import annotations

import pytest

from gkcrawl.statistics.sentences.numbers import counts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("公开3627条", [(3627, "条", False)]),
        ("公开12,345条", [(12345, "条", False)]),
        ("公开1.8万余条", [(18000, "条", True)]),
        ("公开18万多条", [(180000, "条", True)]),
        ("收取0.3万元", [(3000, "元", False)]),
        ("收取12.5元", [(12.5, "元", False)]),
        ("申请二十三件", [(23, "件", False)]),
        ("申请一百零二件,信息两千条", [(102, "件", False), (2000, "条", False)]),
        ("信息一万二千余条", [(12000, "条", True)]),
        ("信息三万条", [(30000, "条", False)]),
        ("公开4287。", [(4287, "", False)]),
        ("2017年12月31日", []),
        ("占33.04%", []),
        ("第20条", []),
        ("7个工作日", []),
        ("国办发〔2014〕32号", []),
        ("电话0516-83605210", []),
        ("一个窗口三项制度", []),
        ("10个县区政府", []),
    ],
)
def test_counts_of_a_sentence(text: str, expected: list[tuple[float, str, bool]]) -> None:
    assert [(one.value, one.unit, one.about) for one in counts(text)] == expected
