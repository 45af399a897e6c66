"""The ``gkcrawl`` command: works on the corpus that ``scrapy crawl`` fetched."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from typing import Any

import click

from gkcrawl import __version__, cli
from gkcrawl.cli.shared.options import Failure, Misconfigured
from gkcrawl.errors import ConfigError, GkcrawlError
from gkcrawl.terminal import is_plain, output_guard

_MODULES = {
    module.name.removesuffix("_"): module.name
    for module in iter_modules(cli.__path__)
    if not module.ispkg and module.name != "main"
}
VERBS = tuple(sorted(_MODULES))
"""Each module beside this one is a verb: a click command that has the module's name, ``import_`` for a Python word."""


class Verbs(click.Group):
    """Loads a verb when it is asked for, and shows our errors as one line."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names of all verbs."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The verb ``cmd_name``, None when there is no such verb."""
        if cmd_name not in VERBS:
            return None
        name = _MODULES[cmd_name]
        command = getattr(import_module(f"{cli.__name__}.{name}"), name)
        assert isinstance(command, click.Command)
        return command

    def main(self, *args: Any, **options: Any) -> Any:
        """Run the program; what it cannot write ends it in good order."""
        with output_guard():
            return super().main(*args, **options)

    def invoke(self, ctx: click.Context) -> object:
        """Run the verb; a configuration error exits with 2, any other error of ours with 1."""
        if is_plain():
            ctx.color = False
        try:
            return super().invoke(ctx)
        except ConfigError as error:
            raise Misconfigured(str(error)) from error
        except GkcrawlError as error:
            raise Failure(str(error)) from error


@click.group(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="gkcrawl")
def main() -> None:
    """Work on the corpus: look into it, export it, read single pages.

    Portals are crawled with scrapy (scrapy list, scrapy crawl NAME); what they fetched is stored in
    one SQLite database, which the verbs below read.

    \b
    Examples:
      gkcrawl demo                               crawl three made-up portals, end to end
      gkcrawl stats                              what the corpus holds, portal by portal
      gkcrawl search 年报 水务                   which documents hold these words
      gkcrawl export -o corpus.jsonl             all documents, one JSON object a line
      gkcrawl parse document page.html           read one saved page

    Exit status: 0 all done, 1 something could not be done, 2 wrong usage or configuration.
    """
