"""Each of our Scrapy commands explains itself, and docs/scrapy-commands.md and the READMEs say what they say."""

from __future__ import annotations

import argparse
import re
import textwrap
from importlib import import_module
from inspect import signature
from pathlib import Path
from pkgutil import iter_modules

import pytest
from scrapy.commands import BaseRunSpiderCommand, ScrapyCommand
from scrapy.settings import Settings

import gkcrawl.scrapy_commands
from gkcrawl.portals import PortalSpider
from gkcrawl.scrapy_commands.verb import Verb
from tests.generated import hold

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "scrapy-commands.md"
HEAD = """# Commands of scrapy

What `scrapy <command> -h` prints of the commands that are ours, or that we changed. Scrapy's own options
(`-a NAME=VALUE`, `-s NAME=VALUE`, `-L LEVEL`, `--logfile FILE` …) are left out; [commands.md](commands.md) has the
commands of `gkcrawl`.
"""
WIDTH = 79


class Bare(BaseRunSpiderCommand):
    """Has the options that are Scrapy's."""

    def short_desc(self) -> str:
        return ""

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Nothing."""


def commands() -> dict[str, ScrapyCommand]:
    modules = (
        import_module(f"gkcrawl.scrapy_commands.{found.name}")
        for found in iter_modules(gkcrawl.scrapy_commands.__path__)
    )
    return {module.__name__.rpartition(".")[2]: module.Command() for module in modules if hasattr(module, "Command")}


def options(command: ScrapyCommand) -> dict[str, str]:
    """What each option is called, with what it takes, and what it does."""
    parser = argparse.ArgumentParser()
    command.settings = Settings()
    command.add_options(parser)
    found = {}
    for action in parser._actions:
        takes = action.metavar or ("" if action.nargs == 0 else action.dest.upper())
        name = ", ".join(f"{flag} {takes}".rstrip() for flag in action.option_strings)
        choices = f" ({', '.join(action.choices)})" if action.choices else ""
        found[name] = (action.help or "") + choices
    return found


def section(name: str, command: ScrapyCommand) -> str:
    lines = [f"Usage: scrapy {name} {command.syntax()}", ""]
    for paragraph in command.long_desc().split("\n\n"):
        lines += [*textwrap.wrap(paragraph, WIDTH, initial_indent="  ", subsequent_indent="  "), ""]
    for option, help in options(command).items():
        if option not in options(Bare()):
            lines += [f"  {option}", *textwrap.wrap(help, WIDTH, initial_indent=" " * 8, subsequent_indent=" " * 8)]
    return f"## scrapy {name}\n\n```text\n" + "\n".join(lines).rstrip() + "\n```\n"


def test_the_page_is_what_help_prints() -> None:
    text = "\n".join([HEAD, *(section(name, command) for name, command in commands().items())])
    hold(PAGE, text)


@pytest.mark.parametrize("name", commands())
def test_every_command_says_what_it_does_and_how_it_ends(name: str) -> None:
    command = commands()[name]
    assert isinstance(command, Verb)
    assert 10 < len(command.short_desc()) < 100 and "Exit status" in command.long_desc()
    assert "\n" not in command.short_desc() and command.syntax().startswith("[options]")


@pytest.mark.parametrize("page", ["README.md", "README.zh-CN.md"])
def test_readme_names_every_command(page: str) -> None:
    named = re.findall(r"^\| `scrapy (\w+)", (ROOT / page).read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(named) == sorted(commands())


@pytest.mark.parametrize("name", ["crawl", "crawlall"])
def test_every_argument_of_a_portal_is_named(name: str) -> None:
    taken = [one.name for one in signature(PortalSpider.__init__).parameters.values() if one.kind is one.KEYWORD_ONLY]
    assert [*dict.fromkeys(re.findall(r"-a (\w+)=", commands()[name].long_desc()))] == taken


class Crawling(Verb):
    def work(self, args: list[str], opts: argparse.Namespace) -> None:
        """Nothing."""


@pytest.mark.parametrize(("enabled", "left_out"), [("0", True), ("1", False)])
def test_the_remote_control_is_not_imported_where_it_is_off(enabled: str, *, left_out: bool) -> None:
    verb = Crawling()
    verb.settings = Settings({"EXTENSIONS": {"ours": 1}, "REMOTE_CONTROL_ENABLED": enabled})
    verb.leave_out_unused()
    extensions = verb.settings.get_component_priority_dict_with_base("EXTENSIONS")
    assert extensions["ours"] == 1
    assert (extensions["scrapy.extensions.remote_control.RemoteControl"] is None) is left_out
