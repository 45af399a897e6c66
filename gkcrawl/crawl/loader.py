"""Spider loader: finds portals in modules and TOML files, loads one when it is asked for; the broken are reported."""

from __future__ import annotations

import os
import pkgutil
import re
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from scrapy.spiderloader import SpiderLoader
from scrapy.utils.spider import iter_spider_classes

from gkcrawl.errors import ConfigError
from gkcrawl.portals.toml import read_tables, table_files
from gkcrawl.portals.walking.spider import PortalSpider

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from scrapy import Spider
    from scrapy.settings import BaseSettings

    from gkcrawl.portals.toml import Table

_NAME = re.compile(r"\n[ \t]+name[ \t]*(?::[^=\n]+)?=[ \t]*([\"'])([a-z][a-z0-9_]*)\1[ \t]*(?:#.*)?$", re.MULTILINE)


@dataclass(slots=True, eq=False)
class Place:
    """A module or a table: the package it is found in, what messages call it, names and classes of its portals."""

    root: str
    shown: str
    names: tuple[str, ...]
    classes: Callable[[], Iterable[type[Spider]]]
    opened: bool = False


class PortalLoader(SpiderLoader):
    """Finds the portals below ``SPIDER_MODULES``; of two packages that have a portal of one name, the first wins.

    Names are read off the text of modules and tables, of which none is loaded before it is needed: a project may have
    thousands. ``broken`` says of those that could not be used what is wrong, by their place; it is complete after
    `portals`.
    """

    def __init__(self, settings: BaseSettings) -> None:
        self.broken: dict[str, str] = {}
        self._places: dict[str, Place] = {}
        self._aside: dict[str, str] = {}
        super().__init__(settings)

    def list(self) -> list[str]:
        """Names of the portals, but of those that are known to be broken."""
        return [name for name in self._places if name not in self._aside]

    def load(self, spider_name: str) -> type[Spider]:
        """The portal of this name; raises KeyError where there is none that works: `problem` says why."""
        place = self._places.get(spider_name)
        if place is None:
            self.portals()
        elif not place.opened:
            self._open(place)
        return super().load(spider_name)

    def get(self, name: str) -> type[Spider] | None:
        """The portal of this name, as `load` gives it; None where there is none that works."""
        with suppress(KeyError):
            return self.load(name)
        return None

    def portals(self) -> Sequence[type[PortalSpider]]:
        """All portals that work, in the order of their names."""
        for place in [*self._places.values()]:
            if not place.opened:
                self._open(place)
        return [cls for _, cls in sorted(self._spiders.items()) if issubclass(cls, PortalSpider)]

    def problem(self, name: str) -> str | None:
        """What is wrong with portal ``name``, or with the module that it should be in, going by its file name."""
        return self._aside.get(name)

    def _load_all_spiders(self) -> None:
        seen: set[Path | str] = set()
        for root in self.spider_modules:
            if (place := _folder(root)) not in seen:
                seen.add(place)
                self._find_modules(root, root)
                if isinstance(place, Path):
                    self._find_tables(root, place)

    def _find_modules(self, root: str, name: str) -> None:
        """Note the portals of package ``name``; it is imported, its modules are only if their text shows no name."""
        package = Place(root, _file(name), (), partial(_classes, name))
        if not self._open(package):
            return
        for folder in getattr(import_module(name), "__path__", ()):
            for info in pkgutil.iter_modules([folder]):
                if info.ispkg:
                    self._find_modules(root, f"{name}.{info.name}")
                else:
                    file, module = Path(folder, f"{info.name}.py"), f"{name}.{info.name}"
                    self._note(Place(root, _file(module), _names(file), partial(_classes, module)))

    def _find_tables(self, root: str, folder: Path) -> None:
        """Note the tables of all TOML files below ``folder``."""
        for file in table_files(folder):
            shown = str(Path(*root.split("."), file))
            try:
                for table in read_tables(folder / file, ".".join(Path(shown).with_suffix("").parts)):
                    self._note(Place(root, f"{shown}: line {table.line}", (table.name,), partial(_declared, table)))
            except ConfigError as error:
                self.broken[shown] = f"{shown}: {error}"

    def _note(self, place: Place) -> None:
        for name in place.names:
            self._claim(name, place)
        if not place.names:
            self._open(place)

    def _open(self, place: Place) -> bool:
        """Load what ``place`` declares; whether that went well."""
        place.opened = True
        try:
            classes = [*place.classes()]
        except ConfigError as error:
            problem = str(error)
        except SyntaxError as error:
            problem = f"line {error.lineno}: {error.msg}"
        except Exception as error:
            problem = f"{type(error).__name__}: {error}"
        else:
            self._take(place, classes)
            return True
        module = Path(place.shown)
        for name in (*place.names, *([module.stem] if module.suffix == ".py" else [])):
            if self._places.setdefault(name, place) is place:
                self._set_aside(name, place, problem)
        self.broken[place.shown] = f"{place.shown}: {problem}"
        return False

    def _take(self, place: Place, classes: Sequence[type[Spider]]) -> None:
        names = [cls.name for cls in classes]
        for name in {*place.names} - {*names}:
            if self._places.get(name) is place:
                del self._places[name]
        for cls in classes:
            if names.count(cls.name) > 1:
                self._set_aside(cls.name, place, f"attribute 'name': {cls.name!r} is also in itself")
            elif self._claim(cls.name, place):
                self._spiders[cls.name] = cls

    def _claim(self, name: str, place: Place) -> bool:
        """Whether ``name`` is that of a portal of ``place``, and of no other; twins are set aside."""
        first = self._places.setdefault(name, place)
        if first is not place and first.root == place.root:
            for one, other in ((first, place), (place, first)):
                self._set_aside(name, one, f"attribute 'name': {name!r} is also in {other.shown}")
        return first is place and name not in self._aside

    def _set_aside(self, name: str, place: Place, problem: str) -> None:
        self._spiders.pop(name, None)
        self._aside[name] = self.broken[place.shown] = f"{place.shown}: {problem}"


def is_scheduled(portal: type[Spider]) -> bool:
    """Whether ``portal`` is one to crawl regularly: none that moved, none of the demo."""
    return issubclass(portal, PortalSpider) and portal.status != "moved" and not portal.base


def _folder(root: str) -> Path | str:
    """The folder of package ``root``, its name where it has none."""
    with suppress(ModuleNotFoundError):
        spec = find_spec(root)
        if spec and spec.submodule_search_locations:
            return Path(spec.submodule_search_locations[0]).resolve()
    return root


def _file(module: str) -> str:
    return f"{module.replace('.', os.sep)}.py"


def _names(module: Path) -> tuple[str, ...]:
    """The names of portals that the text of a module shows; none when they are made up as it runs."""
    try:
        return tuple(dict.fromkeys(match[2] for match in _NAME.finditer(module.read_text(encoding="utf-8"))))
    except (OSError, UnicodeDecodeError):
        return ()


def _classes(module: str) -> Iterable[type[Spider]]:
    return iter_spider_classes(import_module(module))


def _declared(table: Table) -> Iterable[type[Spider]]:
    return [table.portal()]
