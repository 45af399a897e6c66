"""One run of a portal at a time: a lock file next to the database, which the system lets go when its holder dies."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from gkcrawl.archive.times import now, to_iso
from gkcrawl.errors import ConfigError

try:
    import fcntl
except ImportError:  # no such locks on Windows: there two runs of one portal are not told apart
    fcntl = None  # type: ignore[assignment]

if TYPE_CHECKING:
    from pathlib import Path


class PortalLock:
    """Held from creation to `release`; raises `ConfigError` when another run of ``portal`` holds it.

    The file says who took it last; whether it is held is known to the system alone, so that a lock left
    behind by a killed run never stops the next one.
    """

    def __init__(self, db: Path, portal: str) -> None:
        folder = db.with_name(db.name + ".locks")
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._file = (folder / portal).open("a+", encoding="utf-8")
        except OSError as error:
            raise ConfigError(f"lock {folder / portal}: {error.strerror}; check the folder of GKCRAWL_DB") from error
        try:
            if fcntl is not None:
                fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            self._file.seek(0)
            holder = self._file.read().strip() or "unknown"
            self._file.close()
            raise ConfigError(
                f"another run of {portal} is under way ({holder}): wait until it is done, or stop it"
            ) from None
        self._file.truncate(0)
        self._file.write(f"pid {os.getpid()} since {to_iso(now())}\n")
        self._file.flush()

    def release(self) -> None:
        """Let the next run begin."""
        self._file.close()
