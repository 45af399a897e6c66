"""Settings of gkcrawl: one table of names, types, defaults and meanings; what each is, and where that was said."""

from __future__ import annotations

import os
import sys
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from gkcrawl import __version__
from gkcrawl.errors import ConfigError

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

if TYPE_CHECKING:
    from collections.abc import Mapping

FILE = "gkcrawl.toml"
_PROJECT = "scrapy.cfg"
_SWITCH = {"1": True, "true": True, "0": False, "false": False}

Kind = Literal["path", "text", "secret", "integer", "number", "switch", "count", "files"]
_TEXTS: tuple[Kind, ...] = ("path", "text", "secret")
_MEANT: dict[Kind, str] = {
    "path": "a path",
    "text": "a text",
    "secret": "a text",
    "integer": "a whole number from 0",
    "number": "a number from 0",
    "switch": "true or false",
    "count": "auto or a whole number from 0",
    "files": "0, 1 or only",
}
AUTO = "auto"
"""Of what is counted: as many as are of use."""
_FILES = ("0", "1", "only")


class Setting(NamedTuple):
    """A setting: its ``key`` in gkcrawl.toml, type and default, and what it ``means``."""

    key: str
    kind: Kind
    default: Any
    means: str

    @property
    def name(self) -> str:
        """Its name as a setting of Scrapy and as a variable of the environment."""
        return f"GKCRAWL_{self.key.upper()}"


SETTINGS = (
    Setting("db", "path", "output/gkcrawl.db", "The corpus database (SQLite)."),
    Setting("archive", "path", "archive", "Folder of the raw responses (WARC), by default beside the database."),
    Setting(
        "contact", "text", "", "Mail address or page at which you can be reached: it becomes part of the User-Agent."
    ),
    Setting(
        "max_crawl_delay",
        "number",
        60,
        "Seconds: a longer Crawl-delay of a robots.txt is cut to this, with a warning.",
    ),
    Setting(
        "max_backoff",
        "number",
        120,
        "Seconds: a host that answers 429 or 503 is asked half as often each time, up to this long between requests;"
        " a Retry-After up to this is waited for. 0 switches both off.",
    ),
    Setting(
        "incremental",
        "switch",
        default=True,
        means="Ask only for what is new or due again; 0 asks for everything. A replay asks for everything by itself.",
    ),
    Setting(
        "full_sweep_days",
        "integer",
        30,
        "Days: lists are walked to their end when that was so long ago, which finds back-dated posts; at once:"
        " `-a full=1`.",
    ),
    Setting(
        "revisit_days",
        "text",
        "30:7 365:30 *:180",
        "AGE:DAYS in days: documents up to AGE old are looked at again after DAYS; `*` is any age.",
    ),
    Setting("revisits_per_run", "integer", 500, "Documents looked at again in a run, at most."),
    Setting(
        "failed_tries",
        "integer",
        5,
        "Runs that ask again for a page that failed, before that is left to full sweeps.",
    ),
    Setting(
        "readers",
        "count",
        AUTO,
        "Processes that read pages for a crawling process. `auto`: as many as there are cores besides (of"
        " `crawlall --jobs` its share), started when reading takes a tenth of its time; a number: so many from the"
        " first page on; 0: it reads them itself.",
    ),
    Setting(
        "files",
        "files",
        "1",
        "Whether the files of documents are asked for: `1`; `0`, they are only listed; `only`, no page is asked for but"
        " files of stored documents that are missing or due again. For one run: `-a files=only`.",
    ),
    Setting("file_maxsize", "integer", 50 * 2**20, "Bytes of a file; a larger one is left: `too_large`. 0: no limit."),
    Setting("files_maxsize", "integer", 2 * 2**30, "Bytes of files a run fetches; the rest waits. 0: no limit."),
    Setting("file_seconds", "integer", 30, "Seconds for reading a file, after which it is `timed_out`. 0: no limit."),
    Setting(
        "file_memory",
        "integer",
        2**30,
        "Bytes of memory (address space) for reading a file: one that needs more is `out_of_memory`, one of more than"
        " a quarter of it `too_large`. 0: no limit.",
    ),
    Setting(
        "ocr_pages",
        "integer",
        4,
        "Pages of a scan that `gkcrawl files read --ocr` reads by OCR, some seconds each; of longer ones the first.",
    ),
    Setting(
        "log_dir",
        "path",
        "",
        "Folder of logs: each run writes `<portal>/<run>.log` there, also with `--nolog`; none without it.",
    ),
    Setting("log_keep", "integer", 30, "Logs kept of each portal, the latest; older ones are removed. 0 keeps all."),
    Setting("alert_webhook", "secret", "", "URL to which `gkcrawl status --alert` posts what needs a person, as JSON."),
    Setting("alert_mail", "text", "", "Mail addresses, comma-separated, to which it sends that."),
    Setting(
        "smtp",
        "secret",
        "smtp://localhost",
        "Mail server: `smtp://host:port` (encrypted where it offers that) or `smtps://user:password@host`.",
    ),
)
"""Made of it: Scrapy's settings, `gkcrawl config`, the names in the environment, docs/settings.md."""
_BY_KEY = {setting.key: setting for setting in SETTINGS}


class Value(NamedTuple):
    """What a setting is, and where that was said: default, path of a gkcrawl.toml, environment or command line."""

    value: Any
    source: str


