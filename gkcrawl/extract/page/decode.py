"""Charset detection: decodes the bytes of a page and records the decision (docs/reading.md#charsets).

Most portals declare a charset; many declare the wrong one. Strict decoding tells UTF-8, GB18030 and
Big5 apart better than any declaration, so the declaration is only a hint for texts that fit two of them.
"""

from __future__ import annotations

import codecs
import re
import zlib
from dataclasses import dataclass, field

from gkcrawl.extract.page.mojibake import Undone, may_be_encoded_twice, undo_double_encoding
from gkcrawl.extract.page.response_body import LIMIT

_META_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]{2,20})""", re.I)
_HEADER_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w-]{2,20})", re.I)
_COMMENT = re.compile(rb"<!--.*?-->", re.S)
_HEAD_BYTES = 8192  # browsers look in 1024, but some heads have long comments above their charset
_SAMPLE = 65536  # bytes or characters that are enough to guess a charset by
_SAMPLE_CHARACTERS = 2000  # Chinese characters: their share of common ones is certain to a percent
_BAD_SHARE = 0.005  # of characters lost: below, some bytes are wrong, above, the charset is
_POOR_SHARE = 0.05  # of characters lost: above, no charset of ours is right
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_FAMILY = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb_2312-80": "gb18030",
    "x-gbk": "gb18030",
    "cp936": "gb18030",
    "utf8": "utf-8",
    "big5": "big5hkscs",
    "big5-hkscs": "big5hkscs",
    "cp950": "big5hkscs",
}
CODINGS = ("gzip", "deflate", "br", "zstd")
_CANDIDATES = ("utf-8", "gb18030", "big5hkscs")
# Chinese characters and punctuation in UTF-8, and more of them in a row than other charsets have by chance.
_UTF8_CHARACTERS = re.compile(rb"(?:[\xe3-\xe9][\x80-\xbf]{2}|\xef[\xbc\xbd][\x80-\xbf])+")
_UTF8_RUN = re.compile(rb"(?:[\xe3-\xe9][\x80-\xbf]{2}|\xef[\xbc\xbd][\x80-\xbf]){6}")
_ASCII = bytes(range(0x80))
_HANZI = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_PRIVATE = re.compile(r"[\ue000-\uf8ff]")


@dataclass(slots=True)
class Decoded:
    """Text, the charset it was read in, what was declared, what was undone, and whether bytes were lost.

    ``utf8`` is the same text in UTF-8, where the page came as such.
    """

    text: str
    charset: str
    declared: str | None = None
    repair: list[str] = field(default_factory=list)
    damaged: bool = False
    utf8: bytes | None = None

    def mark_cut(self, how: str) -> None:
        """Say that the bytes are not all: the stream of the coding ``how`` broke off, or the connection was lost."""
        self.damaged = True
        word = f"{how}_truncated" if how in CODINGS else "truncated"
        if word not in self.repair:
            self.repair.append(word)


def decode(body: bytes, content_type: str | None = None) -> Decoded:
    """Decode the ``body`` of a response whose ``Content-Type`` header is ``content_type``.

    Never raises: bytes that fit no charset become U+FFFD and the result is marked ``damaged``. NUL is left out.
    """
    repair = []
    if body[:2] == b"\x1f\x8b":
        body, whole = _gunzip(body)
        repair.append("gzip" if whole else "gzip_truncated")
    declared = _declared(body, content_type)
    text, charset, damaged = _decode(body, declared)
    suspected = charset == "utf-8" and may_be_encoded_twice(body, text)
    undone = undo_double_encoding(text) if suspected else Undone(text)
    text, damaged = undone.text, damaged or undone.damaged
    if declared and declared != charset and not text.isascii():
        repair.append(f"charset:{charset}")
    if undone.twice:
        repair.append("double_encoded")
    plain = b"\x00" not in body
    # Neither a byte order mark nor half a character at its end.
    whole = (body[:1] + body[-1:]).isascii()
    utf8 = body if plain and whole and charset == "utf-8" and not damaged and not undone.twice else None
    text = text if plain else text.replace("\x00", "")
    return Decoded(text, charset, declared, repair, damaged or "gzip_truncated" in repair, utf8)


def _declared(body: bytes, content_type: str | None) -> str | None:
    """The first ``<meta charset>`` of the head, else the header's charset, as a codec family."""
    head = body[:_HEAD_BYTES]
    found = _META_CHARSET.search(head)
    if b"<!--" in (head[: found.end()] if found else head):
        found = _META_CHARSET.search(_COMMENT.sub(b"", head))
    if found:
        name = found[1].decode("ascii", "replace")
    elif match := _HEADER_CHARSET.search(content_type or ""):
        name = match[1]
    else:
        return None
    name = name.lower()
    return _FAMILY.get(name, name)


