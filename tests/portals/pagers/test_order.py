"""Pagers are found in their modules, asked by what they say, and described in that order."""

from __future__ import annotations

import re
from pathlib import Path

from gkcrawl.modules import modules_of
from gkcrawl.portals import pagers
from gkcrawl.portals.lists.html import PAGERS

PAGE = Path(__file__).parents[3] / "docs" / "families.md"


def test_each_module_is_one_pager() -> None:
    assert sorted(pager.read.__module__ for pager in PAGERS) == [module.__name__ for module in modules_of(pagers)]


def test_what_says_most_is_asked_first() -> None:
    assert [pager.says for pager in PAGERS] == sorted(pager.says for pager in PAGERS)


def test_pagers_are_described_in_the_order_in_which_they_are_asked() -> None:
    described = re.findall(r"^\|.*\[(\w+)\.py\]\(\.\./gkcrawl/portals/pagers/", PAGE.read_text("utf-8"), re.MULTILINE)
    assert described == [pager.read.__module__.rpartition(".")[2] for pager in PAGERS]
