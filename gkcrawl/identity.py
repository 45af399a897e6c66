"""When two URLs are one address, and the id a document keeps (guide PORTALS §B)."""

from __future__ import annotations

import hashlib
import re
from urllib.parse import urlsplit

_DEFAULT_PORT = re.compile(r":(?:80|443)$")
_INDEX_FILE = re.compile(r"/(?:index|default)\.(?:s?html?|jsp|aspx?|php)$")


def url_key(url: str) -> str:
    """The part of ``url`` that names the page: no scheme, default port, index file or fragment.

    >>> url_key("https://www.example.gov.cn:443/zwgk/index.html#top")
    'www.example.gov.cn/zwgk/'
    """
    parts = urlsplit(url.strip())
    host = _DEFAULT_PORT.sub("", parts.netloc.lower().rpartition("@")[2])
    path = _INDEX_FILE.sub("/", parts.path or "/")
    return host + path + (f"?{parts.query}" if parts.query else "")


def document_id(key: str) -> str:
    """The id of the document first seen under ``key`` (a `url_key`, or a part's key): 16 hex digits."""
    return hashlib.sha256(key.encode()).hexdigest()[:16]
