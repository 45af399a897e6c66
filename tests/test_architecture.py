"""Architecture rules: direction of imports, size of modules, portals that hold facts only."""

from __future__ import annotations

import ast
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
MODULES = sorted(path for folder in ("gkcrawl", "spiders") for path in (ROOT / folder).rglob("*.py") if path.is_file())

# Room → what it may import of our own, besides itself and what everybody may.
ALLOWED = {
    "extract": set(),
    "files": {"extract"},
    "statistics": {"extract"},
    "archive": set(),
    "dedup": set(),
    "store": {"dedup"},
    "corpus": {"store", "dedup", "statistics", "archive", "extract"},
    "coverage": {"store", "dedup", "extract"},
    "export": set(),
    "browse": {"audit", "corpus", "coverage", "statistics", "store", "export", "archive", "dedup"},
    "publish": {"store", "corpus", "coverage", "statistics", "export", "dedup"},
    "audit": {"extract"},
    # Scripts that make its tables, run by hand.
    "data": {"extract"},
    "portals": {"extract"},
    "crawl": {"portals", "files", "extract", "archive", "store"},
    "settings": {"archive"},
    "spiders": {"portals"},
    "demo": {"extract", "files", "statistics", "portals", "store", "export", "archive", "crawl"},
    "scrapy_commands": {"portals", "crawl", "archive", "store", "extract", "export", "settings"},
    "__main__": {"cli"},
    # The front of the house: what it gives is imported when asked for.
    "": {"api", "corpus", "extract", "portals"},
    "api": {"extract", "archive", "store", "corpus", "statistics"},
    "cli": {
        "portals",
        "files",
        "statistics",
        "extract",
        "archive",
        "store",
        "corpus",
        "coverage",
        "export",
        "browse",
        "publish",
        "demo",
        "jsonschema",
        "crawl",
        "audit",
    },
}
# Within a room, from the bottom up: packages and modules may import those before them, and their own.
LAYERS = {
    "extract": (
        *("hints", "trust", "page", "fields", "titles", "body", "copies", "agency"),
        *("quality", "values", "lines_above", "seen", "metadata", "statements", "document", "plain", "parts"),
    ),
    "portals": (
        *("column", "scripts", "rows", "paging", "pagers", "multipage", "lists", "families", "detect"),
        *("answers", "walking", "bases", "toml", "discovery", "inspection", "drafts"),
    ),
    "files": (
        *(
            "reading",
            "unzip",
            "formats",
            "repairs",
            "layers",
            "layout",
            "pdf",
            "ofd",
            "word",
            "rtf",
            "sheets",
            "markup",
            "plain",
            "xml_documents",
            "packed",
            "pictures",
            "ocr",
        ),
        *("official", "read"),
    ),
    "statistics": ("model", "keys", "printed", "crosswalk", "source", "forms", "sentences", "checks", "years", "read"),
    "store": (
        *("schema", "database", "connection", "rows", "lock", "queries", "parts", "history"),
        *("state", "files", "known", "documents", "runs", "imports", "store", "group_commit", "writer", "warc_files"),
    ),
    "coverage": ("deadlines", "agencies", "crawls", "reports", "known", "table", "kept", "regions"),
    "browse": (
        *("words", "asked", "links", "printable", "passages", "sanitising", "citation", "facts", "plots", "pages"),
        *("feed", "listing", "rendering", "readers", "static_site", "plugin", "server"),
    ),
    "publish": (
        *("edition", "columns", "shards", "contacts", "source", "as_of", "documents", "attached", "figures", "tables"),
        *("tally", "release", "descriptions", "snapshot"),
    ),
    "crawl": (
        *("garbage", "https", "policy", "resolver", "readers", "files", "memory", "held_back", "triage", "retry"),
        *("outcome", "replay"),
        *("run", "run_log", "progress", "middlewares", "pipeline", "loader"),
    ),
    "demo": (
        *(
            "words",
            "corpus",
            "form",
            "reports",
            "file_writers",
            "files",
            "body",
            "boxes",
            "report",
            "annexes",
            "pages",
            "portal",
        ),
        *("portals", "roster", "sites", "weather", "server", "check"),
    ),
}
MOST_MODULES = 16
"""As many names fit one look; the verbs in ``cli`` are a list of their own."""
FOR_ALL = {
    "about",
    "config",
    "document",
    "contract",
    "errors",
    "identity",
    "disk",
    "data",
    "characters",
    "modules",
    "numerals",
    "terminal",
    "",
}
# Third-party packages that a room keeps away from; standard library modules too.
FORBIDDEN = {
    "extract": {"scrapy", "twisted", "sqlite3", "sqlite_utils", "warcio"},
    "files": {"scrapy", "twisted", "sqlite3", "sqlite_utils", "warcio"},
    "statistics": {"scrapy", "twisted", "sqlite3", "sqlite_utils", "warcio", "lxml"},
    "dedup": {"scrapy", "twisted", "sqlite3", "sqlite_utils", "lxml"},
    "store": {"scrapy", "twisted", "lxml"},
    "corpus": {"scrapy", "twisted", "lxml"},
    "coverage": {"scrapy", "twisted", "lxml"},
    "export": {"scrapy", "twisted", "lxml"},
    "publish": {"scrapy", "twisted", "lxml"},
    "archive": {"sqlite3", "sqlite_utils", "lxml"},
}


