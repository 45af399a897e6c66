"""ZIP archives (APPNOTE.TXT): names in GBK without a flag that says so, encrypted members, unknown methods."""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING

from gkcrawl.files.packed.members import PackedFile
from gkcrawl.files.packed.names import readable_name
from gkcrawl.files.unzip import UTF8_NAME, Encrypted, TooLarge, UnknownMethod, Unzipper

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Iterator

    from gkcrawl.files.reading import FileLimits

_UNICODE_PATH = 0x7075  # Info-ZIP's extra field, APPNOTE.TXT §4.6.9


def unpack(body: bytes, limits: FileLimits) -> Iterator[PackedFile]:
    """The files of the ZIP archive ``body``. Raises TooLarge for too many; ValueError, at its end, for damage."""
    archive = Unzipper(body, limits)
    files = [member for member in archive.members if not member.is_dir()]
    for member in files[: limits.members]:
        name = name_of(member)
        try:
            yield PackedFile(name, archive.read(member))
        except Encrypted:
            yield PackedFile(name, flag="encrypted", error="the file is encrypted with a password")
        except TooLarge:
            yield PackedFile(name, flag="too_large", error="the file unpacks to more than is allowed")
        except UnknownMethod as error:
            yield PackedFile(name, flag="unsupported", error=f"packed in a way that is not known: {error}")
    if len(files) > limits.members:
        raise TooLarge(f"more than {limits.members} files in the archive")
    if archive.damaged:
        raise ValueError("some files are not whole")


def name_of(member: zipfile.ZipInfo) -> str:
    """The name of ``member``: of its Unicode path field, else in UTF-8 or GBK as its bytes are."""
    if member.flag_bits & UTF8_NAME:
        return member.orig_filename
    try:
        raw = member.orig_filename.encode("cp437")
    except UnicodeEncodeError:
        return member.orig_filename
    return _unicode_path(member.extra, raw) or readable_name(raw)


def _unicode_path(extra: bytes, raw: bytes) -> str | None:
    """The name in the field of Unicode paths, if that was made for the name ``raw``."""
    at = 0
    while at + 4 <= len(extra):
        kind, size = struct.unpack_from("<HH", extra, at)
        field = extra[at + 4 : at + 4 + size]
        if kind == _UNICODE_PATH and field[1:5] == struct.pack("<I", zlib.crc32(raw)):
            return field[5:].decode("utf-8", "replace")
        at += 4 + size
    return None
