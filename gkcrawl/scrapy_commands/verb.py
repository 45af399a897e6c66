"""Help of Scrapy commands from their docstrings: first line for ``scrapy``, the whole for ``scrapy <verb> -h``."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from scrapy.settings import Settings


class Verb:
    """Stands before Scrapy's class among the bases of a command; ``arguments`` follow the options in its usage."""

    arguments: ClassVar[str] = ""
    settings: Settings | None

    def short_desc(self) -> str:
        """The line in ``scrapy`` without arguments."""
        return self.long_desc().partition("\n")[0].rstrip(".")

    def long_desc(self) -> str:
        """The text of ``scrapy <verb> -h``."""
        return inspect.cleandoc(type(self).__doc__ or "")

    def syntax(self) -> str:
        """What follows the command's name."""
        return f"[options] {self.arguments}".rstrip()

    def set(self, name: str, value: object, priority: str = "project") -> None:
        """Set one of Scrapy's settings for this run."""
        assert self.settings is not None, "scrapy gives a command its settings before its options"
        self.settings.set(name, value, priority=priority)
