"""Spider loader: a portal that is broken is reported, the others load."""

from __future__ import annotations

import pkgutil
from contextlib import suppress
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from scrapy.spiderloader import SpiderLoader

from gkcrawl.errors import ConfigError
from gkcrawl.portals.walking.spider import PortalSpider

if TYPE_CHECKING:
    from scrapy import Spider
    from scrapy.settings import BaseSettings


class PortalLoader(SpiderLoader):
    """Finds the portals below ``SPIDER_MODULES``; of two packages that have a portal of one name, the first wins.

    ``broken`` maps the dotted name of each module that could not be used to what is wrong with it.
    """

    def __init__(self, settings: BaseSettings) -> None:
        self.broken: dict[str, str] = {}
        super().__init__(settings)

    def problem(self, name: str) -> str | None:
        """What is wrong with the module that portal ``name`` should be in, going by its file name."""
        return next((text for module, text in self.broken.items() if module.rpartition(".")[2] == name), None)

    def _load_all_spiders(self) -> None:
        seen: set[Path | str] = set()
        for root in self.spider_modules:
            if (place := _place(root)) not in seen:
                seen.add(place)
                self._load_root(root)

    def _load_root(self, root: str) -> None:
        """Add the portals of ``root`` whose names no earlier package claims, with a portal or with a broken module."""
        claimed = {*self._found, *(module.rpartition(".")[2] for module in self.broken)}
        earlier = self._spiders
        self._spiders = {}
        self._load_below(root)
        self._set_twins_aside(root)
        added = {name: portal for name, portal in self._spiders.items() if name not in claimed}
        self._spiders = {**earlier, **added}

    def _load_below(self, name: str) -> None:
        try:
            module = import_module(name)
        except ConfigError as error:
            self.broken[name] = f"{_file(name)}: {error}"
        except SyntaxError as error:
            self.broken[name] = f"{_file(name)}: line {error.lineno}: {error.msg}"
        except Exception as error:
            self.broken[name] = f"{_file(name)}: {type(error).__name__}: {error}"
        else:
            self._load_spiders(module)
            for info in pkgutil.iter_modules(getattr(module, "__path__", ())):
                self._load_below(f"{name}.{info.name}")

    def _set_twins_aside(self, root: str) -> None:
        for name, places in self._found.items():
            modules = [module for module, _ in places if f"{module}.".startswith(f"{root}.")]
            if len(modules) > 1:
                del self._spiders[name]
                for module in modules:
                    others = ", ".join(_file(other) for other in modules if other != module) or "itself"
                    self.broken[module] = f"{_file(module)}: attribute 'name': {name!r} is also in {others}"


def is_scheduled(portal: type[Spider]) -> bool:
    """Whether ``portal`` is one to crawl regularly: none that moved, none of the demo."""
    return issubclass(portal, PortalSpider) and portal.status != "moved" and not portal.base


def _place(root: str) -> Path | str:
    """The folder of package ``root``, its name where it has none."""
    with suppress(ModuleNotFoundError):
        spec = find_spec(root)
        if spec and spec.submodule_search_locations:
            return Path(spec.submodule_search_locations[0]).resolve()
    return root


def _file(module: str) -> str:
    return str(Path(*module.split(".")).with_suffix(".py"))
