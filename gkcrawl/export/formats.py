"""Export format and compression, from a file's name."""

from __future__ import annotations

import gzip
from contextlib import contextmanager
from importlib import import_module
from typing import IO, TYPE_CHECKING, Any, Literal, NamedTuple, cast

from gkcrawl.errors import ConfigError
from gkcrawl.export.jsonl import write_jsonl
from gkcrawl.export.rows import write_csv_rows, write_json_rows, write_parquet_rows
from gkcrawl.export.table import write_csv, write_parquet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from gkcrawl.export.rows import Column

Format = Literal["jsonl", "csv", "parquet"]
Compression = Literal["gz", "zst"]
WRITERS: dict[Format, Callable[[Iterable[dict[str, Any]], IO[bytes]], int]] = {
    "jsonl": write_jsonl,
    "csv": write_csv,
    "parquet": write_parquet,
}
_ROW_WRITERS: dict[Format, Callable[[Iterable[Sequence[Any]], Sequence[Column], IO[bytes]], int]] = {
    "jsonl": write_json_rows,
    "csv": write_csv_rows,
    "parquet": write_parquet_rows,
}
_SUFFIXES: dict[str, Format] = {
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".parquet": "parquet",
}
_COMPRESSIONS: dict[str, Compression] = {".gz": "gz", ".zst": "zst"}


class Packing(NamedTuple):
    """How a file is written: its format and, if it is packed, how."""

    format: Format
    compression: Compression | None


def read_name(path: Path, given: Format | None) -> Packing:
    """Format and compression of a file to write: ``given``, else as its name ends; JSON Lines without an ending.

    Raises `ConfigError` for a name that says another format than ``given`` or one that we do not write, and for packed
    Parquet.
    """
    compression = _COMPRESSIONS.get(path.suffix.lower())
    stem = path.with_suffix("") if compression else path
    named = _SUFFIXES.get(stem.suffix.lower())
    if given and named and given != named:
        raise ConfigError(f"{path} is named as {named}, but --format says {given}: make them agree")
    if stem.suffix and not (given or named):
        raise ConfigError(
            f"{path}: no export has the ending {stem.suffix}; end the name in {', '.join(_SUFFIXES)}, or say --format"
        )
    chosen = given or named or "jsonl"
    if chosen == "parquet" and compression:
        raise ConfigError(f"Parquet is compressed inside: name the file {stem.name}")
    return Packing(chosen, compression)


@contextmanager
def compressed(stream: IO[bytes], compression: Compression | None) -> Iterator[IO[bytes]]:
    """``stream``, or one that packs what is written to it; the same input gives the same bytes."""
    if compression is None:
        yield stream
    elif compression == "gz":
        with gzip.GzipFile(filename="", mode="wb", fileobj=stream, mtime=0) as packed:
            yield cast("IO[bytes]", packed)
    else:
        with _zstd().open(stream, "wb") as packed:
            yield packed


def write_packed(documents: Iterable[dict[str, Any]], stream: IO[bytes], packing: Packing) -> int:
    """Write ``documents`` to ``stream``; returns how many there were."""
    with compressed(stream, packing.compression) as packed:
        return WRITERS[packing.format](documents, packed)


def write_rows(rows: Iterable[Sequence[Any]], columns: Sequence[Column], stream: IO[bytes], packing: Packing) -> int:
    """Write ``rows``, cells in the order of ``columns``, to ``stream``; returns how many there were.

    Raises `ConfigError` for Parquet without pyarrow.
    """
    with compressed(stream, packing.compression) as packed:
        return _ROW_WRITERS[packing.format](rows, columns, packed)


def _zstd() -> Any:
    """The standard library's module, from Python 3.14 on, or its backport, which Scrapy brings along."""
    for name in ("compression.zstd", "backports.zstd"):
        try:
            return import_module(name)
        except ImportError:
            continue
    raise ConfigError("zst needs backports.zstd: pip install backports.zstd")
