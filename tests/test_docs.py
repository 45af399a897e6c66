"""The documentation says what the program does."""

from __future__ import annotations

import ast
import json
import re
import runpy
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import pytest
from click.testing import CliRunner

from gkcrawl.cli.main import main
from gkcrawl.extract.document import extract_document
from gkcrawl.extract.quality import FLAGS
from gkcrawl.portals.detect import FAMILIES, KNOWN
from tests.generated import GENERATORS, hold

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[1]
COMMANDS = ROOT / "docs" / "commands.md"
PAGES = (
    "README.md",
    "README.zh-CN.md",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "CONTRIBUTING.md",
    *(path.relative_to(ROOT).as_posix() for path in (ROOT / "docs").rglob("*.md")),
)
SOURCES = ("gkcrawl", "spiders", "tests", "bench", "docs")
HEAD = """# Commands of gkcrawl

What `--help` prints, command by command. [scrapy-commands.md](scrapy-commands.md) has crawling.
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
        result = CliRunner(env={"COLUMNS": "80"}).invoke(main, [*path, "--help"], prog_name="gkcrawl")
        assert result.exit_code == 0, path
        sections.append(f"## {' '.join(('gkcrawl', *path))}\n\n```text\n{result.output.rstrip()}\n```\n")
    return "\n".join([HEAD, *sections])


def packages() -> list[str]:
    """Rows of a table: each package, and what its docstring says lives there."""
    below = (path.parent for path in (ROOT / "gkcrawl").rglob("__init__.py"))
    folders = [*sorted(folder for folder in below if folder != ROOT / "gkcrawl"), ROOT / "spiders"]
    rows = []
    for folder in folders:
        text = ast.get_docstring(ast.parse((folder / "__init__.py").read_bytes())) or ""
        said = " ".join(text.split()).replace("``", "`")
        rows.append(f"| `{folder.relative_to(ROOT).as_posix()}/` | {said} |")
    return rows


def test_the_table_of_packages_is_what_they_say_of_themselves() -> None:
    lines = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if re.match(r"\| `(?:gkcrawl|spiders)/", line)] == packages()


@pytest.mark.parametrize("path", re.findall(r"`([a-z_]+/[a-z_/.]*)`", (ROOT / "docs" / "architecture.md").read_text()))
def test_paths_of_the_architecture_are_there(path: str) -> None:
    assert any((root / path).exists() for root in (ROOT, ROOT / "gkcrawl")), path


def blocks(page: str) -> list[str]:
    return re.findall(r"^```\w+\n(.*?)^```", (ROOT / page).read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)


def test_commands_page_is_what_help_prints() -> None:
    hold(COMMANDS, rendered())


def test_both_readmes_show_the_same_commands() -> None:
    assert blocks("README.md") == blocks("README.zh-CN.md") != []


def test_both_readmes_have_the_same_sections_tables_and_links() -> None:
    """In their order; a link to the other language and the pictures are each one's own."""

    def skeleton(page: str) -> list[str]:
        prose = re.sub(r"^```.*?^```", "", (ROOT / page).read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE)
        prose = re.sub(r"\.(?:en|zh)\.webp", ".webp", prose)
        found = re.findall(r"^(#+) |^\| (`[^`]+`) \||\]\(([^)]+)\)", prose, re.MULTILINE)
        return [next(filter(None, groups)) for groups in found if not groups[2].startswith("README")]

    assert skeleton("README.md") == skeleton("README.zh-CN.md")


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
    prose = re.sub(r"^```.*?^```", "", path.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE)
    for target in re.findall(r"\]\(([^)#\s]+)", prose):
        assert target.startswith("http") or (path.parent / target).exists(), target


SITE: Any = runpy.run_path(str(ROOT / "docs" / "hooks" / "site.py"))


def test_every_page_is_in_the_menu_of_the_site() -> None:
    menu = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    places = {SITE["place_of"](page) for page in {*PAGES, *SITE["PAGES"]}}
    assert sorted(re.findall(r"- (?:[^:\n]+: )?(\S+\.md)$", menu, re.MULTILINE)) == sorted(places)


