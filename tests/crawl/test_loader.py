"""Portals in modules and TOML files: found by name, loaded when asked for; one that is broken is named, the others load."""

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


TABLE = """
[{name}]
family = "trs"
agency = "示例市水利局"
region = "320100"
columns = [{{name = "通知", url = "http://slj.example.gov.cn/{name}/"}}]
"""


@pytest.fixture
def load(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., PortalLoader]:
    """A loader over a package of the given modules and files, by their paths; ``.py`` goes without saying."""

    def make(**files: str) -> PortalLoader:
        package = tmp_path / "some_portals"
        for name, text in {"__init__": "", **files}.items():
            path = package / (name if name.endswith(".toml") else f"{name}.py")
            path.parent.mkdir(parents=True, exist_ok=True)
            if path.suffix == ".py":
                (path.parent / "__init__.py").touch()
            path.write_text(text, encoding="gbk" if "gbk" in text else "utf-8")
        monkeypatch.syspath_prepend(tmp_path)
        for name in [name for name in sys.modules if name.startswith("some_portals")]:
            monkeypatch.delitem(sys.modules, name)
        return PortalLoader(Settings({"SPIDER_MODULES": ["some_portals"]}))

    return make


def names(loader: PortalLoader) -> list[str]:
    """Names of the portals that work."""
    return [str(portal.name) for portal in loader.portals()]


def test_portals_are_found_in_folders(load: Callable[..., PortalLoader]) -> None:
    files = {"jiangsu/two": GOOD.format(name="two"), "zhejiang/of/hangzhou.toml": TABLE.format(name="four")}
    loader = load(one=GOOD.format(name="one"), **files, **{"three.toml": TABLE.format(name="three")})
    assert sorted(loader.list()) == ["four", "one", "three", "two"]
    assert loader.load("two").name == "two"
    assert [portal.__module__ for portal in loader.portals()] == [
        "some_portals.zhejiang.of.hangzhou",
        "some_portals.one",
        "some_portals.three",
        "some_portals.jiangsu.two",
    ]
    assert loader.broken == {}


def test_loading_a_portal_loads_no_other(load: Callable[..., PortalLoader]) -> None:
    table = TABLE.format(name="broken").replace("region", "regoin") + TABLE.format(name="four")
    loader = load(one=GOOD.format(name="one"), two=GOOD.format(name="two"), **{"more.toml": table})
    assert (loader.load("two").name, loader.load("four").name) == ("two", "four")
    assert ("some_portals.one" in sys.modules, "some_portals.two" in sys.modules) == (False, True)
    assert sorted(loader.list()) == ["broken", "four", "one", "two"]
    assert loader.broken == {}
    assert names(loader) == ["four", "one", "two"]
    assert sorted(loader.list()) == ["four", "one", "two"]
    assert loader.problem("broken") == loader.broken["some_portals/more.toml: line 2"]


@pytest.mark.parametrize(
    "text",
    [
        GOOD.format(name="two").replace('"two"', '"tw" + "o"'),
        GOOD.format(name="other") + GOOD.format(name="two").replace('"two"', '"tw" + "o"'),
        GOOD.format(name="two").replace('    name = "two"', "    name = 'two'  # a comment"),
        GOOD.format(name="two").replace('name = "two"', 'name: str = "two"'),
        "# -*- coding: gbk -*-\n" + GOOD.format(name="two"),
    ],
)
def test_a_name_need_not_be_seen_in_the_text(load: Callable[..., PortalLoader], text: str) -> None:
    loader = load(good=GOOD.format(name="good"), two=text)
    assert loader.load("two").name == "two"
    assert names(loader)[:1] == ["good"]


def test_a_word_that_looks_like_a_name_is_none(load: Callable[..., PortalLoader]) -> None:
    column = 'columns = (Column(\n        name="abc",\n        url="http://www.example.gov.cn/"),)\n    def _f(self) -> None:\n        name = "no_portal"'
    text = GOOD.format(name="two").partition("columns")[0] + column
    loader = load(two=text)
    assert sorted(loader.list()) == ["no_portal", "two"]
    assert loader.get("no_portal") is None
    assert loader.list() == ["two"]
    assert (names(loader), loader.broken) == (["two"], {})


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
    assert names(loader) == loader.list() == ["good"]
    (message,) = loader.broken.values()
    assert message.startswith("some_portals/bad.py: ")
    assert problem in message
    assert (loader.get("bad"), loader.problem("bad")) == (None, message)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (TABLE.format(name="bad").replace("agency", "agancy"), "line 2: portal bad: attribute 'agancy' is not"),
        (TABLE.format(name="bad").replace("320100", "3201"), "line 2: portal bad: attribute 'region' must be"),
        (TABLE.format(name="bad").replace('"trs"', '"trs'), "line 2: portal bad: "),
        ('agency = "示例市水利局"', "line 1: stands before the first portal"),
    ],
)
def test_a_broken_table_is_named_with_its_place(load: Callable[..., PortalLoader], text: str, problem: str) -> None:
    loader = load(**{"bad.toml": text, "good.toml": TABLE.format(name="good")})
    assert names(loader) == loader.list() == ["good"]
    (message,) = loader.broken.values()
    assert message.startswith(f"some_portals/bad.toml: {problem}")


