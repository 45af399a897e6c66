"""Names of files in archives: bytes of unknown charset made readable, and all of them safe to show and to write."""

from __future__ import annotations

import re
import unicodedata

from gkcrawl.characters import HAN

_LONGEST_PATH_PART = 120  # characters of a folder or file; file systems take 255 bytes, which are 85 Chinese characters
_MOST_PARTS = 16  # folders and file of a path
_LONGEST_SUFFIX = 8  # characters, kept of a name that is cut
_DRIVE = re.compile(r"[A-Za-z]:")
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.I)  # no file on Windows, whatever its suffix
_FORBIDDEN = re.compile(r'[<>:"|?*]')
# What systems put beside the files of a folder.
_LITTER = re.compile(r"(?:.*/)?(?:__MACOSX/.*|\.DS_Store|Thumbs\.db|desktop\.ini)", re.I)
UNNAMED = "unnamed"
"""Name of a file that has none."""


def readable_name(raw: bytes) -> str:
    """The name ``raw`` of a file in an archive that does not say its charset: UTF-8 where it can be that, else GBK.

    >>> readable_name("附件1.doc".encode("gbk")), readable_name("附件1.doc".encode())
    ('附件1.doc', '附件1.doc')
    """
    if raw.isascii():
        return raw.decode("ascii")
    try:
        name = raw.decode("utf-8")
        if HAN.search(name):
            return name
    except UnicodeDecodeError:
        pass
    try:
        return raw.decode("gb18030")
    except UnicodeDecodeError:
        return raw.decode("utf-8" if HAN.search(raw.decode("utf-8", "replace")) else "gb18030", "replace")


def safe_name(name: str) -> str:
    """``name`` as a relative path with ``/``, without steps upwards, drives, devices and characters of no width.

    >>> safe_name("..\\\\..\\\\C:/附件/NUL.doc")
    '附件/_NUL.doc'
    """
    shown = "".join(char for char in name if char == " " or unicodedata.category(char)[0] not in "CZ")
    parts = [_safe_part(part) for part in re.split(r"[/\\]", _DRIVE.sub("", shown))]
    return "/".join([part for part in parts if part][-_MOST_PARTS:]) or UNNAMED


def is_litter(name: str) -> bool:
    """Whether a system put the file ``name`` into the archive, and nobody meant it."""
    return _LITTER.fullmatch(name) is not None


def _safe_part(part: str) -> str:
    part = _FORBIDDEN.sub("_", part).strip(" ").rstrip(".")
    if len(part) > _LONGEST_PATH_PART:
        stem, dot, suffix = part.rpartition(".")
        tail = dot + suffix if stem and len(suffix) <= _LONGEST_SUFFIX else ""
        part = part[: _LONGEST_PATH_PART - len(tail)] + tail
    return f"_{part}" if _DEVICE.fullmatch(part) else part
