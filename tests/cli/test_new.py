"""``gkcrawl new`` (gkcrawl/cli/new.py): what is in a project, and that Scrapy finds its portals."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from configparser import ConfigParser
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from gkcrawl.config import SETTINGS, configured
from tests.processes import ROOT

if TYPE_CHECKING:
    from tests.cli.conftest import Run

UNITS = {f"gkcrawl{name}.{kind}" for name in ("", "-alert", "-inspect") for kind in ("service", "timer")}
BIN = Path(sys.executable).parent
FILES = {
    *("systemd", *(f"systemd/{name}" for name in UNITS)),
    *(".gitignore", "README.md", "crontab", "gkcrawl.toml", "scrapy.cfg", "output"),
    *("spiders", "spiders/__init__.py", "spiders/demo", "spiders/demo/__init__.py", "spiders/demo/demo_trs.py"),
}


def scrapy(folder: Path, *arguments: str) -> list[str]:
    """The lines that ``scrapy`` prints in ``folder``; in a fresh process, whose package ``spiders`` is the project's."""
    command = [sys.executable, "-m", "scrapy", *arguments]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=True).stdout.splitlines()


def test_a_project_has_what_a_crawl_needs(gkcrawl: Run, tmp_path: Path) -> None:
    done = gkcrawl("new", "corpus")
    assert done.exit_code == 0, done.output
    assert done.stdout.endswith("Begin with:\n  cd corpus\n  gkcrawl demo serve scrapy crawl demo_trs\n")
    folder = tmp_path / "corpus"
    assert {path.relative_to(folder).as_posix() for path in folder.rglob("*")} == FILES
    assert "`gkcrawl demo serve scrapy crawl demo_trs`" in (folder / "README.md").read_text(encoding="utf-8")
    lines = (folder / "crontab").read_text(encoding="utf-8").splitlines()
    assert all(f"cd {folder} && " in line for line in lines if not line.startswith("#"))


def test_the_portals_of_a_project_come_first(gkcrawl: Run, tmp_path: Path) -> None:
    gkcrawl("new", "corpus", "--portal", "jiangsu_drc")
    portal = tmp_path / "corpus" / "spiders" / "jiangsu" / "jiangsu_drc.py"
    assert portal.read_text(encoding="utf-8") == (ROOT / "spiders/jiangsu/jiangsu_drc.py").read_text(encoding="utf-8")
    (portal.parent / "of_mine.py").write_text(
        portal.read_text(encoding="utf-8").replace("jiangsu_drc", "of_mine").replace("col284", "col285"),
        encoding="utf-8",
    )
    assert {"jiangsu_drc", "of_mine"} <= set(scrapy(tmp_path / "corpus", "list"))


def test_the_first_portal_may_be_a_table(gkcrawl: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    table = '[{}]\nfamily = "trs"\nagency = "示例市水利局"\nregion = "320100"\ncolumns = [{{name = "通知", url = "http://a.gov.cn/"}}]\n'
    (tmp_path / "portals_of_ours" / "jiangsu").mkdir(parents=True)
    for name, text in {
        "__init__.py": "",
        ".ruff.toml": "line-length = 200\n",
        "jiangsu/more.toml": table.format("one") + "\n" + table.format("two"),
    }.items():
        (tmp_path / "portals_of_ours" / name).write_text(text, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr("gkcrawl.cli.new._SHIPPED", ("portals_of_ours",))
    assert gkcrawl("new", "corpus", "--portal", "two").exit_code == 0
    written = tmp_path / "corpus" / "spiders" / "jiangsu" / "more.toml"
    assert written.read_text(encoding="utf-8") == table.format("two")
    assert "two" in scrapy(tmp_path / "corpus", "list")


def test_every_setting_stands_in_the_file_of_settings(
    gkcrawl: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the # before them taken away, they say what holds anyway, of a database in the project."""
    gkcrawl("new", "corpus")
    file = tmp_path / "corpus" / "gkcrawl.toml"
    monkeypatch.chdir(tmp_path / "corpus")
    before = {key: found.value for key, found in configured().items()}
    text = file.read_text(encoding="utf-8")
    for setting in SETTINGS:
        text = text.replace(f"# {setting.key} = ", f"{setting.key} = ")
    file.write_text(text, encoding="utf-8")
    assert {key: found.value for key, found in configured().items()} == before
    assert {found.source for found in configured().values()} == {str(file)}


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (["full"], "full is not empty: name a folder that is, or one that is not there"),
        (["file"], "file: Not a directory"),
        (["corpus", "--portal", "none_such"], "no portal none_such is shipped"),
        (["corpus", "--portal", "__init__"], "no portal __init__ is shipped"),
    ],
)
def test_nothing_is_written_over(gkcrawl: Run, tmp_path: Path, arguments: list[str], problem: str) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "file").touch()
    (tmp_path / "file").touch()
    before = sorted(tmp_path.rglob("*"))
    done = gkcrawl("new", *arguments)
    assert done.exit_code == 2
    assert done.stderr.startswith(f"error: {problem}")
    assert sorted(tmp_path.rglob("*")) == before


def test_units_run_programs_that_are_there_in_the_project(gkcrawl: Run, tmp_path: Path) -> None:
    gkcrawl("new", "a corpus")
    folder = tmp_path / "a corpus"
    for service in sorted((folder / "systemd").glob("*.service")):
        unit = ConfigParser(interpolation=None)
        unit.read(service, encoding="utf-8")
        command = shlex.split(unit["Service"]["ExecStart"])
        assert (Path(command[0]).parent, Path(command[0]).name) in {(BIN, "scrapy"), (BIN, "gkcrawl")}
        assert unit["Service"]["WorkingDirectory"] == unit["Service"]["ReadWritePaths"].strip('"') == str(folder)
        assert service.with_suffix(".timer").exists()


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="no systemd: the test above reads the units without it")
def test_systemd_takes_the_units(gkcrawl: Run, tmp_path: Path) -> None:
    gkcrawl("new", "a corpus")
    units = sorted((tmp_path / "a corpus" / "systemd").iterdir())
    for unit in units:
        # The programs of the tests need not be installed where their interpreter is.
        text = re.sub(r'^ExecStart="[^"]+/(?:scrapy|gkcrawl)"', "ExecStart=/bin/sh", unit.read_text(), flags=re.M)
        unit.write_text(text)
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", *map(str, units)], capture_output=True, text=True, check=False
    )
    ours = [line for line in done.stderr.splitlines() if "gkcrawl" in line]
    assert (done.returncode, ours) == (0, [])
    assert {unit.name for unit in units} == UNITS