def test_links_of_the_site_lead_to_its_pages_and_to_copies_of_source_files() -> None:
    moved = SITE["moved"]
    text = "[a](docs/api.md#errors) [b](gkcrawl/identity.py) [c](https://a.b/c.md) [d](#here)\n```md\n[e](docs/api.md)\n```\n"
    assert moved(text, "README.md") == text.replace("(docs/api.md#", "(api.md#").replace(
        "(gkcrawl/identity.py)", "(source/gkcrawl/identity.py.txt)"
    )
    assert moved("[a](../../README.zh-CN.md) [b](../api.md)", "docs/decisions/README.md") == (
        "[a](../index.zh-CN.md) [b](../api.md)"
    )


def test_the_page_shown_gives_the_document_shown() -> None:
    example = (ROOT / "docs" / "example.md").read_text(encoding="utf-8")
    html = re.search(r"```html\n(.*?)\n```", example, re.S)
    address = re.search(r"parse document page.html --url (\S+)`", example)
    assert html and address
    document = extract_document(html[1].encode(), address[1]).to_dict()
    for page in ("docs/example.md", "README.md"):
        shown = re.search(r"```json\n(.*?)\n```", (ROOT / page).read_text(encoding="utf-8"), re.S)
        assert shown
        expected = json.loads(shown[1])
        assert expected.pop("provenance").items() <= document["provenance"].items()
        for given, read in zip(expected.pop("attachments", []), document["attachments"], strict=False):
            assert given.items() <= read.items()
        assert {key: document[key] for key in expected} == expected


def test_every_quality_flag_is_explained() -> None:
    page = (ROOT / "docs" / "schema.md").read_text(encoding="utf-8")
    assert [
        f"| `{flag}` | {meaning} |" for flag, meaning in FLAGS.items() if f"| `{flag}` | {meaning} |" not in page
    ] == []


def anchors(page: Path) -> set[str]:
    """The anchors of a page's headings, as GitHub and most renderers make them."""
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def sources() -> Iterator[tuple[Path, str]]:
    """Every text file of the project, white space made single."""
    paths = [path for folder in SOURCES for path in (ROOT / folder).rglob("*")]
    for path in [*paths, *ROOT.glob("*.md")]:
        if path.suffix in (".py", ".md", ".csv", ".json", ".txt"):
            yield path, " ".join(path.read_text(encoding="utf-8").split())


def test_anchors_lead_to_headings() -> None:
    dead = [
        f"{path.relative_to(ROOT)}: {page}#{anchor}"
        for path, text in sources()
        if path.name not in ("CONTRIBUTING.md", "add-a-family.md")  # whose examples link to sections that they add
        for page, anchor in re.findall(r"(?:docs/|\]\()([\w-]+\.md)?#([\w-]+)", text)
        if page or path.suffix == ".md"
        if anchor not in anchors(ROOT / "docs" / page if page else path)
    ]
    assert dead == []


def test_families_are_described_in_the_order_in_which_they_are_asked() -> None:
    page = ROOT / "docs" / "families.md"
    table = re.findall(r"^\| \[(\w+)\]\(#\1\) \|", page.read_text(encoding="utf-8"), re.MULTILINE)
    assert table == [family.name for family in FAMILIES]
    assert {family.name for family in KNOWN} <= anchors(page)


def test_columns_shown_as_examples_are_declared() -> None:
    page = ROOT / "docs" / "families.md"
    shown = re.findall(
        r"\*\*Example\*\*: \[`(\w+)`\]\(([^)]+)\)(?:,\s+`(http[^`]+)`)?", page.read_text(encoding="utf-8")
    )
    assert len(shown) > len(FAMILIES)
    for name, target, url in shown:
        portal = (page.parent / target).read_text(encoding="utf-8")
        assert f'"{name}"' in portal and url in portal, name


def test_nothing_refers_to_a_text_that_is_not_in_the_repository() -> None:
    outside = re.compile(
        r"guide [A-Z]{4,}|\b(?:PORTALS|REPORTS|TABLES|SCHEMA|SCRAPY|STYLE)(?:\.md| ?§| F\d)|field guide"
    )
    found = {path.relative_to(ROOT): outside.findall(text) for path, text in sources() if path != Path(__file__)}
    assert {path: words for path, words in found.items() if words} == {}


def test_what_is_made_from_the_program_is_listed() -> None:
    using = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "tests").rglob("test_*.py")
        if " hold(" in path.read_text()
    }
    assert set(GENERATORS) == using
    assert all((ROOT / page).exists() for page in GENERATORS.values())
