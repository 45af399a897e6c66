"""File types by magic bytes, not by suffix or header (docs/families.md#link-targets)."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from gkcrawl.extract.body.attachments import MEDIA_TYPES
from gkcrawl.portals.answers.content_disposition import disposition_name

if TYPE_CHECKING:
    from collections.abc import Mapping

_MAGIC = (
    (b"%PDF-", "application/pdf"),
    (b"PK\x03\x04", "application/zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
    (b"{\\rtf", "application/rtf"),
    (b"Rar!\x1a\x07", "application/vnd.rar"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF8", "image/gif"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
)
_OFFICE = frozenset("docx xlsx pptx ofd doc xls ppt wps".split())
_CONTAINERS = ("application/zip", "application/x-ole-storage")


def media_type(body: bytes, name: str) -> str | None:
    """Media type of ``body`` when it is a file, None when it is a page.

    Office formats share two containers; the suffix of the file's ``name`` decides between those only.
    """
    start = body[:16].lstrip(b"\xef\xbb\xbf \t\r\n")
    for magic, kind in _MAGIC:
        if start.startswith(magic):
            suffix = PurePosixPath(name).suffix.lower().lstrip(".")
            return MEDIA_TYPES[suffix] if kind in _CONTAINERS and suffix in _OFFICE else kind
    return None


def file_name(url: str, headers: Mapping[str, str] | None = None) -> str:
    """The last part of the path of ``url``, unquoted, where that is the name of a file; else what ``headers`` say."""
    name = PurePosixPath(unquote(urlsplit(url).path)).name
    if headers is None or PurePosixPath(name).suffix.lower().lstrip(".") in MEDIA_TYPES:
        return name
    told = next((value for key, value in headers.items() if key.lower() == "content-disposition"), "")
    return disposition_name(told) or name
