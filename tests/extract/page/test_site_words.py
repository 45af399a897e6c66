from __future__ import annotations

import re

import pytest

from gkcrawl.data import rules
from gkcrawl.extract.page.page import Page
from gkcrawl.extract.page.site_words import SITE_FOOT, footer_lines, names_in_footer, site_words

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


def test_the_foot_names_the_site() -> None:
    body = "<p>正文第一段。</p><div><p>主办：青禾县人民政府</p><p>版权所有 京ICP备00000000号</p></div>"
    layout = Page(f"<body>{body}</body>", "https://a.gov.cn/").layout
    assert any("主办" in line for line in footer_lines(layout))
    assert "青禾县人民政府" in names_in_footer(layout)
