"""Durable writes (fsync of folders), and things that are closed at the end of a ``with`` block."""

from __future__ import annotations

import os
from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

    from typing_extensions import Self


def sync_folder(folder: Path) -> None:
    """Have on disk which files ``folder`` holds, after one was made or renamed in it; raises OSError."""
    if os.name == "nt":  # does so by itself, and cannot open folders
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


class Closing(ABC):
    """Something with a ``close`` method that is called at the end of its ``with`` block."""

    @abstractmethod
    def close(self) -> None:
        """Let go of what is held."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
