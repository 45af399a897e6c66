"""URL normalisation, document ids, and the number that the CMS gave a document (docs/identity.md)."""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache
from urllib.parse import urlsplit, urlunsplit

_DEFAULT_PORT = re.compile(r":(?:80|443)$")
_INDEX_FILE = re.compile(r"/(?:index|default)\.(?:s?html?|jsp|aspx?|php)$")

# ;jsessionid=… behind a part of the path (servlets), /(S(…)) in front of one (ASP.NET).
_SESSION_IN_PATH = re.compile(r";[\w$]{0,20}sess(?:ion)?_?id\w{0,20}[=$][^;/]*|/\((?:[A-Z]\([\w-]{8,}\))+\)(?=/)", re.I)
_SESSION_NAMES = re.compile(r"(?:j|php)sess(?:ion)?_?id\w*|aspsessionid\w*|asp\.net_sessionid|sess(?:ion)?_?id", re.I)
_SHORT_NUMBER = re.compile(r"\d{0,9}")
"""As in sessionid=3, the third session of a congress."""
# Names that never name a page: libraries and hands add them to get past caches.
_AGAINST_CACHES = frozenset({"_", "_dc", "nocache", "no_cache", "timestamp", "rand", "random", "rnd", "rdm"})
# Names that do so only with a value that is a moment or a random number, on a page that is named without them.
_MOMENTARY = frozenset("t _t ts _ts tm time dt d date now curtime nowtime _time stamp v ver r rd cache".split())
# Names of sessions of a vendor's own, where the value is opaque and something else names the document.
_OPAQUE = frozenset({"sid", "token", "ticket"})
_NUMBERED = re.compile(r"(?:(?:content|info|news|article|doc|document|art|item|record)_?id|[ain]?id|guid|uuid)=", re.I)
# Seconds or milliseconds since 1970 as of 2001 to 2033, 20240130120000 with or without milliseconds, a date with a time
# of day, a date of JavaScript.
_MOMENT = re.compile(
    r"1\d{9}(?:\d{3})?|20\d{12}(?:\d{3})?|20\d\d-\d\d?-\d\d?(?:%20|\+|T|_)\d\d?(?::|%3A|-).{2,12}|[A-Z][a-z]{2}(?:%20|\+)[A-Z][a-z]{2}(?:%20|\+).{0,80}",
    re.I,
)
_RANDOM = re.compile(r"0?\.\d{4,}")
_LONG_RANDOM = re.compile(r"0\.\d{8,}")
_TOKEN = re.compile(r"(?=[\w.-]*\d)(?=[\w.-]*[A-Za-z])[\w.-]{20,}", re.A)
_STATIC = re.compile(r"\.(?:s?html?|pdf|docx?|xlsx?)$|\d[^/]*$", re.I)

_PASSING = re.compile(r"(?<=[?&])(?:fileUrl|timestamp|ts|_)=[^&]*&?")


# One address is asked for several times: by its row, its answer, its document.
@lru_cache(maxsize=1024)
def url_key(url: str) -> str:
    """The part of ``url`` that names the page: no scheme, default port, index file or fragment, nothing of the visit.

    Parameters are sorted by name. What `lasting_url` leaves out is no part of it.

    >>> url_key("https://www.example.gov.cn:443/zwgk/index.html;jsessionid=1A2B#top")
    'www.example.gov.cn/zwgk/'
    >>> url_key("http://www.example.gov.cn/show.jsp?id=5&cid=3&_=1706580000000")
    'www.example.gov.cn/show.jsp?cid=3&id=5'
    """
    parts = urlsplit(url.strip())
    host = _DEFAULT_PORT.sub("", parts.netloc.lower().rpartition("@")[2])
    path, query = _lasting(parts.path, parts.query)
    path = _INDEX_FILE.sub("/", path or "/")
    return host + path + (f"?{'&'.join(sorted(query, key=_name))}" if query else "")


@lru_cache(maxsize=1024)
def lasting_url(url: str) -> str:
    """``url`` without what is another at every visit: session ids, times and random numbers against caches.

    >>> lasting_url("http://www.example.gov.cn/d/1.html;jsessionid=1A2B?t=1706580000#top")
    'http://www.example.gov.cn/d/1.html#top'
    """
    parts = urlsplit(url)
    path, query = _lasting(parts.path, parts.query)
    lasting = "&".join(query)
    if path == parts.path and len(lasting) == len(parts.query.strip("&")):
        return url
    return urlunsplit(parts._replace(path=path, query=lasting))


