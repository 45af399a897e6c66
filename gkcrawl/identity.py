"""URL normalisation, document ids, and the number that the CMS gave a document (docs/identity.md)."""

from __future__ import annotations

import hashlib
import re
from urllib.parse import urlsplit

_DEFAULT_PORT = re.compile(r":(?:80|443)$")
_INDEX_FILE = re.compile(r"/(?:index|default)\.(?:s?html?|jsp|aspx?|php)$")

_PASSING = re.compile(r"(?<=[?&])(?:fileUrl|timestamp|ts|_)=[^&]*&?")


def url_key(url: str) -> str:
    """The part of ``url`` that names the page: no scheme, default port, index file or fragment.

    >>> url_key("https://www.example.gov.cn:443/zwgk/index.html#top")
    'www.example.gov.cn/zwgk/'
    """
    parts = urlsplit(url.strip())
    host = _DEFAULT_PORT.sub("", parts.netloc.lower().rpartition("@")[2])
    path = _INDEX_FILE.sub("/", parts.path or "/")
    return host + path + (f"?{parts.query}" if parts.query else "")


def file_key(url: str) -> str:
    """`url_key` of a file without what is another at every look: tokens that expire, times.

    >>> file_key("https://www.example.gov.cn/document/download?fileUrl=8a1f&fileName=a.pdf")
    'www.example.gov.cn/document/download?fileName=a.pdf'
    """
    return _PASSING.sub("", url_key(url)).rstrip("?&")


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
