"""RAR and 7z archives, by the system's libarchive through ctypes; without it they are ``unsupported``."""

from __future__ import annotations

import ctypes
import stat
from contextlib import contextmanager
from ctypes.util import find_library
from functools import cache
from typing import TYPE_CHECKING

from gkcrawl.files.packed.members import PackedFile, Unsupported
from gkcrawl.files.packed.names import readable_name
from gkcrawl.files.unzip import NO_BOMB, Encrypted, TooLarge

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gkcrawl.files.reading import FileLimits

MISSING = (
    "RAR and 7z archives need libarchive: apt-get install libarchive13 (Debian 13, Ubuntu 24: libarchive13t64), "
    "dnf install libarchive, brew install libarchive"
)
"""What a machine without libarchive is told."""
_NAMES = ("libarchive.so.13", "libarchive.13.dylib", "/usr/lib/libarchive.2.dylib", "archive.dll", "archiveint.dll")
_OK, _EOF, _WARN = 0, 1, -20  # results, archive.h
_DATA_AT_ONCE = 1_000_000  # bytes at once
_FORMATS = ("rar", "rar5", "7zip")
_POINTER, _TEXT = ctypes.c_void_p, ctypes.c_char_p
_SIGNATURES: dict[str, tuple[type | None, tuple[type, ...]]] = {
    "archive_read_new": (_POINTER, ()),
    "archive_read_free": (ctypes.c_int, (_POINTER,)),
    **{f"archive_read_support_format_{name}": (ctypes.c_int, (_POINTER,)) for name in _FORMATS},
    "archive_read_open_memory": (ctypes.c_int, (_POINTER, _TEXT, ctypes.c_size_t)),
    "archive_read_next_header": (ctypes.c_int, (_POINTER, ctypes.POINTER(_POINTER))),
    "archive_read_data": (ctypes.c_ssize_t, (_POINTER, _TEXT, ctypes.c_size_t)),
    "archive_read_has_encrypted_entries": (ctypes.c_int, (_POINTER,)),
    "archive_error_string": (_TEXT, (_POINTER,)),
    "archive_entry_pathname": (_TEXT, (_POINTER,)),
    "archive_entry_pathname_utf8": (_TEXT, (_POINTER,)),
    "archive_entry_filetype": (ctypes.c_uint, (_POINTER,)),
    "archive_entry_is_encrypted": (ctypes.c_int, (_POINTER,)),
}


def unpack(body: bytes, limits: FileLimits) -> Iterator[PackedFile]:
    """The files of the RAR or 7z archive ``body``.

    Raises Unsupported without libarchive, Encrypted where even the names are, TooLarge for too many files or bytes,
    ValueError, with libarchive's word, for a damaged archive.
    """
    library = load()
    if library is None:
        raise Unsupported(MISSING)
    left = min(limits.unpacked, max(len(body) * limits.ratio, NO_BOMB))
    with _opened(library, body) as archive:
        entry = _POINTER()
        for number in range(limits.members + 1):
            if not _next(library, archive, entry):
                return
            if number == limits.members:
                raise TooLarge(f"more than {limits.members} files in the archive")
            if not stat.S_ISREG(library.archive_entry_filetype(entry)):
                continue
            file = _file(library, archive, entry, left)
            left -= len(file.body)
            yield file


@cache
def load() -> ctypes.CDLL | None:
    """libarchive with the types of its functions; None where there is none."""
    for name in (*_NAMES, find_library("archive")):
        try:
            library = ctypes.CDLL(name) if name else None
        except OSError:
            continue
        if library is not None and all(hasattr(library, function) for function in _SIGNATURES):
            for function, (result, arguments) in _SIGNATURES.items():
                getattr(library, function).restype = result
                getattr(library, function).argtypes = arguments
            return library
    return None


@contextmanager
def _opened(library: ctypes.CDLL, body: bytes) -> Iterator[int]:
    archive = library.archive_read_new()
    try:
        for name in _FORMATS:
            getattr(library, f"archive_read_support_format_{name}")(archive)
        if library.archive_read_open_memory(archive, body, len(body)) != _OK:
            raise ValueError(_error(library, archive))
        yield archive
    finally:
        library.archive_read_free(archive)


def _next(library: ctypes.CDLL, archive: int, entry: ctypes.c_void_p) -> bool:
    """Go on to the next file; False behind the last."""
    result = library.archive_read_next_header(archive, ctypes.byref(entry))
    if result in (_OK, _WARN):
        return True
    if result == _EOF:
        return False
    if library.archive_read_has_encrypted_entries(archive) > 0 or "encrypt" in _error(library, archive).lower():
        raise Encrypted(_error(library, archive))
    raise ValueError(_error(library, archive))


def _file(library: ctypes.CDLL, archive: int, entry: ctypes.c_void_p, most: int) -> PackedFile:
    raw = library.archive_entry_pathname_utf8(entry) or library.archive_entry_pathname(entry) or b""
    name = readable_name(raw)
    if library.archive_entry_is_encrypted(entry):
        return PackedFile(name, flag="encrypted", error="the file is encrypted with a password")
    buffer = ctypes.create_string_buffer(_DATA_AT_ONCE)
    parts: list[bytes] = []
    count = 0
    while (size := library.archive_read_data(archive, buffer, _DATA_AT_ONCE)) > 0:
        parts.append(buffer.raw[:size])
        count += size
        if count > most:
            raise TooLarge("the files unpack to more than is allowed")
    if size < 0:
        return PackedFile(name, flag="damaged", error=_error(library, archive))
    return PackedFile(name, b"".join(parts))


def _error(library: ctypes.CDLL, archive: int) -> str:
    return (library.archive_error_string(archive) or b"unknown").decode("utf-8", "replace")