# Modules without a test of their own name → the test that shows what they do. Those of ``demo/`` are shown together, by
# what is crawled of them (tests/demo/test_families.py, test_walks.py).
TESTED_IN = {
    "data/generate_area_codes": "extract/agency/test_divisions.py",
    "data/generate_divisions": "extract/agency/test_divisions.py",
    "__main__": "cli/test_main.py",
    "cli/shared/options": "cli/test_export.py",
    "cli/shared/upkeep": "cli/test_search.py",
    # What stands between Scrapy and a run shows in crawls only.
    "crawl/middlewares/capture": "scrapy_commands/test_crawl.py",
    "crawl/pipeline": "crawl/test_run.py",
    "crawl/replay": "scrapy_commands/test_crawl.py",
    "crawl/retry": "portals/walking/test_documents.py",
    "scrapy_commands/exploring": "scrapy_commands/test_genportal.py",
    "scrapy_commands/fixture": "scrapy_commands/test_genportal.py",
    "scrapy_commands/portal_table": "scrapy_commands/test_list.py",
    "browse/asked": "browse/test_rendering.py",
    "publish/edition": "publish/test_snapshot.py",
    "publish/release": "publish/descriptions/test_card.py",
    "statistics/model": "statistics/test_read.py",
    "statistics/forms/tables": "statistics/forms/test_read.py",
    "scrapy_commands/record": "scrapy_commands/test_genportal.py",
}


