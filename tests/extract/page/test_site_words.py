from __future__ import annotations

import re

import pytest

from gkcrawl.data import rules
from gkcrawl.extract.page.site_words import SITE_FOOT, site_words

ROLES = sorted({role for rule in rules("site_words") for role in rule.role.split()})


@pytest.mark.parametrize("role", ROLES)
def test_patterns_leave_groups_to_those_that_they_are_built_into(role: str) -> None:
    assert re.compile(site_words(role)).groups == 0


def test_what_stands_in_a_foot() -> None:
    assert SITE_FOOT.findall("版权所有：青禾县人民政府 浙ICP备05012345号 网站标识码：3301000001") == [
        "版权所有",
        "ICP备0501",
        "网站标识码",
    ]
    assert SITE_FOOT.search("版权所有人应当办理ICP备案登记") is None
