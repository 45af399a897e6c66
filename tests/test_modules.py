"""Plug-in modules: what they define is found, what they import or keep to themselves is not."""

from __future__ import annotations

from gkcrawl.modules import classes_of, modules_of
from gkcrawl.portals import families
from gkcrawl.portals.families.general.json_list import JsonFamily
from gkcrawl.portals.lists.family import Family
from gkcrawl.portals.lists.html import HtmlFamily


def test_modules_come_in_the_order_of_their_names() -> None:
    names = [module.__name__ for module in modules_of(families)]
    assert names == sorted(names) and "gkcrawl.portals.families.trs" in names


def test_a_class_is_found_once_where_it_is_defined() -> None:
    found = list(classes_of(families, Family))
    assert found.count(JsonFamily) == 1, "ucap, ewb and others import it"
    assert HtmlFamily not in found and Family not in found
