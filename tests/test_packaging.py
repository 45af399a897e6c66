"""The release: what the source distribution and the wheel hold, and that the wheel alone is all a user needs."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from email.parser import BytesParser
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.processes import ROOT

# `pip install --editable .[dev]` brings it; older ones do not read this pyproject.toml.
pytest.importorskip("setuptools", minversion="77")

PROJECT = ("gkcrawl", "spiders", "tests", "bench", "docs", "deploy")
BUILD = "import sys; from setuptools import build_meta; getattr(build_meta, sys.argv[1])(sys.argv[2])"
SCRIPT = "#!{python}\nfrom scrapy.cmdline import execute\nexecute()\n"

TABLE = '[{}]\nfamily = "trs"\nagency = "示例市水利局"\nregion = "320100"\ncolumns = [{{name = "通知", url = "http://a.example.gov.cn/"}}]\n'
# Portals that are shipped may be declared in tables, too.
SHIPPED = {"spiders/more.toml": TABLE.format("of_the_root"), "spiders/demo/more.toml": TABLE.format("of_a_folder")}


class Release(NamedTuple):
    """A source distribution, and the wheel that was built from it."""

    sdist: Path
    wheel: Path


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Release:
    """Built of a copy of the project in which crawls and tests have left their traces."""
    folder = tmp_path_factory.mktemp("release")
    copy = folder / "project"
    for name in PROJECT:
        # Bytecode may be under way there: the other tests run.
        shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
    for path in ROOT.iterdir():
        if path.is_file() and (path.suffix or path.name in ("LICENSE", "Makefile")):
            shutil.copy(path, copy)
    for name in ("output/gkcrawl.db", "gkcrawl/__pycache__/left.pyc", "spiders/demo/left.pyc", ".venv/left.py"):
        (copy / name).parent.mkdir(parents=True, exist_ok=True)
        (copy / name).touch()
    for name in SHIPPED:
        (copy / name).write_text(SHIPPED[name], encoding="utf-8")
    build("build_sdist", copy, folder)
    (sdist,) = folder.glob("*.tar.gz")
    with tarfile.open(sdist) as packed:
        packed.extractall(folder, filter="data")
    build("build_wheel", folder / sdist.name.removesuffix(".tar.gz"), folder)
    (wheel,) = folder.glob("*.whl")
    return Release(sdist, wheel)


def build(what: str, project: Path, into: Path) -> None:
    """As pip does it, without an environment of its own, which would ask a package index."""
    done = subprocess.run(
        [sys.executable, "-c", BUILD, what, str(into)], cwd=project, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def files(*parts: str) -> set[str]:
    """What the repository holds below a folder, but what running leaves."""
    folder = ROOT.joinpath(*parts)
    below = (path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {path.relative_to(folder).as_posix() for path in below}


def test_the_source_distribution_has_what_the_tests_read_and_no_traces(release: Release) -> None:
    with tarfile.open(release.sdist) as packed:
        names = {name.partition("/")[2] for name in packed.getnames()}
    assert {f"{folder}/{name}" for folder in PROJECT for name in files(folder)} <= names
    assert {"pyproject.toml", "setup.py", "LICENSE", "scrapy.cfg", "Makefile", "CHANGELOG.md"} <= names
    assert not [name for name in names if "left.py" in name or name.startswith(("output", ".venv"))]


def test_the_wheel_has_engine_tables_and_portals(release: Release) -> None:
    with zipfile.ZipFile(release.wheel) as packed:
        names = {name for name in packed.namelist() if ".dist-info/" not in name}
    shipped = {name.removeprefix("spiders/") for name in SHIPPED}
    portals = {f"gkcrawl_portals/{name}" for name in files("spiders") | shipped if not name.startswith(".")}
    assert names == {f"gkcrawl/{name}" for name in files("gkcrawl")} | portals


def test_the_wheel_says_what_it_is_and_under_which_licence(release: Release) -> None:
    with zipfile.ZipFile(release.wheel) as packed:
        (place,) = [name for name in packed.namelist() if name.endswith("/METADATA")]
        said = BytesParser().parsebytes(packed.read(place))
        licence = packed.read(place.replace("METADATA", "licenses/LICENSE"))
    assert (said["Name"], said["License-Expression"], said["License-File"]) == ("gkcrawl", "MIT", "LICENSE")
    assert said["Description-Content-Type"].startswith("text/markdown")
    assert said["Summary"] and said["Requires-Python"] == ">=3.10"
    assert licence == (ROOT / "LICENSE").read_bytes()


@pytest.fixture(scope="module")
def programs(release: Release, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of programs of an environment that has the wheel, and sees the dependencies of this one."""
    folder = tmp_path_factory.mktemp("installed") / "env"
    venv.create(folder, symlinks=True)
    python = folder / "bin" / "python"
    options = ["--no-deps", "--no-index", "--quiet", "--disable-pip-version-check"]
    subprocess.run(
        [sys.executable, "-m", "pip", "--python", str(python), "install", *options, str(release.wheel)], check=True
    )
    own = subprocess.run(
        [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        capture_output=True,
        text=True,
        check=True,
    )
    # A path of another file: that its own files of paths, as of an editable gkcrawl, are not followed, is the point.
    (Path(own.stdout.strip()) / "dependencies.pth").write_text(f"{sysconfig.get_path('purelib')}\n")
    (folder / "bin" / "scrapy").write_text(SCRIPT.format(python=python))
    (folder / "bin" / "scrapy").chmod(0o755)
    return folder / "bin"


def shell(programs: Path, folder: Path, script: str) -> subprocess.CompletedProcess[str]:
    """Run ``script`` in ``folder`` as the user of that environment."""
    hidden = ("PYTHONPATH", "SCRAPY_SETTINGS_MODULE", "GKCRAWL_DB", "GKCRAWL_ARCHIVE")
    env = {name: value for name, value in os.environ.items() if name not in hidden}
    env["PATH"] = f"{programs}{os.pathsep}{env['PATH']}"
    return subprocess.run(["sh", "-ec", script], cwd=folder, env=env, capture_output=True, text=True, check=False)


def test_the_five_commands_of_the_readme(programs: Path, tmp_path: Path) -> None:
    """Both READMEs show the same (tests/test_docs.py)."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    (script,) = re.findall(r"^```sh\n(gkcrawl new .*?)^```", text, re.DOTALL | re.MULTILINE)
    assert len(script.splitlines()) == 5
    done = shell(programs, tmp_path, script)
    if "cannot listen on" in done.stderr:
        pytest.skip("another program of this machine has the port of the demo portals")
    assert done.returncode == 0, done.stderr
    assert len((tmp_path / "corpus" / "corpus.jsonl").read_text(encoding="utf-8").splitlines()) == 200
    assert re.search(r"demo_trs .* ok ", done.stdout)


def test_the_wheel_works_in_any_folder(programs: Path, tmp_path: Path) -> None:
    """The portals that are shipped need no project: Scrapy is told where the settings are."""
    done = shell(
        programs,
        tmp_path,
        "python -c 'import gkcrawl; print(gkcrawl.__file__)'\n"
        "python -m gkcrawl --version\n"
        "SCRAPY_SETTINGS_MODULE=gkcrawl.settings python -m scrapy list",
    )
    assert done.returncode == 0, done.stderr
    place, version, *portals = done.stdout.splitlines()
    assert Path(place).is_relative_to(programs.parent)
    assert version.startswith("gkcrawl, version ")
    assert {"demo_trs", "ndrc", "jiangsu_drc", "of_the_root", "of_a_folder"} <= set(portals)