def _lasting(path: str, query: str) -> tuple[str, list[str]]:
    """Path and parameters of an address without those of one visit."""
    if ";" in path or "(" in path:
        path = _SESSION_IN_PATH.sub("", path)
    if not query:
        return path, []
    pairs = [pair for pair in query.split("&") if pair and not _is_of_visit(pair)]
    others = [pair for pair in pairs if not _is_moment(pair)]
    # Without another name for the page, what may be a moment is rather its number.
    if others or _STATIC.search(path):
        pairs = others
    if any(map(_is_opaque, pairs)) and (_STATIC.search(path) or any(map(_NUMBERED.match, pairs))):
        pairs = [pair for pair in pairs if not _is_opaque(pair)]
    return path, pairs


def _is_of_visit(pair: str) -> bool:
    """Whether a parameter (name=value) surely is another at every visit."""
    name, _, value = pair.partition("=")
    if name.lower() in _AGAINST_CACHES or _LONG_RANDOM.fullmatch(value):
        return True
    return _SESSION_NAMES.fullmatch(name) is not None and not _SHORT_NUMBER.fullmatch(value)


def _is_moment(pair: str) -> bool:
    """Whether a parameter may be a time or a random number; one without a name is its own value."""
    name, is_named, value = pair.partition("=")
    if is_named and name.lower() not in _MOMENTARY:
        return False
    return any(pattern.fullmatch(value if is_named else name) for pattern in (_MOMENT, _RANDOM))


def _is_opaque(pair: str) -> bool:
    name, _, value = pair.partition("=")
    return name.lower() in _OPAQUE and _TOKEN.fullmatch(value) is not None


def _name(pair: str) -> str:
    return pair.partition("=")[0]


def file_key(url: str, page: str | None = None) -> str:
    """`url_key` of a file without what is another at every look: tokens that expire, times.

    Where such a token stood for the file itself, files of other pages may be called the same: it is known by the
    ``page`` that links it as well.

    >>> file_key("https://www.example.gov.cn/download?fileUrl=8a1f&fileName=a.pdf", "https://www.example.gov.cn/1.html")
    'www.example.gov.cn/download?fileName=a.pdf#www.example.gov.cn/1.html'
    """
    key = url_key(url)
    lasting = _PASSING.sub("", key).rstrip("?&")
    return f"{lasting}#{url_key(page)}" if page is not None and is_passing(key) else lasting


def is_passing(url: str) -> bool:
    """Whether a token that expires stands for the file in its address ``url``."""
    return "fileUrl=" in url


def document_id(key: str) -> str:
    """The id of the document first seen under ``key`` (a `url_key`, or a part's key): 16 hex digits."""
    return hashlib.sha256(key.encode()).hexdigest()[:16]


_CMS_NUMBERS = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("trs", r"/t(20\d{6}_\d{3,})\.\w+$"),
        ("hanweb", r"/art_\d+_(\d+)\.\w+$"),
        ("post", r"/post_(\d+)\.\w+$"),
        ("content", r"/content_(\d+)\.\w+$"),
        ("hex", r"[/_=]([0-9a-f]{32})(?:[./]|$)"),
        ("info", r"/info/\d+/(\d+)\.html?$"),
    )
)


def cms_number(url: str) -> str | None:
    """The number that the content-management system gave the document at ``url``, None if none is seen.

    It is the same in every column that shows the document, and copies of the page on other hosts keep it;
    but other sites count from 1 too, so it takes the text to prove that two documents are one.

    >>> cms_number("https://www.example.gov.cn/art/2024/1/30/art_1229_567.html")
    'hanweb:567'
    """
    path = url.partition("#")[0].lower()
    for name, pattern in _CMS_NUMBERS:
        if found := pattern.search(path):
            return f"{name}:{found[1]}"
    return None


def host_of(key: str) -> str:
    """The host in a `url_key`; ``www.`` in front is no other host."""
    return key.partition("/")[0].partition("?")[0].removeprefix("www.")
