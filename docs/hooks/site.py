"""Hooks of mkdocs: pages beside ``docs/`` become part of the site, and links to source files lead to copies there."""

from __future__ import annotations

import os
import re
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
PAGES = {
    "README.md": "index.md",
    "README.zh-CN.md": "index.zh-CN.md",
    "CONTRIBUTING.md": "contributing.md",
    "CHANGELOG.md": "changelog.md",
    "gkcrawl/data/README.md": "data.md",
}
"""Pages outside of ``docs/``: path in the repository → place in the site."""
_FENCED = re.compile(r"(^```.*?^```$)", re.DOTALL | re.MULTILINE)
_LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)(#[^)\s]*)?\)")


def place_of(path: str) -> str:
    """Where a file of the repository is in the site: a page, or the copy of a source file as text."""
    if path in PAGES:
        return PAGES[path]
    return path.removeprefix("docs/") if path.startswith("docs/") else f"source/{path}.txt"


def path_of(place: str) -> str:
    """The path in the repository of the page at ``place`` of the site."""
    return next((path for path, there in PAGES.items() if there == place), f"docs/{place}")


def moved(markdown: str, path: str) -> str:
    """The text of the page ``path`` of the repository with its links as they are in the site."""
    folder = PurePosixPath(path).parent
    start = PurePosixPath(place_of(path)).parent

    def link(found: re.Match[str]) -> str:
        target = os.path.normpath(folder / found[1]).replace(os.sep, "/")
        return f"]({os.path.relpath(place_of(target), start).replace(os.sep, '/')}{found[2] or ''})"

    parts = _FENCED.split(markdown)
    return "".join(part if number % 2 else _LINK.sub(link, part) for number, part in enumerate(parts))


def linked(markdown: str, path: str) -> Iterator[str]:
    """The files of the repository that the page ``path`` links to."""
    for found in _LINK.finditer(_FENCED.sub("", markdown)):
        yield os.path.normpath(PurePosixPath(path).parent / found[1]).replace(os.sep, "/")


def on_files(files: Any, config: Any) -> Any:
    """Add the pages beside ``docs/``, and the source files that pages link to."""
    from mkdocs.structure.files import File

    for path, place in PAGES.items():
        files.append(File.generated(config, place, content=(ROOT / path).read_text(encoding="utf-8")))
    wanted = {
        target for file in files.documentation_pages() for target in linked(file.content_string, path_of(file.src_uri))
    }
    for target in sorted(wanted):
        place = place_of(target)
        if not place.endswith(".md") and not files.get_file_from_path(place) and (ROOT / target).is_file():
            files.append(File.generated(config, place, content=(ROOT / target).read_bytes()))
    return files


def on_page_markdown(markdown: str, page: Any, config: Any, files: Any) -> str:
    """Links as they are in the site."""
    return moved(markdown, path_of(page.file.src_uri))
