"""What a site is: one host, with or without www in front, http or https, and one port."""

from __future__ import annotations

from urllib.parse import urlsplit

from gkcrawl.identity import url_key

_DEFAULT_PORTS = (None, 80, 443)


class Scope:
    """The site that ``home`` is the home page of; its http and https addresses are the same pages."""

    def __init__(self, home: str) -> None:
        self._place = _place(home)

    def holds(self, url: str) -> bool:
        """Whether ``url`` is an address of the site."""
        return _place(url) == self._place


def _place(url: str) -> tuple[str, int | None] | None:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return None
    return parts.hostname.lower().removeprefix("www."), None if port in _DEFAULT_PORTS else port


def page_key(url: str) -> str:
    """The part of ``url`` that names a page of a site: as `identity.url_key`, without www and with a directory's node.

    >>> page_key("https://www.example.gov.cn/zwgk/index.html")
    'example.gov.cn/zwgk/'
    >>> page_key("http://www.example.gov.cn/gkmlpt/index#4521")
    'example.gov.cn/gkmlpt/index#4521'
    """
    key = url_key(url).removeprefix("www.")
    node = url.partition("#")[2].strip("/")
    return f"{key}#{node}" if node.isdecimal() and "/gkmlpt/" in key else key
