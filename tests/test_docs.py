"""The documentation says what the program does.

``GKCRAWL_UPDATE_DOCS=1 python -m pytest tests/test_docs.py`` rewrites docs/commands.md from ``--help``.
"""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

import click
import pytest
from click.testing import CliRunner

from gkcrawl.cli.main import main
from gkcrawl.extract.document import extract_document
from gkcrawl.extract.quality import FLAGS

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[1]
COMMANDS = ROOT / "docs" / "commands.md"
PAGES = (
    "README.md",
    "README.zh-CN.md",
    "CHANGELOG.md",
    *(f"docs/{path.name}" for path in (ROOT / "docs").glob("*.md")),
)
HEAD = """# Commands of gkcrawl

What `--help` prints, command by command. `scrapy crawl -h` explains crawling.
"""


def verbs(command: click.Command, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    yield path
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            verb = command.get_command(context, name)
            assert verb is not None
            yield from verbs(verb, (*path, name))


def rendered() -> str:
    sections = []
    for path in verbs(main):
        result = CliRunner(env={"COLUMNS": "80", "GKCRAWL_DB": None}).invoke(
            main, [*path, "--help"], prog_name="gkcrawl"
        )
        assert result.exit_code == 0, path
        sections.append(f"## {' '.join(('gkcrawl', *path))}\n\n```text\n{result.output.rstrip()}\n```\n")
    return "\n".join([HEAD, *sections])


def blocks(page: str) -> list[str]:
    return re.findall(r"^```\w+\n(.*?)^```", (ROOT / page).read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)


def test_commands_page_is_what_help_prints() -> None:
    if os.environ.get("GKCRAWL_UPDATE_DOCS"):
        COMMANDS.write_text(rendered(), encoding="utf-8")
    # Versions of click break lines differently.
    assert COMMANDS.read_text(encoding="utf-8").split() == rendered().split(), "GKCRAWL_UPDATE_DOCS=1 rewrites it"


def test_both_readmes_show_the_same_commands() -> None:
    assert blocks("README.md") == blocks("README.zh-CN.md") != []


@pytest.mark.parametrize("page", ["README.md", "README.zh-CN.md"])
def test_readme_names_every_verb_and_no_other(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    named = set(re.findall(r"gkcrawl ([a-z]+)\b(?! to)", " ".join(re.findall(r"`[^`\n]+`", text))))
    assert named == set(main.list_commands(click.Context(main)))


def test_make_targets_named_in_the_readme_exist() -> None:
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    for target in re.findall(r"^make (\w+)", "\n".join(blocks("README.md")), re.MULTILINE):
        assert target in targets


def test_the_portal_shown_is_the_portal_shipped() -> None:
    shown = next(block for block in blocks("README.md") if block.startswith("class "))
    assert shown in (ROOT / "spiders" / "jiangsu" / "jiangsu_drc.py").read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_somewhere(page: str) -> None:
    path = ROOT / page
    for target in re.findall(r"\]\(([^)#\s]+)", path.read_text(encoding="utf-8")):
        assert target.startswith("http") or (path.parent / target).exists(), target


def test_the_page_in_the_readme_gives_the_document_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    html = re.search(r"```html\n(.*?)\n```", readme, re.S)
    shown = re.search(r"```json\n(.*?)\n```", readme, re.S)
    address = re.search(r"parse document page.html --url (\S+)`", readme)
    assert html and shown and address
    document = extract_document(html[1].encode(), address[1]).to_dict()
    expected = json.loads(shown[1])
    assert {key: document[key] for key in expected} | {"attachments": [], "provenance": {}} == expected | {
        "attachments": [],
        "provenance": {},
    }
    assert [item["url"] for item in document["attachments"]] == [item["url"] for item in expected["attachments"]]
    assert expected["provenance"].items() <= document["provenance"].items()


def test_every_quality_flag_is_explained() -> None:
    page = (ROOT / "docs" / "schema.md").read_text(encoding="utf-8")
    assert [
        f"| `{flag}` | {meaning} |" for flag, meaning in FLAGS.items() if f"| `{flag}` | {meaning} |" not in page
    ] == []
