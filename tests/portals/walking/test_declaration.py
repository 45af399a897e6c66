"""A slip in a portal class is found when the class is created, and the message names the attribute (gkcrawl/portals/walking/declaration.py)."""

from __future__ import annotations

from typing import Any, cast

import pytest

from gkcrawl.errors import ConfigError
from gkcrawl.portals import Column, PortalSpider, TrsSpider

URL = "http://www.example.gov.cn/tzgg/"
GOOD: dict[str, Any] = {
    "name": "example",
    "agency": "示例市发展和改革局",
    "region": "320100",
    "columns": (Column("通知公告", URL, kind="notice"),),
}


def declare(**changes: Any) -> type[PortalSpider]:
    """Class Example with the good attributes but for ``changes``; ``...`` leaves one out."""
    attributes = {name: value for name, value in (GOOD | changes).items() if value is not ...}
    return type("Example", (TrsSpider,), attributes)


def test_a_complete_declaration_is_accepted() -> None:
    assert declare().name == "example"


@pytest.mark.parametrize("attribute", ["agency", "region", "columns"])
def test_a_missing_attribute_is_named(attribute: str) -> None:
    with pytest.raises(ConfigError, match=f"Example: attribute '{attribute}' is missing"):
        declare(**{attribute: ...})


def test_a_missing_name_is_named() -> None:
    with pytest.raises(ConfigError, match="attribute 'name'"):
        declare(name=...)


def test_a_portal_without_family_is_refused() -> None:
    with pytest.raises(ConfigError, match="attribute 'family' is missing"):
        type("Example", (PortalSpider,), GOOD)


@pytest.mark.parametrize(
    ("slip", "meant"), [("agancy", "agency"), ("collumns", "columns"), ("folow_hosts", "follow_hosts")]
)
def test_a_misspelt_attribute_is_named_with_what_was_meant(slip: str, meant: str) -> None:
    with pytest.raises(ConfigError, match=f"attribute '{slip}' is not .* did you mean '{meant}'"):
        declare(**{slip: "x"})


@pytest.mark.parametrize("attribute", ["start_urls", "allowed_domains"])
def test_what_contradicts_columns_is_refused(attribute: str) -> None:
    with pytest.raises(ConfigError, match=f"attribute '{attribute}' is not an attribute of a portal"):
        declare(**{attribute: [URL]})


def test_a_family_may_be_adjusted_by_overriding_its_small_methods() -> None:
    assert declare(parse_list=lambda self, *args: None, _helper=1).name == "example"


@pytest.mark.parametrize("region", ["3201", "3201000", 320100, "32010A", "990000", None])
def test_region_is_a_division_code(region: object) -> None:
    with pytest.raises(ConfigError, match="attribute 'region' must be a six-digit"):
        declare(region=region)


@pytest.mark.parametrize("name", ["Example", "示例", "a-b", ""])
def test_name_is_fit_for_a_command_line(name: str) -> None:
    with pytest.raises(ConfigError, match="attribute 'name'"):
        declare(name=name)


@pytest.mark.parametrize(
    ("columns", "problem"),
    [
        ((), "one or more"),
        (URL, "one or more"),
        ((URL,), "not a Column"),
        ((Column("通知", "/tzgg/"),), "absolute http"),
        ((Column("通知", "ftp://www.example.gov.cn/tzgg/"),), "absolute http"),
        ((Column("通知", "http://[bad/"),), "absolute http"),
        ((Column(" ", URL),), "without a name"),
        ((Column("通知", URL), Column("通知", URL + "b/")), "name '通知' twice"),
        ((Column("通知", URL), Column("公告", URL + "index.html")), "URL 'www.example.gov.cn/tzgg/' twice"),
        ((Column("通知", URL, lists="(年"),), "not a regular expression"),
        ((Column("通知", URL, lists="[[年]"),), "not a regular expression"),
        ((Column("通知", URL, kind="notice", mixed=True),), "mixed needs kind='annual_report'"),
        ((Column("通知", URL, kind=cast("Any", "anual_report")),), "did you mean 'annual_report'"),
    ],
)
def test_columns_are_named_once_and_absolute(columns: object, problem: str) -> None:
    with pytest.raises(ConfigError, match=f"attribute 'columns' .*{problem}"):
        declare(columns=columns)


def test_columns_of_a_movable_portal_lie_below_its_base() -> None:
    with pytest.raises(ConfigError, match="not below the portal's base"):
        declare(base="http://127.0.0.1:8848")


def test_two_columns_of_one_api_differ_in_what_they_post() -> None:
    assert len(declare(columns=(Column("年报", URL, body="id=1"), Column("指南", URL, body="id=2"))).columns) == 2


@pytest.mark.parametrize("status", ["active", "unverified", "moved"])
def test_status_is_one_of_three(status: str) -> None:
    assert declare(status=status).status == status
    with pytest.raises(ConfigError, match="attribute 'status' must be one of"):
        declare(status=status.upper())


@pytest.mark.parametrize("hosts", [".gov.cn", ["gov.cn"], [1]])
def test_follow_hosts_are_suffixes(hosts: object) -> None:
    with pytest.raises(ConfigError, match="attribute 'follow_hosts'"):
        declare(follow_hosts=hosts)


@pytest.mark.parametrize("pages", [0, -1, "many"])
def test_max_pages_is_a_number_of_pages(pages: object) -> None:
    with pytest.raises(ConfigError, match="attribute 'max_pages'"):
        declare(max_pages=pages)
