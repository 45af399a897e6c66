"""Names that any file system takes, of what servers call files: no folders, no device names, at most 255 bytes."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePosixPath

MOST_BYTES = 255
"""Of a name in UTF-8: what Linux, macOS and Windows take."""
_ROOM = 12  # bytes left for the number of a file that is not the first of its name
_SUFFIX = 16  # characters up to which the end of a name behind a dot is a suffix
# Separators, what Windows forbids; control, format and private characters, halves of pairs.
_FORBIDDEN = re.compile(r'[/\\:*?"<>|]')
_UNSEEN = frozenset(("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"))
# https://learn.microsoft.com/windows/win32/fileio/naming-a-file: with any suffix, too.
_DEVICE = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])\s*(?:\.|$)", re.I)


def safe_name(name: str, default: str = "file") -> str:
    """``name`` as one part of a path: what is not allowed there becomes ``_``; ``default`` for what leaves nothing.

    >>> safe_name("../../etc/passwd"), safe_name("con.txt"), safe_name("..")
    ('.._.._etc_passwd', '_con.txt', 'file')
    """
    normal = unicodedata.normalize("NFC", name)
    seen = "".join(map(_seen, normal))
    safe = _FORBIDDEN.sub("_", seen).strip().rstrip(". ")
    if not safe.strip("._ "):
        return default
    if _DEVICE.match(safe):
        safe = f"_{safe}"
    return _cut(safe, MOST_BYTES - _ROOM)


def numbered(name: str, number: int) -> str:
    """The name of the file that is ``number`` (from 1) of those called ``name``.

    >>> numbered("a.pdf", 1), numbered("a.pdf", 2)
    ('a.pdf', 'a (2).pdf')
    """
    if number == 1:
        return name
    suffix = _suffix(name)
    return f"{name.removesuffix(suffix)} ({number}){suffix}"


def _seen(character: str) -> str:
    kind = unicodedata.category(character)
    if kind == "Zs":
        return " "
    return "_" if kind in _UNSEEN else character


def _cut(name: str, most: int) -> str:
    """At most ``most`` bytes of ``name``, with its suffix."""
    if len(name.encode()) <= most:
        return name
    suffix = _suffix(name)
    stem = name.removesuffix(suffix).encode()[: most - len(suffix.encode())]
    return stem.decode(errors="ignore").rstrip(". ") + suffix


def _suffix(name: str) -> str:
    suffix = PurePosixPath(name).suffix
    return suffix if len(suffix) <= _SUFFIX else ""
