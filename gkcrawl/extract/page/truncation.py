"""Whether the text of an answer stops before its end: a connection that was closed, a proxy that gave up."""

from __future__ import annotations

import json
import math
import re

from gkcrawl.extract.page.site_words import SITE_FOOT

_TAIL_BYTES = 65_536  # what stands behind the end of a page is no longer
_EDGE_BYTES = 1024  # at either end: a root element with comments above it, the last tags
_ENDS = (b"</html", b"</body", b"</frameset")
_BEGINS_PAGE = re.compile(rb"<(?:html|body)[\s>]")
_IN_TAG = re.compile(rb"<[a-z/!?]")
# What has no end tag of its own inside; a comment in a script is part of the script.
_RAW = ((b"<script", b"</script"), (b"<style", b"</style"), (b"<textarea", b"</textarea"), (b"<title", b"</title"))
_COMMENT = (b"<!--", b"-->")
# Elements whose end tags may not be left out, and that templates close.
_CONTAINERS = (b"div", b"table", b"ul", b"ol")
_FEW_OPEN = 2  # containers; one is easily forgotten by whoever forgets the end of the page
# A page may well end with an empty element, a container, a script or a comment.
_LAST_TAG = re.compile(rb"<(/?)([a-z][a-z0-9]*)[^<>]*>$")
_MAY_BE_LAST = frozenset(
    {b"br", b"hr", b"img", b"input", b"link", b"meta", b"script", b"center", b"style", *_CONTAINERS}
)
_ROOT = re.compile(rb"(?:\s|<\?[^>]{0,200}\?>|<!--.{0,500}?-->|<![^>]{0,300}>)*<([a-z][\w:.-]{0,60})", re.S)
_HTML_TAGS = re.compile(
    rb"a|b|base|body|br|center|div|dl|fieldset|font|form|h[1-6]|head|hr|html|i|iframe|img|input|li|link|meta|ol|p|pre|script"
    rb"|section|span|strong|style|table|tbody|td|th|title|tr|u|ul"
)
_LITERAL = len("false")
_BOMS = (b"\xff\xfe", b"\xfe\xff")


def has_end(body: bytes) -> bool:
    """Whether ``body`` ends with the last tag of a page, comments and the like behind it aside."""
    return _ENDS[0] in body[-_EDGE_BYTES:].lower()


def ends_early(body: bytes) -> bool:
    """Whether ``body``, a page, a list in XML or JSON, stops in the middle.

    A page that merely lacks its last tags does not: browsers read those, and some portals send no other. What is no
    markup and no JSON is never called cut.
    """
    body = body.rstrip(b"\0 \t\r\n\f\x1a")
    start = body[:_EDGE_BYTES].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"{", b"[")):
        return not body.endswith((b"}", b"]", b";", b")")) and _is_half_json(body)
    if not start.startswith(b"<") or body.startswith(_BOMS) or has_end(body):
        return False
    tail = body[-_TAIL_BYTES:].lower()
    return not any(end in tail for end in _ENDS) and _stops(start, body.lower())


def _is_half_json(body: bytes) -> bool:
    """Whether ``body`` is JSON up to its end, which is not the end of the JSON."""
    text = body.decode("utf-8", "replace").lstrip("\ufeff \t\r\n")
    try:
        json.JSONDecoder(strict=False).raw_decode(text)
    except json.JSONDecodeError as error:
        return error.pos >= len(text) - _LITERAL or "Unterminated string" in error.msg
    return False


def _stops(start: bytes, body: bytes) -> bool:
    if any(end in body for end in _ENDS):
        return False
    root = _ROOT.match(start)
    if root and not _HTML_TAGS.fullmatch(root[1]):
        return b"</" + root[1] not in body and not body.endswith(b"/>")
    last = body.rfind(b"<")
    if last > body.rfind(b">") and _IN_TAG.match(body[last : last + 2]):
        return True
    if any(body.rfind(opens) > body.rfind(closes) for opens, closes in (*_RAW, _COMMENT)):
        return True
    if _BEGINS_PAGE.search(body) is None or _open_containers(body) < _enough(body):
        return False
    # Who forgot even the end of the last container got as far as the foot of the site.
    return not any(SITE_FOOT.search(body[-_EDGE_BYTES:].decode(charset, "ignore")) for charset in ("utf-8", "gb18030"))


def _open_containers(body: bytes) -> int:
    return sum(
        max(0, len(re.findall(rb"<%s[\s>]" % name, body)) - len(re.findall(rb"</%s[\s>]" % name, body)))
        for name in _CONTAINERS
    )


def _enough(body: bytes) -> float:
    """How many open containers tell that ``body`` was cut, by what it ends with."""
    if not body.endswith(b">"):
        return 1
    last = _LAST_TAG.search(body[-_EDGE_BYTES:])
    if last is None:
        return math.inf
    if not last[1] and last[2] in _CONTAINERS:
        return 1
    return math.inf if last[2] in _MAY_BE_LAST else _FEW_OPEN if last[1] else 1
