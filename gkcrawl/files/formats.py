"""Format detection: what a file is by its content, never by its name alone (gkcrawl/data/file_formats.csv)."""

from __future__ import annotations

import bz2
import io
import lzma
import re
import zlib
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from gkcrawl.data import rows
from gkcrawl.extract.body.magic import first_bytes
from gkcrawl.extract.page.decode import decode
from gkcrawl.files.reading import FileLimits
from gkcrawl.files.unzip import Unzipper

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_PDF_HEAD_BYTES = 1024  # ISO 32000-1, Annex H.3.4.1: a PDF's header may stand anywhere in them
_TEXT_BYTES = 65_536  # by which text is told from other bytes, and a page from plain text
_TAR_AT, _TAR_BYTES = 257, 512  # place of a TAR header's sign, and length of the header
_NAMES = 10_000  # of a ZIP file, by which it is judged
_CONTROLS = re.compile(r"[\x01-\x08\x0e-\x1a\x1c-\x1f\ufffd]")
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_NUL_SHARE = 0.02  # of bytes: line breaks and digits of Chinese text in UTF-16 have one each
_CONTROL_SHARE = 0.01  # of a text's characters; of other bytes read as text a fifth are
_PACKERS: dict[str, Callable[[], zlib._Decompress | bz2.BZ2Decompressor | lzma.LZMADecompressor]] = {
    "gz": lambda: zlib.decompressobj(wbits=31),
    "bz2": bz2.BZ2Decompressor,
    "xz": lzma.LZMADecompressor,
}
ENCRYPTED_PACKAGE = "EncryptedPackage"
"""The stream of an OLE file that holds an encrypted DOCX, XLSX or PPTX ([MS-OFFCRYPTO] §2.3.4.4)."""
_PACKAGED = frozenset(("docx", "xlsx", "pptx"))


def _signs(place: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(row["sign"]), row["format"]) for row in rows("file_formats") if row["place"] == place)


_STREAMS, _MEMBERS, _CONTENTS, _TEXTS = map(_signs, ("stream", "member", "content", "text"))
_PDF_HEADER = re.compile(rb"%PDF-\d")


def format_of(body: bytes, name: str = "") -> str | None:
    """What ``body`` is: pdf, docx, doc, xls, xlsx, ofd, rtf, html, txt, zip, rar …; None where nothing is known.

    WPS documents are doc, WPS spreadsheets (ET) xls. The file's ``name`` tells only what an encrypted package holds;
    without it that is ``ole``, as is any other OLE file.
    """
    found = first_bytes(body)
    kind = found.name if found else None
    if kind == "ole":
        return _by_names(ole_streams(body), _STREAMS, "ole", _packaged(name))
    if kind == "zip":
        return _in_zip(body)
    if kind in _PACKERS:
        return "tar" if is_tar(_unpacked_head(body, kind)) else kind
    if kind is None and is_tar(body):
        return "tar"
    if kind is None and _PDF_HEADER.search(body[:_PDF_HEAD_BYTES]):
        return "pdf"
    return kind or _text_format(body[:_TEXT_BYTES])


def ole_streams(body: bytes) -> list[str]:
    """Names of the streams in the root of the OLE file ``body``; of a damaged one, those whose names stand in it."""
    import olefile

    try:
        with olefile.OleFileIO(io.BytesIO(body)) as ole:
            return [path[0] for path in ole.listdir() if len(path) == 1]
    except Exception:  # whatever olefile meets in a damaged file
        names = [row["seen"] for row in rows("file_formats") if row["place"] == "stream"]
        return [name for name in (*names, "Book") if name.encode("utf-16-le") in body]


def is_tar(body: bytes) -> bool:
    """Whether ``body`` begins with a header of a TAR file (POSIX.1-1988 §10.1.1)."""
    return body[_TAR_AT : _TAR_AT + 5] == b"ustar"


def _packaged(name: str) -> str:
    suffix = PurePosixPath(name).suffix.lower().lstrip(".")
    return suffix if suffix in _PACKAGED else "ole"


def _by_names(names: Iterable[str], signs: tuple[tuple[re.Pattern[str], str], ...], other: str, ole: str = "") -> str:
    """The format of the first of ``signs`` that one of ``names`` is."""
    names = list(names)
    for sign, kind in signs:
        if any(sign.fullmatch(name) for name in names):
            return ole if kind == "ole" else kind
    return other


def _in_zip(body: bytes) -> str:
    names = Unzipper(body, FileLimits()).names()[:_NAMES]
    # Stored unpacked as the first member, so that it can be read here (ISO/IEC 26300-3 §3.3, EPUB 3.3 §4.2.6).
    if names[:1] == ["mimetype"]:
        told = body[38:_PDF_HEAD_BYTES].partition(b"PK")[0].decode("latin-1")
        return next((kind for sign, kind in _CONTENTS if sign.match(told)), "zip")
    return _by_names(names, _MEMBERS, "zip")


def _unpacked_head(body: bytes, kind: str) -> bytes:
    try:
        return _PACKERS[kind]().decompress(body[:_TEXT_BYTES], _TAR_BYTES)
    except (zlib.error, OSError, EOFError, lzma.LZMAError, ValueError):
        return b""


def utf16_without_mark(body: bytes) -> str | None:
    """The byte order of text in UTF-16 that does not say it, by its NULs; None for other bytes."""
    head = body[:_TEXT_BYTES]
    if head.startswith(_UTF16_MARKS):
        return None
    first, second = head[::2].count(0), head[1::2].count(0)
    if max(first, second) < len(head) * _NUL_SHARE or min(first, second):
        return None
    return "utf-16-le" if second else "utf-16-be"


def _text_format(head: bytes) -> str | None:
    """``html`` or ``txt`` for what reads as text in one of our charsets, else None."""
    if not head.strip():
        return None
    charset = utf16_without_mark(head)
    if b"\x00" in head and not charset and not head.startswith(_UTF16_MARKS):
        return None
    text = head.decode(charset, "replace") if charset else decode(head).text
    if len(_CONTROLS.findall(text)) > len(text) * _CONTROL_SHARE:
        return None
    text = text.lstrip()
    return next((kind for sign, kind in _TEXTS if sign.match(text)), "txt")
