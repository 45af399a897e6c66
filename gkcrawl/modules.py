"""Registry of plug-in modules: what the modules of a package define, so that adding a module is all it takes."""

from __future__ import annotations

import re
from importlib import import_module
from importlib.util import find_spec
from inspect import getfile, isabstract
from pathlib import Path
from pkgutil import walk_packages
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from types import ModuleType

SHIPPED_PORTALS = "gkcrawl_portals"
"""The package of the portals that a release ships (setup.py); in a checkout they are the project's own, ``spiders``."""


def is_shipped(cls: type) -> bool:
    """Whether the portal ``cls`` came with gkcrawl, and is none of the project."""
    return cls.__module__.startswith(f"{SHIPPED_PORTALS}.")


def declared_in(cls: type) -> Path:
    """The file that declares the portal ``cls``: a module, or one of tables (`gkcrawl.portals.toml`)."""
    return Path(vars(cls).get("_file") or getfile(cls))


def modules_of(package: ModuleType) -> Iterator[ModuleType]:
    """The modules of ``package`` and of the packages in it, in the order of their names."""
    found = walk_packages(package.__path__, f"{package.__name__}.")
    return (import_module(name) for _, name, is_package in found if not is_package)


def named_module(package: str, arguments: Sequence[str]) -> str:
    """The module of ``package`` that the first of a program's ``arguments`` names; the package where it names none."""
    word = next((argument for argument in arguments if not argument.startswith("-")), "")
    return f"{package}.{word}" if word.isidentifier() and find_spec(f"{package}.{word}") else package


def declared_names(package: ModuleType, ending: str) -> Iterator[tuple[str, str, str]]:
    """Module, name and ``name`` of the classes called ``…ending`` of ``package``, read off its text: none is loaded."""
    declared = re.compile(rf'^class ([A-Z]\w*{ending})\(.*?^    name = "(\w+)"', re.MULTILINE | re.DOTALL)
    for _, module, is_package in walk_packages(package.__path__, f"{package.__name__}."):
        spec = find_spec(module)
        if not is_package and spec and spec.origin:
            for cls, name in declared.findall(Path(spec.origin).read_text(encoding="utf-8")):
                yield module, cls, name


def classes_of(package: ModuleType, base: type) -> Iterator[type[Any]]:
    """The concrete subclasses of ``base`` that the modules of ``package`` define; ``_Private`` ones are not meant."""
    for module in modules_of(package):
        defined = [cls for cls in vars(module).values() if isinstance(cls, type) and cls.__module__ == module.__name__]
        yield from (cls for cls in defined if issubclass(cls, base) and cls.__name__[0] != "_" and not isabstract(cls))
