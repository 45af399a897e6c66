"""Help of Scrapy commands from their docstrings: first line for ``scrapy``, the whole for ``scrapy <verb> -h``."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, ClassVar

from scrapy.settings import SETTINGS_PRIORITIES

from gkcrawl.config import user_agent

if TYPE_CHECKING:
    import argparse

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

    @staticmethod
    def add_db(parser: argparse.ArgumentParser) -> None:
        """Add the option ``--db``, which `take_db` reads."""
        help = "the corpus database; its archive lies beside it unless GKCRAWL_ARCHIVE is set"
        parser.add_argument("--db", metavar="FILE", help=help)

    def take_db(self, opts: argparse.Namespace) -> None:
        """Turn ``--db`` into its setting, and name the contact that was given with -s."""
        assert self.settings is not None
        if opts.db:
            self.set("GKCRAWL_DB", opts.db, "cmdline")
        if self.settings.getpriority("GKCRAWL_CONTACT") == SETTINGS_PRIORITIES["cmdline"]:
            self.set("USER_AGENT", user_agent(self.settings["GKCRAWL_CONTACT"]))
