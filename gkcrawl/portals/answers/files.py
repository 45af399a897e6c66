"""File types by magic bytes, not by suffix or header (docs/families.md#link-targets); names by address and header."""

from __future__ import annotations

import re
from contextlib import suppress
from email.errors import HeaderParseError
from email.header import decode_header
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote, unquote_to_bytes, urlsplit

from gkcrawl.extract.body.attachments import MEDIA_TYPES
from gkcrawl.extract.body.magic import first_bytes

if TYPE_CHECKING:
    from collections.abc import Mapping

_OFFICE = frozenset("docx xlsx pptx ofd doc xls ppt wps".split())
_CONTAINERS = ("zip", "ole")
# RFC 6266: filename*=charset'language'percent-encoded goes before filename="…".
_EXTENDED = re.compile(r"""(?:^|[;\s])filename\*\s*=\s*["']?([\w-]*)'[\w-]*'([^;"'\s]+)""", re.I)
_PLAIN = re.compile(r"""(?:^|[;\s])filename\s*=\s*(?:"([^"]*)"|'([^']*)'|([^;]*))""", re.I)
_CHARSETS = ("utf-8", "gb18030")


def media_type(body: bytes, name: str) -> str | None:
    """Media type of ``body`` when it is a file, None when it is a page.

    Office formats share two containers; the suffix of the file's ``name`` decides between those only.
    """
    found = first_bytes(body)
    if found is None or found.media_type is None:
        return None
    suffix = PurePosixPath(name).suffix.lower().lstrip(".")
    return MEDIA_TYPES[suffix] if found.name in _CONTAINERS and suffix in _OFFICE else found.media_type


def file_name(url: str, headers: Mapping[str, str] | None = None) -> str:
    """The last part of the path of ``url``, unquoted, where that is the name of a file; else what ``headers`` say."""
    name = PurePosixPath(unquote(urlsplit(url).path)).name
    if headers is None or PurePosixPath(name).suffix.lower().lstrip(".") in MEDIA_TYPES:
        return name
    told = next((value for key, value in headers.items() if key.lower() == "content-disposition"), "")
    return disposition_name(told) or name


def disposition_name(header: str) -> str | None:
    """The file's name in ``header``, a value of Content-Disposition (bytes beyond UTF-8 read as Latin-1); None without.

    >>> disposition_name("attachment; filename*=UTF-8''%E5%B9%B4%E6%8A%A5.doc")
    '年报.doc'
    """
    if found := _EXTENDED.search(header):
        name = _text(unquote_to_bytes(found[2]), found[1])
    elif found := _PLAIN.search(header):
        name = _plain_name(next((value for value in found.groups() if value), ""))
    else:
        return None
    # Some servers send the path that the file had where it came from.
    return re.split(r"[/\\]", name)[-1].strip() or None


def _plain_name(value: str) -> str:
    if "=?" in value:
        try:
            parts = decode_header(value)
        except HeaderParseError:
            return value
        return "".join(_text(part, charset) if isinstance(part, bytes) else part for part, charset in parts)
    # Latin-1 stands for bytes that nobody could read yet.
    with suppress(UnicodeEncodeError):
        value = _text(value.encode("latin-1"))
    return _text(unquote_to_bytes(value)) if "%" in value else value


def _text(raw: bytes, charset: str | None = None) -> str:
    """``raw`` in the ``charset`` it is said to be in, or in the one of the usual ones that fits."""
    for name in (charset or "utf-8", *_CHARSETS):
        try:
            return raw.decode(name)
        except (UnicodeDecodeError, LookupError):
            continue
    return raw.decode("latin-1")
