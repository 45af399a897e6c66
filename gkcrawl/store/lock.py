"""Lock files next to the database: one run a portal, one export a name; released when the process dies."""

from __future__ import annotations

import os
import sys
from datetime import datetime, timedelta, timezone
from time import sleep
from typing import IO, TYPE_CHECKING, Any
from urllib.parse import quote

from gkcrawl.disk import Closing
from gkcrawl.errors import ConfigError

if sys.platform != "win32":  # no such locks there: two of a kind are not told apart
    import fcntl

if TYPE_CHECKING:
    from pathlib import Path

# As all times are printed, on whatever machine.
_CHINA = timezone(timedelta(hours=8))


class Lock(Closing):
    """Held from creation to `close`; raises `ConfigError` when another process holds the lock ``name``.

    ``activity`` says in the message what the other one does, such as "run of ndrc". The file says who took
    the lock last; whether it is held is known to the system alone, so that a lock left behind by a killed
    process never stops the next one.
    """

    def __init__(self, db: Path, name: str, activity: str) -> None:
        path = _path(db, name)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._file = path.open("a+", encoding="utf-8")
        except OSError as error:
            raise ConfigError(f"lock {path}: {error.strerror}; check the folder of the database") from error
        if not _take(self._file):
            self._file.seek(0)
            holder = self._file.read().strip() or "unknown"
            self._file.close()
            raise ConfigError(f"another {activity} is under way ({holder}): wait until it is done, or stop it")
        self._file.truncate(0)
        since = datetime.now(_CHINA).isoformat(timespec="seconds")
        self._file.write(f"pid {os.getpid()} since {since}\n")
        self._file.flush()

    def close(self) -> None:
        """Release the lock: let the next one begin."""
        self._file.close()


def is_held(db: Path, name: str) -> bool:
    """Whether a process that lives holds the lock ``name``."""
    try:
        with _path(db, name).open("rb") as file:
            return not _take(file)
    except OSError:
        return False


def _path(db: Path, name: str) -> Path:
    return db.with_name(db.name + ".locks") / quote(name, safe="")


def _take(file: IO[Any]) -> bool:
    """Lock ``file`` until it is closed; False if another process has."""
    for wait in (0.05, None):
        try:
            if sys.platform != "win32":
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            # `is_held` holds it for a moment, too.
            if wait is not None:
                sleep(wait)
        else:
            return True
    return False
