"""One broken portal module is named; the others load."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from scrapy.settings import Settings

from gkcrawl.crawl.loader import PortalLoader

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

GOOD = """
from gkcrawl.portals import Column, TrsSpider

class Portal(TrsSpider):
    name = "{name}"
    agency, region = "示例市发展和改革局", "320100"
    columns = (Column("通知", "http://www.example.gov.cn/{name}/"),)
"""


@pytest.fixture
def load(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., PortalLoader]:
    """A loader over a package of the given modules; dots in a name are folders."""

    def make(**modules: str) -> PortalLoader:
        package = tmp_path / "some_portals"
        for name, text in {"__init__": "", **modules}.items():
            path = package.joinpath(*name.split("__in__")).with_suffix(".py")
            path.parent.mkdir(parents=True, exist_ok=True)
            (path.parent / "__init__.py").touch()
            path.write_text(text, encoding="utf-8")
        monkeypatch.syspath_prepend(tmp_path)
        for name in [name for name in sys.modules if name.startswith("some_portals")]:
            monkeypatch.delitem(sys.modules, name)
        return PortalLoader(Settings({"SPIDER_MODULES": ["some_portals"]}))

    return make


def test_portals_are_found_in_folders(load: Callable[..., PortalLoader]) -> None:
    loader = load(one=GOOD.format(name="one"), jiangsu__in__two=GOOD.format(name="two"))
    assert sorted(loader.list()) == ["one", "two"]
    assert loader.load("two").name == "two"
    assert loader.broken == {}


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (GOOD.format(name="bad").replace("agency", "agancy"), "portal Portal: attribute 'agancy' is not"),
        (GOOD.format(name="bad").replace("320100", "3201"), "attribute 'region' must be"),
        ("def broken(:\n", "line 1: "),
        ("import no_such_module\n", "ModuleNotFoundError: No module named 'no_such_module'"),
        ("1 / 0\n", "ZeroDivisionError"),
    ],
)
def test_a_broken_portal_is_named_with_its_file(load: Callable[..., PortalLoader], text: str, problem: str) -> None:
    loader = load(good=GOOD.format(name="good"), bad=text)
    assert loader.list() == ["good"]
    (message,) = loader.broken.values()
    assert message.startswith("some_portals/bad.py: ")
    assert problem in message


def test_a_name_used_twice_makes_both_unusable(load: Callable[..., PortalLoader]) -> None:
    loader = load(one=GOOD.format(name="same"), two=GOOD.format(name="same"))
    assert loader.list() == []
    assert set(loader.broken) == {"some_portals.one", "some_portals.two"}
    assert "'same' is also in some_portals/two.py" in loader.broken["some_portals.one"]


def test_a_portal_of_ones_own_wins_over_a_shipped_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of own portals that cannot be used, the shipped ones of their names take no place."""
    own = {"same": GOOD.format(name="same"), "broken": "1 / 0\n"}
    shipped = {name: GOOD.format(name=name) for name in ("same", "broken", "another")}
    for package, modules in (("own_portals", own), ("shipped_portals", shipped)):
        (tmp_path / package).mkdir()
        for name, text in {"__init__": "", **modules}.items():
            (tmp_path / package / f"{name}.py").write_text(text, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    loader = PortalLoader(Settings({"SPIDER_MODULES": ["own_portals", "shipped_portals"]}))
    assert sorted(loader.list()) == ["another", "same"]
    assert loader.load("same").__module__ == "own_portals.same"
    assert list(loader.broken) == ["own_portals.broken"]


def test_one_folder_under_two_names_is_one_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a checkout, whose portals are those that are shipped."""
    (tmp_path / "spiders_of_mine").mkdir()
    for name, text in {"__init__": "", "one": GOOD.format(name="one")}.items():
        (tmp_path / "spiders_of_mine" / f"{name}.py").write_text(text, encoding="utf-8")
    (tmp_path / "installed_portals").symlink_to(tmp_path / "spiders_of_mine")
    monkeypatch.syspath_prepend(tmp_path)
    PortalLoader(Settings({"SPIDER_MODULES": ["spiders_of_mine", "installed_portals"]}))
    assert "installed_portals" not in sys.modules