def room_of(path: Path) -> str:
    """``spiders``, a folder of gkcrawl, or the name of a module directly in gkcrawl."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    if parts[0] == "spiders":
        return "spiders"
    return "" if parts[1] == "__init__" else parts[1]


def imports(path: Path) -> Iterator[str]:
    """Dotted names of all modules that the file imports, wherever it does; relative ones are not used."""
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            module = node.module or ""
            yield from (f"{module}.{alias.name}" for alias in node.names) if module == "gkcrawl" else [module]


def our_rooms(path: Path) -> set[str]:
    """Rooms of ours that the file imports from."""
    parts = [name.split(".") for name in imports(path)]
    rooms = {names[1] if len(names) > 1 else "" for names in parts if names[0] == "gkcrawl"}
    return {("" if room == "__version__" else room) for room in rooms} | {
        "spiders" for names in parts if names[0] == "spiders"
    }


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_dependence_runs_one_way(path: Path) -> None:
    room = room_of(path)
    allowed = ALLOWED.get(room, set()) | FOR_ALL | {room}
    assert our_rooms(path) <= allowed, f"{room} must not import {sorted(our_rooms(path) - allowed)}"
    outside = {name.split(".")[0] for name in imports(path)}
    assert not outside & FORBIDDEN.get(room, set())


@pytest.mark.parametrize("room", LAYERS)
def test_packages_of_a_room_import_those_below_them(room: str) -> None:
    """One direction inside a room, too: a reader can follow a page without going back a step."""
    places = {name: place for place, name in enumerate(LAYERS[room])}
    for path in MODULES:
        parts = path.relative_to(ROOT).with_suffix("").parts
        if parts[1] != room or parts[2] == "__init__":
            continue
        used = {name.split(".")[2] for name in imports(path) if name.startswith(f"gkcrawl.{room}.")}
        above = sorted(name for name in used if places[name] > places[parts[2]])
        assert not above, f"{path}: {parts[2]} must not import {above}"


def test_a_folder_holds_no_more_than_one_look_takes_in() -> None:
    folders = Counter(path.parent for path in MODULES if path.name != "__init__.py" and room_of(path) != "spiders")
    full = {str(folder): count for folder, count in folders.items() if count > MOST_MODULES and folder.name != "cli"}
    assert not full


def test_no_module_imports_itself_in_a_circle() -> None:
    """Imports for type checkers count: who needs a type needs to know the module."""
    names = {".".join(path.relative_to(ROOT).with_suffix("").parts): path for path in MODULES}
    waiting = {name: {other for other in imports(path) if other in names} for name, path in names.items()}
    while free := {name for name, needs in waiting.items() if not needs & waiting.keys()}:
        for name in free:
            del waiting[name]
    assert not waiting, f"modules that import each other: {sorted(waiting)}"


def test_only_the_spider_knows_scrapy() -> None:
    """Lists and answers are read the same way in a crawl, from a saved page and in a test."""
    packages = {"rows", "paging", "pagers", "multipage", "lists", "families", "answers"}
    plain = [path for path in MODULES if packages & set(path.relative_to(ROOT).parts)]
    assert plain
    for path in plain:
        assert "scrapy" not in {name.split(".")[0] for name in imports(path)}, path


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_modules_are_small(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300, "it holds two ideas: split it"


def test_portals_are_facts_in_at_most_fifteen_lines() -> None:
    """But for further columns, a line each: `scrapy genportal` writes all that a site has."""
    portals = [
        (path, node)
        for path in MODULES
        if room_of(path) == "spiders"
        for node in ast.parse(path.read_bytes()).body
        if isinstance(node, ast.ClassDef)
    ]
    assert portals
    for path, node in portals:
        lines = path.read_text(encoding="utf-8").splitlines()[node.lineno - 1 : node.end_lineno]
        further = [line for line in lines if line.startswith("        Column(") and line.endswith("),")][1:]
        assert len(lines) - len(further) <= 15, f"{path}: {node.name}"


def test_each_module_has_a_test_of_its_name_that_points_at_it() -> None:
    """``gkcrawl/a/b.py`` is shown in ``tests/a/test_b.py``, which imports it or names its path."""
    missing, astray = [], []
    for path in MODULES:
        module = path.relative_to(ROOT).with_suffix("")
        if room_of(path) == "spiders" or path.name == "__init__.py":
            continue
        name = module.relative_to("gkcrawl")
        own = ROOT / "tests" / name.with_name(f"test_{name.name}.py")
        if own.exists():
            text = own.read_text(encoding="utf-8")
            if ".".join(module.parts) not in {*imports(own)} and f"{module.as_posix()}.py" not in text:
                astray.append(own.name)
        elif not name.is_relative_to("demo") and name.as_posix() not in TESTED_IN:
            missing.append(name.as_posix())
    assert (missing, astray) == ([], [])


def test_what_has_no_test_of_its_name_is_shown_elsewhere() -> None:
    for name, test in TESTED_IN.items():
        path = Path(name)
        assert (ROOT / "gkcrawl" / f"{name}.py").exists() and (ROOT / "tests" / test).exists(), name
        assert not (ROOT / "tests" / path.with_name(f"test_{path.name}.py")).exists(), name
