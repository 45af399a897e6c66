"""The ``gkcrawl`` command: works on the corpus that ``scrapy crawl`` fetched."""

from __future__ import annotations

from importlib import import_module

import click

from gkcrawl import __version__
from gkcrawl.cli.common import Failure, Misconfigured
from gkcrawl.errors import ConfigError, GkcrawlError

VERBS = {
    "audit": "gkcrawl.cli.audit:audit",
    "dedup": "gkcrawl.cli.dedup:dedup",
    "demo": "gkcrawl.cli.demo:demo",
    "diff": "gkcrawl.cli.diff:diff",
    "export": "gkcrawl.cli.export:export",
    "failures": "gkcrawl.cli.failures:failures",
    "parse": "gkcrawl.cli.parse:parse",
    "reextract": "gkcrawl.cli.reextract:reextract",
    "schema": "gkcrawl.cli.schema:schema",
    "search": "gkcrawl.cli.search:search",
    "show": "gkcrawl.cli.show:show",
    "stats": "gkcrawl.cli.stats:stats",
    "status": "gkcrawl.cli.status:status",
    "verify": "gkcrawl.cli.verify:verify",
}


class Verbs(click.Group):
    """Loads a verb when it is asked for, and shows our errors as one line."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names of all verbs."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The verb ``cmd_name``, None when there is no such verb."""
        if cmd_name not in VERBS:
            return None
        module, _, name = VERBS[cmd_name].partition(":")
        command = getattr(import_module(module), name)
        assert isinstance(command, click.Command)
        return command

    def invoke(self, ctx: click.Context) -> object:
        """Run the verb; a configuration error exits with 2, any other error of ours with 1."""
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
