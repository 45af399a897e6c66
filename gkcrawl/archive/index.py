"""Index of archived responses by request, for replaying a crawl from WARC files."""

from __future__ import annotations

import hashlib
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING

from w3lib.url import safe_url_string

from gkcrawl.archive.reader import Record, read_record, read_records
from gkcrawl.errors import ArchiveError, ConfigError

if TYPE_CHECKING:
    from collections.abc import Iterator


_PATTERNS = ("*.warc", "*.warc.gz")


class ReplayIndex:
    """Where the answers in WARC ``files`` lie, by request.

    A request asked several times in one file (retries, a cookie gate) is answered in recorded order, the
    last answer staying; of several files the last one that knows a request answers it. ``warnings`` name
    records that cannot be read; all others are served.

    Raises:
        ConfigError: a file cannot be read at all or is packed as a whole, or there is no response in any of them.
    """

    def __init__(self, files: list[Path]) -> None:
        self.warnings: list[str] = []
        self._places: dict[tuple[str, str, str], list[tuple[Path, int]]] = {}
        self._served: dict[tuple[str, str, str], int] = {}
        for file in files:
            self._add(file)
        if not self._places:
            raise ConfigError(f"REPLAY: no HTTP response in {', '.join(map(str, files))}")

    def __len__(self) -> int:
        return sum(map(len, self._places.values()))

    def find(self, method: str, url: str, body: bytes = b"") -> tuple[Path, Record] | None:
        """The file and the answer to this request, None when there is none.

        An answer whose request was not archived goes by its URL alone. Raises `ArchiveError` when the file
        has changed since the index was made.
        """
        for key in (request_key(method, url, body), request_key("", url, b"")):
            if places := self._places.get(key):
                turn = self._served.get(key, 0)
                self._served[key] = turn + 1
                path, offset = places[min(turn, len(places) - 1)]
                return path, read_record(path, offset)
        return None

    def _add(self, file: Path) -> None:
        count = 0
        try:
            for record in read_records(file):
                count += 1
                if record.offset is None:
                    raise ConfigError(
                        f"REPLAY: {file}: several records in one gzip member; split them with `warcio recompress`"
                    )
                if record.status == HTTPStatus.NOT_MODIFIED:
                    # "As before" is an answer only to who asked with the validators of before.
                    continue
                key = request_key(record.method or "", record.url, record.request_body)
                places = self._places.setdefault(key, [])
                if places and places[0][0] != file:
                    places.clear()
                places.append((file, record.offset))
        except ArchiveError as error:
            if not count:
                raise ConfigError(f"REPLAY: {error}") from error
            self.warnings += [*str(error).splitlines(), f"{file}: the other {count} responses are served"]


def replay_files(setting: str) -> list[Path]:
    """The files that the REPLAY setting names: WARC files, folders of them or patterns, comma-separated.

    Raises:
        ConfigError: a part of it names nothing.
    """
    return [file for part in setting.split(",") if part.strip() for file in _files(part.strip())]


def _files(part: str) -> Iterator[Path]:
    path = Path(part).expanduser()
    if path.is_file():
        found = [path]
    elif path.is_dir():
        found = sorted(file for pattern in _PATTERNS for file in path.rglob(pattern))
    else:
        found = sorted(file for file in Path(path.anchor).glob(str(path.relative_to(path.anchor))) if file.is_file())
    if not found:
        raise ConfigError(f"REPLAY: no WARC file at {part}")
    yield from found


def request_key(method: str, url: str, body: bytes) -> tuple[str, str, str]:
    """What a request is known by: method, address as sent, hash of the body; no method where it was not archived."""
    digest = hashlib.sha256(body).hexdigest() if body else ""
    return method.upper(), safe_url_string(url).partition("#")[0], digest
