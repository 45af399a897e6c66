"""What our Scrapy commands share: help from their docstrings, wrong usage, output that cannot be written."""

from __future__ import annotations

import inspect
from abc import abstractmethod
from typing import TYPE_CHECKING, ClassVar, get_args

from scrapy.exceptions import UsageError
from scrapy.settings import SETTINGS_PRIORITIES

from gkcrawl.config import user_agent
from gkcrawl.document import Kind
from gkcrawl.portals.walking.declaration import Status
from gkcrawl.terminal import output_guard

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Sequence

    from scrapy.settings import Settings

    from gkcrawl.portals.walking.spider import PortalSpider


class Verb:
    """Stands before Scrapy's class among the bases of a command; ``arguments`` follow the options in its usage."""

    arguments: ClassVar[str] = ""
    settings: Settings | None

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Called by Scrapy, which passes on options that it does not know; raises `UsageError` for those."""
        if unknown := next((argument for argument in args if argument.startswith("-")), None):
            raise UsageError(f"no such option: {unknown}")
        if args and not self.arguments:
            raise UsageError(f"this command takes no argument: {args[0]}")
        with output_guard():
            self.work(args, opts)

    @abstractmethod
    def work(self, args: list[str], opts: argparse.Namespace) -> None:
        """Do what the command is for; ``exitcode`` says how it went."""

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
    def add_choice(parser: argparse.ArgumentParser) -> None:
        """Add the options that `chosen` goes by."""
        parser.add_argument("--region", metavar="CODE", help="only portals whose region begins with CODE, e.g. 32")
        parser.add_argument("--kind", choices=get_args(Kind), help="only portals with a column of this kind")
        parser.add_argument("--status", choices=get_args(Status), help="only portals of this status")
        parser.add_argument("--family", metavar="NAME", help="only portals of this CMS family, e.g. trs")

    @staticmethod
    def choice(opts: argparse.Namespace) -> str:
        """The options of `add_choice` that were given, as they were."""
        given = ((name, getattr(opts, name)) for name in ("region", "kind", "status", "family"))
        return " ".join(f"--{name} {value}" for name, value in given if value)

    @staticmethod
    def chosen(portals: Iterable[type[PortalSpider]], opts: argparse.Namespace) -> Sequence[type[PortalSpider]]:
        """Those ``portals`` that the options of `add_choice` leave."""
        return [
            portal
            for portal in portals
            if portal.region.startswith(opts.region or "")
            and (opts.kind is None or opts.kind in (column.kind for column in portal.columns))
            and opts.status in (None, portal.status)
            and (opts.family is None or opts.family == portal.family.name)
        ]

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

    def leave_out(self, *extensions: str) -> None:
        """Have none of these of Scrapy's ``extensions``, named by their paths."""
        assert self.settings is not None
        self.set("EXTENSIONS", {**self.settings.getdict("EXTENSIONS"), **dict.fromkeys(extensions)})

    def leave_out_unused(self) -> None:
        """Leave out Scrapy's remote control where it is off: only to hear so takes a tenth of a second of imports."""
        assert self.settings is not None
        if not self.settings.getbool("REMOTE_CONTROL_ENABLED"):
            self.leave_out("scrapy.extensions.remote_control.RemoteControl")
