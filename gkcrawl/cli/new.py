"""``gkcrawl new``: a project outside a checkout, with settings, a first portal and the lines that cron needs."""

from __future__ import annotations

import shlex
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gkcrawl.errors import ConfigError
from gkcrawl.modules import SHIPPED_PORTALS

if TYPE_CHECKING:
    from gkcrawl.config import Setting

_TEMPLATES = Path(__file__).parents[1] / "templates" / "project"
_SHIPPED = (SHIPPED_PORTALS, "spiders")
"""Packages of the shipped portals: as installed, and in a checkout that is not."""
_DEMO = "demo_"
_PATHS = {"db": "output/gkcrawl.db", "archive": "output/archive", "log_dir": "output/logs"}
"""Paths of a project: where they are by default, but for logs, of which there are none by default."""


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--portal", default="demo_trs", show_default=True, help="Shipped portal to begin with (docs/portals.md).")
def new(folder: Path, portal: str) -> None:
    """Make a project in FOLDER, which is made where it is not there and must be empty where it is.

    It gets a scrapy.cfg, a gkcrawl.toml with every setting, spiders/ with a copy of a shipped portal that is yours to
    change, a README.md with the commands, and what cron or systemd are to run. All portals that gkcrawl ships can be
    crawled from it.

    \b
    Examples:
      gkcrawl new corpus
      gkcrawl new corpus --portal ndrc
    """
    portals = _portals(portal)
    first = f"scrapy crawl {portal}" if not portal.startswith(_DEMO) else f"gkcrawl demo serve scrapy crawl {portal}"
    try:
        if folder.exists() and any(folder.iterdir()):
            raise ConfigError(f"{folder} is not empty: name a folder that is, or one that is not there")
        (folder / "output").mkdir(parents=True)
        for name, text in {**_templates(folder, first), **portals}.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8")
    except OSError as error:
        raise ConfigError(f"{folder}: {error.strerror}") from error
    click.echo(f"{folder} is a project; its README.md names the commands. Begin with:\n  cd {folder}\n  {first}")


def _templates(folder: Path, first: str) -> dict[str, str]:
    """The files of a project by their names in ``folder``, whose README.md begins with the command ``first``."""
    place, programs = str(folder.resolve()), str(Path(sys.executable).parent)
    words: dict[str, object] = {
        "first": first,
        "folder": place,
        "programs": programs,
        "quoted_folder": shlex.quote(place),
        "quoted_programs": shlex.quote(programs),
        "uid": folder.stat().st_uid,
    }
    made = {
        path.relative_to(_TEMPLATES).as_posix(): path.read_text(encoding="utf-8").format(**words)
        for path in _TEMPLATES.rglob("*")
        if path.is_file()
    }
    return {**made, "gkcrawl.toml": _settings(), ".gitignore": "output/\n__pycache__/\n"}


def _portals(portal: str) -> dict[str, str]:
    """The package of a project's portals, with a copy of the shipped ``portal``; `ConfigError` when there is none."""
    spec = next(spec for package in _SHIPPED if (spec := find_spec(package)))
    for folder in map(Path, spec.submodule_search_locations or ()):
        for found in (_module(folder, portal), _table(folder, portal)):
            if found:
                return {"spiders/__init__.py": '"""Portals of this project."""\n', **found}
    raise ConfigError(f"no portal {portal} is shipped; docs/portals.md lists them, and so does `scrapy list`")


def _module(folder: Path, portal: str) -> dict[str, str]:
    """The module of ``portal`` below ``folder``, and its package; none if it is declared in a table."""
    for path in folder.glob("*/*.py"):
        if path.stem == portal and path.name != "__init__.py":
            names = ("__init__.py", path.name)
            return {f"spiders/{path.parent.name}/{name}": path.with_name(name).read_text("utf-8") for name in names}
    return {}


def _table(folder: Path, portal: str) -> dict[str, str]:
    """A file of tables with the one of ``portal`` alone."""
    from gkcrawl.portals.toml import read_tables, table_files

    for file in table_files(folder):
        for table in read_tables(folder / file, ""):
            if table.name == portal:
                return {f"spiders/{file.as_posix()}": table.text}
    return {}


def _settings() -> str:
    """The text of a gkcrawl.toml that names every setting, and sets the folder of logs only."""
    from gkcrawl.config import SETTINGS

    head = "# Settings of this project; `gkcrawl config` shows what counts. Remove the # before a key to set it.\n"
    return "\n".join([head, *(f"# {setting.means}\n{_line(setting)}\n" for setting in SETTINGS)])


def _line(setting: Setting) -> str:
    import json

    # Texts, numbers and switches are written alike in TOML and JSON.
    value = json.dumps(_PATHS.get(setting.key, setting.default), ensure_ascii=False)
    return f"{'' if setting.key == 'log_dir' else '# '}{setting.key} = {value}"
