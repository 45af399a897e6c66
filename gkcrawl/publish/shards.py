"""Writes a table as Parquet files of limited size, with one row group in memory at a time."""

from __future__ import annotations

import os
from typing import IO, TYPE_CHECKING, Any

from pyarrow import parquet

from gkcrawl.disk import Closing

if TYPE_CHECKING:
    from pathlib import Path

SHARD_BYTES = 500_000_000
"""Bytes after which the next file begins: what hubs advise, and a reader on a small machine takes."""
_DIGITS = 5  # of a shard's number, as others write them: 00000-of-00003


class Shards(Closing):
    """Takes the rows of the table ``name`` and writes ``name-00000-of-0000N.parquet`` files into ``folder``.

    There is one file at least, for a table without rows too. ``largest`` is the size in bytes after which the next one
    begins. The same rows in the same portions give the same bytes. Raises OSError.
    """

    def __init__(self, folder: Path, name: str, schema: Any, largest: int = SHARD_BYTES) -> None:
        self._folder, self._name, self._schema, self._largest = folder, name, schema, largest
        self._paths: list[Path] = []
        self._stream: IO[bytes] | None = None
        self._writer: Any = None
        self._filled = False
        folder.mkdir()
        self._begin()

    def write(self, table: Any) -> None:
        """Write a ``table`` of the schema as one row group."""
        if self._filled and self._stream is not None and self._stream.tell() > self._largest:
            self.close()
            self._begin()
        self._filled = True
        self._writer.write_table(table, row_group_size=max(1, table.num_rows))

    def finish(self) -> list[Path]:
        """Close the last file and give all of them their names; returns them."""
        self.close()
        count = len(self._paths)
        names = [f"{self._name}-{number:0{_DIGITS}}-of-{count:0{_DIGITS}}.parquet" for number in range(count)]
        return [path.rename(path.with_name(name)) for path, name in zip(self._paths, names, strict=True)]

    def close(self) -> None:
        """Close the file that is being written; what was written is on disk."""
        stream, self._stream = self._stream, None
        if stream is not None:
            try:
                self._writer.close()
                stream.flush()
                os.fsync(stream.fileno())
            finally:
                stream.close()

    def _begin(self) -> None:
        path = self._folder / f"{self._name}-{len(self._paths):0{_DIGITS}}.part"
        self._stream = path.open("wb")
        self._writer = parquet.ParquetWriter(self._stream, self._schema, compression="zstd")
        self._paths.append(path)
        self._filled = False
