"""One connection to a database for all runs of a thread, in place of one each."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from gkcrawl.store.store import Store

if TYPE_CHECKING:
    from pathlib import Path

    from typing_extensions import Self


class SharedStore(Store):
    """A `Store` that several have at once, all in one thread: closed when each of them has closed it."""

    _open: ClassVar[dict[Path, Self]] = {}
    _users = 0

    @classmethod
    def of(cls, path: Path) -> Self:
        """The store in the database at ``path``; raises as `Store` does."""
        key = path.resolve()
        if key not in cls._open:
            cls._open[key] = cls(path)
        store = cls._open[key]
        store._users += 1
        return store

    def close(self) -> None:
        """Close the connection when nobody else has it; call it once for each `of`."""
        self._users -= 1
        if not self._users:
            del self._open[self.path.resolve()]
            super().close()
