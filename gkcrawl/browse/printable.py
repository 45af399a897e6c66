"""Makes text of the corpus safe to look at: control characters and those that turn the writing direction are shown."""

from __future__ import annotations

import re
from typing import Any

# C0 and C1 controls but TAB and line feed; marks, embeddings, overrides and isolates of direction (UAX #9);
# surrogates, which no encoding has.
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_CONTROL_PICTURES = 0x2400  # Unicode's block of them: U+2400 is the picture of NUL
_SPACE, _DELETE = 0x20, 0x7F


def printable(value: Any) -> Any:
    """``value`` (text, lists, dictionaries) with each such character shown in its place.

    >>> printable({"title": "a\\x00b\\u202e"})
    {'title': 'a␀b[U+202E]'}
    """
    if isinstance(value, str):
        return _UNSEEN.sub(_shown, value)
    if isinstance(value, dict):
        return {printable(key): printable(one) for key, one in value.items()}
    return [printable(one) for one in value] if isinstance(value, list | tuple) else value


def web_address(url: str | None) -> str | None:
    """``url`` where it is one of the web, else None: no link may run a script or open a file.

    >>> web_address("https://www.example.gov.cn/"), web_address("javascript:alert(1)")
    ('https://www.example.gov.cn/', None)
    """
    return url if url and url.lower().startswith(("http://", "https://")) else None


def _shown(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code < _SPACE:
        return chr(_CONTROL_PICTURES + code)
    return "␡" if code == _DELETE else f"[U+{code:04X}]"
