"""Index of archived responses by request, for replaying a crawl from WARC files."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from copy import copy
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING

from w3lib.url import safe_url_string

from gkcrawl.archive.reader import Record, read_record, read_records
from gkcrawl.errors import ArchiveError, ConfigError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


_PATTERNS = ("*.warc", "*.warc.gz")
_RUN = re.compile(r"(\d{8}T\d{6}Z)(?:-(\d{1,9}))?\.warc(?:\.gz)?")
_Key = tuple[str, str, str]


class ReplayIndex:
    """Where the answers in WARC ``files`` lie, by request.

    A request asked several times in one file (retries, a cookie gate) is answered in recorded order, the
    last answer staying; of several files, which are taken in the order of the runs they are named after, the last one
    that knows a request answers it. ``warnings`` name records that cannot be read; all others are served.

    Raises:
        ConfigError: a file cannot be read at all or is packed as a whole, or there is no response in any of them.
    """

    def __init__(self, files: Iterable[Path]) -> None:
        self.warnings: list[str] = []
        self._files = sorted(files, key=lambda file: run_of(file) or ("", 0))
        self._last, self._rerun = len(self._files) - 1, False
        self._places: dict[_Key, dict[int, list[int]]] = {}
        self._unchanged: dict[_Key, dict[int, list[int]]] = {}
        self._served: Counter[_Key] = Counter()
        for number in range(len(self._files)):
            self._add(number)
        if not self._places:
            raise ConfigError(f"REPLAY: no HTTP response in {', '.join(map(str, self._files))}")

    def __len__(self) -> int:
        return sum(len(offsets) for found in self._places.values() for offsets in found.values())

    def at(self, run: Path) -> ReplayIndex:
        """What could be answered when the file ``run`` was written: from it, or else from the files before it."""
        made = copy(self)
        made._last, made._rerun, made._served = self._files.index(run), True, Counter()
        return made

    def find(
        self, method: str, url: str, body: bytes = b"", *, conditional: bool = False
    ) -> tuple[Path, Record] | None:
        """The file and the answer to this request, None when there is none.

        An answer whose request was not archived goes by its URL alone. A ``conditional`` request gets "not modified"
        only where a run is done again (`at`) that got it. Raises `ArchiveError` when the file has changed since the
        index was made.
        """
        for key in (request_key(method, url, body), request_key("", url, b"")):
            if conditional and self._rerun and (offsets := self._unchanged.get(key, {}).get(self._last)):
                return self._answer(self._last, offsets[0])
            found = self._places.get(key, {})
            if (number := max((one for one in found if one <= self._last), default=None)) is not None:
                offsets = found[number]
                # What an earlier run came to in the end.
                turn = self._served[key] if number == self._last or not self._rerun else len(offsets)
                self._served[key] += 1
                return self._answer(number, offsets[min(turn, len(offsets) - 1)])
        return None

    def _answer(self, number: int, offset: int) -> tuple[Path, Record]:
        return self._files[number], read_record(self._files[number], offset)

    def _add(self, number: int) -> None:
        count, file = 0, self._files[number]
        try:
            for record in read_records(file):
                count += 1
                if record.offset is None:
                    raise ConfigError(
                        f"REPLAY: {file}: several records in one gzip member; split them with `warcio recompress`"
                    )
                # "As before" is an answer only to who asked with the validators of before.
                kept = self._unchanged if record.status == HTTPStatus.NOT_MODIFIED else self._places
                key = request_key(record.method or "", record.url, record.request_body)
                kept.setdefault(key, {}).setdefault(number, []).append(record.offset)
        except ArchiveError as error:
            if not count:
                raise ConfigError(f"REPLAY: {error}") from error
            self.warnings += [*str(error).splitlines(), f"{file}: the other {count} responses are served"]


def run_of(file: Path) -> tuple[str, int] | None:
    """The run that a WARC file of ours is named after: its start, and its number among those of that second."""
    named = _RUN.fullmatch(file.name)
    return (named[1], int(named[2] or 1)) if named else None


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


def request_key(method: str, url: str, body: bytes) -> _Key:
    """What a request is known by: method, address as sent, hash of the body; no method where it was not archived."""
    digest = hashlib.sha256(body).hexdigest() if body else ""
    return method.upper(), safe_url_string(url).partition("#")[0], digest