def test_hidden_files_are_no_portals(load: Callable[..., PortalLoader]) -> None:
    """As the settings of a linter for the folder."""
    loader = load(**{".ruff.toml": "line-length = 200\n", ".old/x.toml": "x = 1"})
    assert (names(loader), loader.broken) == ([], {})


def test_a_name_used_twice_makes_both_unusable(load: Callable[..., PortalLoader]) -> None:
    loader = load(one=GOOD.format(name="same"), two=GOOD.format(name="same"))
    assert (loader.list(), names(loader), loader.get("same")) == ([], [], None)
    assert set(loader.broken) == {"some_portals/one.py", "some_portals/two.py"}
    assert "'same' is also in some_portals/two.py" in loader.broken["some_portals/one.py"]


def test_a_name_used_twice_over_modules_and_tables(load: Callable[..., PortalLoader]) -> None:
    text = (
        TABLE.format(name="same") + TABLE.format(name="twice") + TABLE.format(name="good") + TABLE.format(name="twice")
    )
    loader = load(one=GOOD.format(name="same"), **{"two.toml": text})
    assert names(loader) == loader.list() == ["good"]
    assert list(loader.broken.values()) == [
        "some_portals/one.py: attribute 'name': 'same' is also in some_portals/two.toml: line 2",
        "some_portals/two.toml: line 2: attribute 'name': 'same' is also in some_portals/one.py",
        "some_portals/two.toml: line 8: attribute 'name': 'twice' is also in some_portals/two.toml: line 20",
        "some_portals/two.toml: line 20: attribute 'name': 'twice' is also in some_portals/two.toml: line 8",
    ]


def test_a_name_used_twice_in_a_module(load: Callable[..., PortalLoader]) -> None:
    twice = GOOD.format(name="same")
    loader = load(one=twice + twice.replace("class Portal", "class Other").replace('"same"', '"sa" + "me"'))
    assert names(loader) == []
    assert "'same' is also in itself" in loader.broken["some_portals/one.py"]


def test_a_portal_of_ones_own_wins_over_a_shipped_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of own portals that cannot be used, the shipped ones of their names take no place."""
    own = {"same": GOOD.format(name="same"), "broken": "1 / 0\n"}
    shipped = {name: GOOD.format(name=name) for name in ("same", "broken", "another")}
    for package, modules in (("own_portals", own), ("shipped_portals", shipped)):
        (tmp_path / package).mkdir()
        for name, text in {"__init__": "", **modules}.items():
            (tmp_path / package / f"{name}.py").write_text(text, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    (tmp_path / "shipped_portals" / "more.toml").write_text(TABLE.format(name="same") + TABLE.format(name="table"))
    loader = PortalLoader(Settings({"SPIDER_MODULES": ["own_portals", "shipped_portals"]}))
    assert names(loader) == ["another", "same", "table"]
    assert loader.load("same").__module__ == "own_portals.same"
    assert list(loader.broken) == ["own_portals/broken.py"]
    assert "shipped_portals.same" not in sys.modules


def test_one_folder_under_two_names_is_one_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a checkout, whose portals are those that are shipped."""
    (tmp_path / "spiders_of_mine").mkdir()
    for name, text in {"__init__": "", "one": GOOD.format(name="one")}.items():
        (tmp_path / "spiders_of_mine" / f"{name}.py").write_text(text, encoding="utf-8")
    (tmp_path / "installed_portals").symlink_to(tmp_path / "spiders_of_mine")
    monkeypatch.syspath_prepend(tmp_path)
    PortalLoader(Settings({"SPIDER_MODULES": ["spiders_of_mine", "installed_portals"]}))
    assert "installed_portals" not in sys.modules
