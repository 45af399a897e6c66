"""Fault injection for demo portals: ``/weather/<name>/trs/…`` is ``/trs/…`` with errors, challenges or delays.

Links of the TRS portal are relative: a crawl of it with ``-a base=BASE/weather/<name>`` stays in its weather.
After ``-lists`` or ``-pages`` only lists or only other pages suffer, e.g. ``/weather/gone-pages/``.
docs/families.md#failures says what becomes of them.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from gkcrawl.demo.pages import Answer

if TYPE_CHECKING:
    from collections.abc import Callable

    from gkcrawl.demo.portal import Ask

_PREFIX = re.compile(r"/weather/([a-z_]+)(?:-(lists|pages))?(/.*)")
_LIST = re.compile(r"/(?:index\w*\.\w+)?$|/api/|dataproxy")
_HTML = "text/html; charset=utf-8"
_SLOW = 3.0  # seconds: longer than a test waits for an ordinary page


def _page(body: str, status: int = 200, cookie: str | None = None) -> Answer:
    return Answer(body.encode(), _HTML, status, cookie=cookie)


_JSL = (
    "<script>document.cookie=('_')+('_')+('jsl_clearance_s=1700000000.1|-1|aaaa');"
    "location.href=location.pathname</script>"
)
_RIVER = '<html><head><meta id="9DhefwqGPrzGxEp9hPaoag" content="x"><script>$_ts=window["$_ts"];</script></head></html>'
_EDGEONE = (
    "<html><body><script>var WTKkN=1;document.cookie='EO_Bot_Ssid=1;__tst_status=1';"
    "location.reload()</script></body></html>"
)
_WZWS = "<html><body><script>location='/aq_wzws_confirm?d=1'</script></body></html>"
_GATE = "<html><script>document.cookie='C3VK=a1b2c3; path=/; max-age=300';location.reload()</script></html>"
_ERROR = "<html><head><title>404</title></head><body><div>您访问的页面不存在或已被删除！</div></body></html>"
_HOME = (
    "<html><head><title>首页</title></head><body><ul>"
    + "".join(f'<li><a href="/c{n}/">栏目{n}</a></li>' for n in range(20))
    + "</ul></body></html>"
)
_MAINTENANCE = (
    "<html><head><title>系统维护中</title></head><body><p>网站正在进行系统升级，暂停服务，敬请谅解。</p></body></html>"
)
_LOGIN = (
    "<html><head><title>用户登录</title></head><body><form><p>用户名：<input name=u></p>"
    "<p>密码：<input name=p type=password></p></form></body></html>"
)
_STORE = "<datastore><recordset></recordset></datastore>\r\n      "

# Answers that stand in for the sunny one.
ANSWERS = {
    "jsl": _page(_JSL, 521, "__jsluid_s=0a1b2c; path=/; HttpOnly"),
    "river": _page(_RIVER, 412, "FSSBBIl1UgzbN7N80S=abc; path=/; HttpOnly"),
    "edgeone": _page(_EDGEONE),
    "wzws": _page(_WZWS, cookie="wzws_sessionid=gTEyMw==; path=/"),
    "cookie_gate": _page(_GATE),
    "forbidden": _page("<html><body><h1>403 Forbidden</h1></body></html>", 403),
    "throttled": _page("<html><body>请求过于频繁，请稍后再试</body></html>", 429),
    "gone": _page("<html><body><h1>404</h1></body></html>", 404),
    "broken": _page("<html><body>500</body></html>", 500),
    "error_page": _page(_ERROR),
    "maintenance": _page(_MAINTENANCE),
    "login": _page(_LOGIN),
    "home": _page(_HOME),
    "empty": _page(""),
    "empty_store": Answer(_STORE.encode(), "text/xml;charset=UTF-8"),
    "refresh": _page('<html><head><meta http-equiv="refresh" content="0;url=./"></head><body></body></html>'),
}


def weather(path: str) -> tuple[str, str, str] | None:
    """Name, "lists", "pages" or "" for both, and the path below; None where there is no such weather."""
    match = _PREFIX.fullmatch(path)
    known = match and (match[1] in ANSWERS or match[1] in ("slow", "truncated", "elsewhere"))
    return (match[1], match[2] or "", match[3]) if match and known else None


def weathered(name: str, where: str, ask: Ask, sunny: Callable[[Ask], Answer]) -> Answer:
    """The answer to ``ask`` in the weather called ``name``."""
    if where and (where == "lists") != bool(_LIST.search(ask.path)):
        return sunny(ask)
    if name == "slow":
        return replace(sunny(ask), seconds=_SLOW)
    if name == "truncated":
        return replace(sunny(ask), truncated=True)
    if name == "elsewhere":
        # The home of another portal, on another host: localhost for 127.0.0.1.
        home = ask.base.replace("127.0.0.1", "localhost") + "/gkmlpt/gkmlpt/index"
        return Answer(b"", _HTML, 302, location=home)
    return ANSWERS[name]
