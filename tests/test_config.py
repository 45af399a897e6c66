"""Settings: which source is asked first, what is refused, and that both programs and docs/settings.md agree."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from gkcrawl.config import SETTINGS, archive_of, configured, folder_for
from gkcrawl.errors import ConfigError
from tests import processes
from tests.generated import ROOT, hold

PAGE = ROOT / "docs" / "settings.md"
HEAD = """# Settings

What of gkcrawl can be set, for `scrapy` and `gkcrawl` alike. A value is looked for in this order; the first that is
found counts:

1. the command line: `--db FILE`; with `scrapy` also `-s NAME=VALUE` for every setting, with `gkcrawl verify` and
   `gkcrawl reextract` also `--archive`;
2. the environment: the name in the table;
3. `gkcrawl.toml` in the current folder or in the nearest one around it (beside `scrapy.cfg`, for example): the key in the
   table;
4. the default.

`gkcrawl config` prints every setting, its value and where it comes from.

```toml
# gkcrawl.toml
db = "/srv/corpus/gkcrawl.db"
contact = "you@example.org"
full_sweep_days = 14
```

An unknown key or a value of another type is an error (exit status 2) that names what there is. A relative path is relative
to the folder of the gkcrawl.toml that says it; on the command line and in the environment, to the current folder.
Without any of these the database is `output/gkcrawl.db` in the folder of the nearest `scrapy.cfg`, or in the current folder where
there is none; this `output` is made when it is not there, any other folder of a database has to exist.

An archive that is not set lies beside its database, in `archive`: with `--db X/foo.db` it is `X/archive`. Databases in
one folder share it: each WARC file is of one run, and no run writes to the file of another. What a settings module
of your own says of these settings is known to `scrapy` alone; say it in gkcrawl.toml.

