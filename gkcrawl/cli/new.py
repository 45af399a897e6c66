"""``gkcrawl new``: a project outside a checkout, with settings, a first portal and the lines that cron needs."""

from __future__ import annotations

import shlex
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gkcrawl.errors import ConfigError

if TYPE_CHECKING:
    from gkcrawl.config import Setting

_TEMPLATES = Path(__file__).parents[1] / "templates" / "project"
_SHIPPED = ("gkcrawl_portals", "spiders")
"""Packages of the shipped portals: as installed, and in a checkout that is not."""
_DEMO = "demo_"


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--portal", default="demo_trs", show_default=True, help="Shipped portal to begin with (docs/portals.md).")
def new(folder: Path, portal: str) -> None:
    """Make a project in FOLDER, which is made where it is not there and must be empty where it is.

    It gets a scrapy.cfg, a gkcrawl.toml with every setting, spiders/ with a copy of a shipped portal that is yours to
    change, a README.md with the commands and a crontab. All portals that gkcrawl ships can be crawled from it.

    \b
    Examples:
      gkcrawl new corpus
      gkcrawl new corpus --portal ndrc
    """
    source = _source(portal)
    where = Path("spiders", source.parent.name, source.name)
    first = f"scrapy crawl {portal}" if not portal.startswith(_DEMO) else f"gkcrawl demo serve scrapy crawl {portal}"
    words = {
        "folder": shlex.quote(str(folder.resolve())),
        "programs": shlex.quote(str(Path(sys.executable).parent)),
        "first": first,
    }
    texts = {path.name: path.read_text(encoding="utf-8").format(**words) for path in sorted(_TEMPLATES.iterdir())}
    files = {
        **texts,
        "gkcrawl.toml": _settings(),
        ".gitignore": "output/\n__pycache__/\n",
        "spiders/__init__.py": '"""Portals of this project."""\n',
        str(where.parent / "__init__.py"): (source.parent / "__init__.py").read_text(encoding="utf-8"),
        str(where): source.read_text(encoding="utf-8"),
    }
    try:
        if folder.exists() and any(folder.iterdir()):
            raise ConfigError(f"{folder} is not empty: name a folder that is, or one that is not there")
        (folder / "output").mkdir(parents=True)
        for name, text in files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8")
    except OSError as error:
        raise ConfigError(f"{folder}: {error.strerror}") from error
    click.echo(f"{folder} is a project; its README.md names the commands. Begin with:\n  cd {folder}\n  {first}")


def _source(portal: str) -> Path:
    """The module of the shipped ``portal``; raises `ConfigError` when there is none."""
    spec = next(spec for package in _SHIPPED if (spec := find_spec(package)))
    for folder in spec.submodule_search_locations or ():
        for path in Path(folder).glob("*/*.py"):
            if path.stem == portal and path.name != "__init__.py":
                return path
    raise ConfigError(f"no portal {portal} is shipped; docs/portals.md lists them, and so does `scrapy list`")


def _settings() -> str:
    """The text of a gkcrawl.toml that changes nothing yet."""
    from gkcrawl.config import SETTINGS

    head = "# Settings of this project; `gkcrawl config` shows what counts. Remove the # before a key to set it.\n"
    return "\n".join([head, *(f"# {setting.means}\n# {_line(setting)}\n" for setting in SETTINGS)])


def _line(setting: Setting) -> str:
    import json

    value = f"output/{Path(setting.default).name}" if setting.kind == "path" and setting.default else setting.default
    # Texts, numbers and switches are written alike in TOML and JSON.
    return f"{setting.key} = {json.dumps(value, ensure_ascii=False)}"