def configured(**given: Path | None) -> dict[str, Value]:
    """Every setting by its key: as ``given`` on the command line, else in the environment, gkcrawl.toml or by default.

    Paths are absolute: in gkcrawl.toml they are relative to that file, elsewhere to the current folder.

    Raises:
        ConfigError: gkcrawl.toml cannot be read, has an unknown key or a value of another type; or the environment has.
    """
    here = Path.cwd()
    said: dict[str, Value] = {}
    if file := _upwards(FILE, here):
        for key, value in _read_file(file).items():
            said[key] = Value(value, str(file))
    for setting in SETTINGS:
        if text := os.environ.get(setting.name):
            said[setting.key] = Value(parsed(setting, text, setting.name), "environment")
        if path := given.get(setting.key):
            said[setting.key] = Value(_absolute(path, here), "command line")
    found = {setting.key: said.get(setting.key, Value(setting.default, "default")) for setting in SETTINGS}
    if "db" not in said:
        found["db"] = Value(default_db(), "default")
    if "archive" not in said:
        found["archive"] = Value(archive_beside(found["db"].value), "default")
    return found


def scrapy_settings() -> dict[str, Any]:
    """The settings under the names that Scrapy knows them by; no archive where that lies beside the database.

    Wherever a database is named later, with -s or --db, its archive goes along. Raises `ConfigError` as `configured`.
    """
    found = configured()
    values: dict[str, Any] = {setting.name: found[setting.key].value for setting in SETTINGS}
    values["GKCRAWL_DB"] = str(found["db"].value)
    values["GKCRAWL_ARCHIVE"] = None if found["archive"].source == "default" else str(found["archive"].value)
    return values


def user_agent(contact: str) -> str:
    """Who we say that we are."""
    return f"gkcrawl/{__version__} (archives government information; contact: {contact or 'not given'})"


def archive_of(db: Path) -> Path:
    """The archive of the database ``db``: as the environment or gkcrawl.toml says, else beside it."""
    return Path(configured(db=db)["archive"].value)


def archive_beside(db: Path) -> Path:
    """Where the archive of ``db`` lies unless told otherwise; databases in one folder share it, no run its file."""
    return db.with_name("archive")


def project_folder() -> Path:
    """The folder of the scrapy.cfg around the current folder, else the current folder."""
    here = Path.cwd()
    file = _upwards(_PROJECT, here)
    return file.parent if file else here


def default_db() -> Path:
    """The database when nothing else is said."""
    return project_folder() / str(_BY_KEY["db"].default)


def folder_for(path: Path, what: str) -> None:
    """See to it that ``what`` lies at ``path`` has a folder: that of the default is made, others have to be there.

    Raises:
        ConfigError: there is none, or it cannot be made.
    """
    folder = _absolute(path, Path.cwd()).parent
    try:
        if folder == default_db().parent:
            folder.mkdir(exist_ok=True)
    except OSError as error:
        raise ConfigError(f"{what} {path}: cannot create its folder ({error.strerror})") from error
    if not folder.is_dir():
        raise ConfigError(f"{what} {path}: there is no folder {folder}: make it, or name another {what}")


def parsed(setting: Setting, text: str, where: str) -> Any:
    """The value that ``text`` says; ``where`` it stands is named in the `ConfigError` raised for any other text."""
    value: Any = text
    if setting.kind in ("integer", "count") and text.isascii() and text.isdigit():
        value = int(text)
    elif setting.kind == "number" and text.isascii() and text.replace(".", "", 1).isdigit():
        value = float(text)
    elif setting.kind == "switch":
        value = _SWITCH.get(text.lower(), text)
    return _checked(setting, value, where, Path.cwd())


def checked_settings(settings: Mapping[str, Any]) -> None:
    """Raise `ConfigError` for a setting of ours in ``settings`` of Scrapy (``-s``) that is of another type."""
    for setting in SETTINGS:
        if isinstance(text := settings.get(setting.name), str) and setting.kind not in _TEXTS:
            parsed(setting, text, setting.name)


def _read_file(file: Path) -> dict[str, Any]:
    try:
        said = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ConfigError(f"{file}: {getattr(error, 'strerror', None) or error}") from error
    for key in said:
        if key not in _BY_KEY:
            near = get_close_matches(key.lower().removeprefix("gkcrawl_"), _BY_KEY, n=1)
            hint = f" (did you mean {near[0]}?)" if near else ""
            raise ConfigError(f"{file}: no setting {key}{hint}; the settings are {', '.join(_BY_KEY)}")
    return {key: _checked(_BY_KEY[key], value, f"{file}: {key}", file.parent) for key, value in said.items()}


def _checked(setting: Setting, value: Any, where: str, folder: Path) -> Any:
    """``value`` if it is of the setting's type, a path as absolute; raises `ConfigError` otherwise."""
    if setting.kind in _TEXTS:
        fits = isinstance(value, str)
    elif setting.kind == "switch":
        fits = isinstance(value, bool)
    elif setting.kind == "files":
        value = str(int(value)) if isinstance(value, bool | int) else value
        fits = value in _FILES
    elif setting.kind == "count" and value == AUTO:
        fits = True
    else:
        types = int | float if setting.kind == "number" else int
        fits = isinstance(value, types) and not isinstance(value, bool) and value >= 0
    if not fits or (setting.kind == "path" and setting.default and not value):
        raise ConfigError(f"{where}={value}: give {_MEANT[setting.kind]}")
    return _absolute(Path(value), folder) if setting.kind == "path" and value else value


def _absolute(path: Path, folder: Path) -> Path:
    # Not resolved: a link stays the name that the user gave.
    return Path(os.path.normpath(folder / path.expanduser()))


def _upwards(name: str, folder: Path) -> Path | None:
    """The nearest file ``name`` in ``folder`` or one around it."""
    return next((found for place in (folder, *folder.parents) if (found := place / name).is_file()), None)
