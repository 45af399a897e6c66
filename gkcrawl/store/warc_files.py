"""Where the WARC files lie that captures point to: in the archive, or where a replay found them."""

from __future__ import annotations

from filecmp import cmp
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from gkcrawl.store.connection import Connection

_IN_ARCHIVE = 2  # parts of a name in an archive: portal and file


class WarcFiles:
    """The WARC files of the database ``store``, whose archive is the folder ``root``."""

    def __init__(self, store: Connection, root: Path) -> None:
        self._store, self._root = store, root.resolve()
        self._folder = store.path.resolve().parent

    def path(self, warc: str) -> Path:
        """The file that captures call ``warc``, whether it is still there or not. Raises `StoreError`."""
        own = self._root / warc
        if own.is_file():
            return own
        rows = self._store.query("SELECT path FROM warc_files WHERE warc = ?", (warc,))
        return self._folder / rows[0]["path"] if rows else own

    def name(self, path: Path, portal: str) -> str:
        """What captures of ``portal`` are to call the file at ``path``; where it lies is kept, if not in the archive.

        A file of another archive keeps its name there, so that a replay gives the same pointers as the crawl; any other
        goes by its file name, with as many folders before it as tell it from others. Raises `StoreError`.
        """
        file = path.resolve()
        if file.is_relative_to(self._root):
            return file.relative_to(self._root).as_posix()
        parts = file.parts[1:]
        least = _IN_ARCHIVE if file.parent.name == portal else 1
        name = next(
            (name for count in range(least, len(parts)) if self._is_for(name := "/".join(parts[-count:]), file)),
            "/".join(parts),
        )
        if self.path(name) != file and not (self._root / name).is_file():
            lies = file.relative_to(self._folder) if file.is_relative_to(self._folder) else file
            with self._store.transaction() as connection:
                row = (name, str(lies))
                connection.execute("INSERT OR REPLACE INTO warc_files (warc, path) VALUES (?, ?)", row)
        return name

    def _is_for(self, name: str, file: Path) -> bool:
        """Whether ``name`` is free, or that of ``file`` or of a copy of it."""
        known = self.path(name)
        return not known.is_file() or known.samefile(file) or cmp(known, file, shallow=False)
