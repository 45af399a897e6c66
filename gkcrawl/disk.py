"""Durable writes (fsync of folders), digests of files, and things that are closed at the end of a ``with`` block."""

from __future__ import annotations

import hashlib
import os
from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

    from typing_extensions import Self

_BLOCK = 1 << 20
"""Bytes read at once: a part of what memory has to spare."""


def sync_folder(folder: Path) -> None:
    """Have on disk which files ``folder`` holds, after one was made or renamed in it; raises OSError."""
    if os.name == "nt":  # does so by itself, and cannot open folders
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sha256_of(path: Path) -> str:
    """Hex SHA-256 of the file ``path``, whatever its size; raises OSError."""
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while block := stream.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()


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
