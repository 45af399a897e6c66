"""Cookies middleware that uses the installed list of public suffixes instead of downloading one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrapy.downloadermiddlewares.cookies import CookiesMiddleware
from scrapy.utils.httpobj import urlparse_cached
from tldextract import TLDExtract

if TYPE_CHECKING:
    from collections.abc import Iterable
    from http.cookiejar import Cookie

    from scrapy import Request, Spider
    from scrapy.http import Response
    from scrapy.http.cookies import CookieJar

# Neither a list from the net, without a time limit, nor a cache in somebody's home.
_suffixes = TLDExtract(suffix_list_urls=(), cache_dir=None, include_psl_private_domains=True)


class Cookies(CookiesMiddleware):
    """Keeps cookies as Scrapy does: none for a public suffix such as gov.cn, unless a host of that name sets it.

    Most portals have none, and where nobody has a cookie Scrapy's way through jar and policy is a hundredth of a page.
    """

    def process_request(self, request: Request, spider: Spider | None = None) -> Request | Response | None:
        """Add the cookies of ``request`` and of its jar."""
        has_any = request.cookies or "Cookie" in request.headers or len(self.jars[request.meta.get("cookiejar")])
        return super().process_request(request) if has_any else None

    def process_response(
        self, request: Request, response: Response, spider: Spider | None = None
    ) -> Request | Response:
        """Keep the cookies that ``response`` sets."""
        return super().process_response(request, response) if "Set-Cookie" in response.headers else response

    def _process_cookies(self, cookies: Iterable[Cookie], *, jar: CookieJar, request: Request) -> None:
        host = (urlparse_cached(request).hostname or "").lower()
        for cookie in cookies:
            domain = cookie.domain.removeprefix(".")
            if domain and not _suffixes(domain).domain:
                if domain != host:
                    continue
                cookie.domain = host
            jar.set_cookie_if_ok(cookie, request)