Crawls run in [uvloop](https://github.com/MagicStack/uvloop) where that is installed, as it is on Linux and macOS; with
`-s ASYNCIO_EVENT_LOOP=asyncio.SelectorEventLoop` in Python's own loop.

| key | in the environment, and with `-s` | type | default | meaning |
|---|---|---|---|---|
"""
TYPES = {
    "switch": "true or false",
    "integer": "whole number",
    "count": "`auto` or whole number",
    "files": "`0`, `1` or `only`",
    "number": "number",
    "path": "path",
    "text": "text",
    "secret": "text",
}


def test_the_page_shows_the_table() -> None:
    rows = [
        f"| `{one.key}` | `{one.name}` | {TYPES[one.kind]} | {json.dumps(one.default)} | {one.means} |"
        for one in SETTINGS
    ]
    hold(PAGE, HEAD + "\n".join(rows).replace('""', "none").replace('"', "`") + "\n")


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder ``a/b``, which is the current one, of a project in ``a``."""
    folder = tmp_path / "a" / "b"
    folder.mkdir(parents=True)
    (tmp_path / "a" / "scrapy.cfg").write_text("[settings]\ndefault = gkcrawl.settings\n")
    monkeypatch.chdir(folder)
    return folder


def sources() -> dict[str, str]:
    return {key: found.source for key, found in configured().items()}


def test_without_a_project_all_is_in_the_current_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert configured()["db"] == (tmp_path / "output" / "gkcrawl.db", "default")


def test_the_default_is_in_the_project_from_whatever_folder_of_it(place: Path) -> None:
    found = configured()
    assert found["db"].value == place.parent / "output" / "gkcrawl.db"
    assert found["archive"].value == place.parent / "output" / "archive"
    assert set(sources().values()) == {"default"}


def test_command_line_before_environment_before_file_before_default(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = place.parent / "gkcrawl.toml"
    file.write_text('db = "file.db"\nfailed_tries = 7\nmax_backoff = 0.5\n')
    assert configured()["db"] == (place.parent / "file.db", str(file))
    assert (configured()["failed_tries"].value, configured()["max_backoff"].value) == (7, 0.5)
    monkeypatch.setenv("GKCRAWL_DB", "environment.db")
    monkeypatch.setenv("GKCRAWL_INCREMENTAL", "0")
    assert configured()["db"] == (place / "environment.db", "environment")
    assert configured()["incremental"] == (False, "environment")
    assert configured(db=Path("line.db"))["db"] == (place / "line.db", "command line")
    monkeypatch.setenv("GKCRAWL_DB", "")
    assert configured()["db"].source == str(file), "an empty variable says nothing"


def test_the_nearest_file_counts(place: Path) -> None:
    (place.parent / "gkcrawl.toml").write_text('db = "far.db"\n')
    (place / "gkcrawl.toml").write_text('contact = "near"\n')
    assert configured()["db"].source == "default"
    assert configured()["contact"].value == "near"


def test_an_archive_goes_along_with_its_database_unless_told_otherwise(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert archive_of(Path("x/foo.db")) == place / "x" / "archive"
    (place / "gkcrawl.toml").write_text('archive = "raw"\n')
    assert archive_of(Path("x/foo.db")) == place / "raw"
    monkeypatch.setenv("GKCRAWL_ARCHIVE", "/elsewhere")
    assert archive_of(Path("x/foo.db")) == Path("/elsewhere")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("contct = 'x'", r"no setting contct \(did you mean contact\?\); the settings are db, archive, contact"),
        ("GKCRAWL_DB = 'x'", r"no setting GKCRAWL_DB \(did you mean db\?\)"),
        ("failed_tries = '5'", "failed_tries=5: give a whole number from 0"),
        ("failed_tries = true", "failed_tries=True: give a whole number from 0"),
        ("full_sweep_days = -1", "give a whole number from 0"),
        ("max_backoff = 'long'", "give a number from 0"),
        ("incremental = 1", "give true or false"),
        ("db = 5", "give a path"),
        ("db = ''", "give a path"),
        ("contact = 5", "give a text"),
        ("db = ", "gkcrawl.toml: Invalid value"),
    ],
)
def test_a_file_that_says_something_else_is_refused(place: Path, text: str, said: str) -> None:
    (place / "gkcrawl.toml").write_text(text)
    with pytest.raises(ConfigError, match=said):
        configured()


def test_an_environment_that_says_something_else_is_refused(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GKCRAWL_FAILED_TRIES", "five")
    with pytest.raises(ConfigError, match="GKCRAWL_FAILED_TRIES=five: give a whole number from 0"):
        configured()


def test_only_the_default_folder_is_made(place: Path) -> None:
    folder_for(place.parent / "output" / "again.db", "database")
    assert (place.parent / "output").is_dir()
    with pytest.raises(ConfigError, match=f"there is no folder {place / 'X'}: make it, or name another database"):
        folder_for(Path("X/foo.db"), "database")
    assert not (place / "X").exists()


def test_both_programs_agree(place: Path) -> None:
    (place.parent / "gkcrawl.toml").write_text('db = "x.db"\nfailed_tries = 7\n')
    for name, value in (("DB", str(place.parent / "x.db")), ("FAILED_TRIES", "7"), ("ARCHIVE", "None")):
        told = processes.scrapy("settings", "--get", f"GKCRAWL_{name}", cwd=place)
        assert told.stdout.strip() == value, told.stderr
    assert (
        "contact: me)"
        in processes.scrapy("settings", "--get", "USER_AGENT", cwd=place, env={"GKCRAWL_CONTACT": "me"}).stdout
    )


@pytest.mark.parametrize("program", [processes.scrapy, processes.gkcrawl])
def test_both_programs_refuse_a_file_that_is_wrong(place: Path, program: Any) -> None:
    (place / "gkcrawl.toml").write_text("databse = 'x'\n")
    told = program("list" if program is processes.scrapy else "stats", cwd=place)
    assert (told.returncode, told.stderr.count("\n")) == (2, 1), told.stderr
    assert "no setting databse" in told.stderr