def _decode(body: bytes, declared: str | None) -> tuple[str, str, bool]:
    for bom, charset in _BOMS:
        if body.startswith(bom):
            text = body[len(bom) :].decode(charset, "replace")
            return text, charset, text.count("\ufffd") > len(text) * _BAD_SHARE
    fits: dict[str, str] = {}
    for charset in _CANDIDATES:
        fitting = strict(body, charset)
        if fitting is None:
            if charset == "utf-8" and _is_mostly_utf8(body):
                # An included footer in another charset.
                return body.decode("utf-8", "replace"), charset, True
            continue
        if charset == "utf-8" and (declared != "gb18030" or fitting.isascii() or _is_chinese(fitting)):
            return fitting, charset, False
        fits[charset] = fitting
    if not fits:
        return _decode_damaged(body)
    if len(fits) == 1:
        charset = next(iter(fits))
    else:
        charset = max(fits, key=lambda name: (_plausibility(fits[name], name), name == declared))
    return fits[charset], charset, _UTF8_RUN.search(body.translate(None, _ASCII)) is not None


def _is_chinese(text: str) -> bool:
    return _HANZI.search(text) is not None or undo_double_encoding(text).twice


def _is_mostly_utf8(body: bytes) -> bool:
    """Whether half of the bytes beside ASCII are Chinese characters in UTF-8; of GBK or Big5 some in a hundred are."""
    high = body.translate(None, _ASCII)
    return sum(map(len, _UTF8_CHARACTERS.findall(high))) * 2 >= len(high)


def strict(body: bytes, charset: str) -> str | None:
    """``body`` in ``charset``, allowing for a last character cut in half; None when it does not fit."""
    try:
        return codecs.getincrementaldecoder(charset)().decode(body, final=False)
    except UnicodeDecodeError:
        return None


def _plausibility(text: str, charset: str) -> float:
    """Share of the Chinese characters of ``text`` that are common ones in the script of ``charset``.

    Level 1 of GB 2312 holds the 3,755 common simplified characters and that of Big5 the 5,401 common
    traditional ones; text read in the wrong one of the two lands on rare characters.
    """
    characters = _HANZI.findall(text)[:_SAMPLE_CHARACTERS]
    rare = len(_PRIVATE.findall(text[:_SAMPLE]))
    if not characters:
        return 0.0 if rare else 0.5
    low, high, codec = (
        (b"\xa4\x40", b"\xc6\x7e", "big5") if charset == "big5hkscs" else (b"\xb0\xa1", b"\xd7\xf9", "gb2312")
    )
    common = sum(1 for char in characters if low <= char.encode(codec, "ignore") <= high)
    return common / (len(characters) + rare)


def _decode_damaged(body: bytes) -> tuple[str, str, bool]:
    """The reading with the fewest lost bytes; charset-normalizer is asked when even that is poor."""
    readings = {name: body.decode(name, "replace") for name in _CANDIDATES}
    charset = min(readings, key=lambda name: readings[name].count("\ufffd") / max(1, len(readings[name])))
    text = readings[charset]
    if text.count("\ufffd") > len(text) * _POOR_SHARE:
        from charset_normalizer import from_bytes

        best = from_bytes(body[:_SAMPLE]).best()
        if best is not None and best.encoding not in ("ascii", "utf_8"):
            text, charset = body.decode(best.encoding, "replace"), best.encoding.replace("_", "-")
    return text, charset, True


def _gunzip(body: bytes) -> tuple[bytes, bool]:
    """Unpacked ``body`` (at most 64 MB) and whether the stream was whole."""
    stream = zlib.decompressobj(wbits=31)
    try:
        return stream.decompress(body, LIMIT), stream.eof
    except zlib.error:
        return body, False
