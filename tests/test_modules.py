"""Plug-in modules: what they define is found, what they import or keep to themselves is not."""

from __future__ import annotations

from gkcrawl.modules import classes_of, declared_names, modules_of, named_module
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


def test_names_are_read_off_the_text_as_the_classes_have_them() -> None:
    named = {(module, cls, name) for module, cls, name in declared_names(families, "Family")}
    assert named == {(cls.__module__, cls.__name__, cls.name) for cls in classes_of(families, Family)}


def test_the_first_word_of_the_arguments_names_a_module() -> None:
    package = "gkcrawl.scrapy_commands"
    assert named_module(package, ["-s", "list", "--nolog"]) == named_module(package, ["list"]) == f"{package}.list"
    for none in ([], ["-h"], ["shell"], ["../list"], [""]):
        assert named_module(package, none) == package
