"""What stands around the menus of demo sites: owner, search, news, calendar, other sites, and what leads astray."""

from __future__ import annotations

from datetime import date
from html import escape
from typing import TYPE_CHECKING

from gkcrawl.demo.corpus import NEWEST

if TYPE_CHECKING:
    from collections.abc import Callable

    from gkcrawl.demo.portal import Ask
    from gkcrawl.demo.sites.home import Home

_NATIONAL = "100000"
_MONTHS = 12  # of a year

# Where owner and region stand: at the foot of every page, in its head, in a script, or on the page 走进我们 alone.
OWNERS: dict[str, str] = {
    "whole": "主办单位：{agency}　承办单位：{agency}信息中心<br>网站标识码：{code}　演ICP备00000000号　"
    "演公网安备 00000000000000号<br>地址：演示路1号　电话：0000-0000000",
    "host": "主办：{agency}　网站标识码：{code}　联系我们：webmaster@site.example",
    "copyright": "版权所有 &copy; {agency}　演ICP备00000000号-1<br>地址：{address}　邮编：000000",
    "code": "Copyright &copy; 2025 All Rights Reserved　网站标识码：{code}",
    "meta": "建议使用1024×768以上分辨率浏览本网站",
    "scripted": "<script>document.write('<a href=\"http://icp.example/\">演ICP备00000000号</a> 主办单位：{agency} ');"
    "document.write('<a href=\"http://code.example/\">网站标识码：{code}</a>');</script>",
    "about": '<a href="{prefix}/zjwm/">关于我们</a> | <a href="javascript:;">设为首页</a>',
}
_METAS = '<meta name="SiteName" content="{agency}"><meta name="SiteIDCode" content="{code}">'
_ABOUT = "<p>{agency}地处演示平原，面积一千平方公里。</p><p>主办单位：{agency}</p><p>地址：{address}</p>"


def site_code(region: str) -> str:
    """网站标识码: six digits of the region and four of the site; of ministries ``bm`` and eight."""
    return "bm54000001" if region == _NATIONAL else f"{region}0001"


def _fill(text: str, home: Home, prefix: str) -> str:
    return text.format(agency=home.agency, address=home.address, code=site_code(home.region), prefix=prefix)


def head(home: Home) -> str:
    """Tags of the owner, where they are the sign."""
    return _fill(_METAS, home, "") if home.owner == "meta" else ""


def foot(home: Home, prefix: str) -> str:
    """The foot of a page."""
    return f'<div class="footer">{_fill(OWNERS[home.owner], home, prefix)}</div>'


def about(home: Home) -> str:
    """The page 走进我们."""
    return _fill(_ABOUT, home, "") if home.owner == "about" else f"<p>{home.agency}欢迎您。</p>"


def top(prefix: str) -> str:
    """Search, login, languages."""
    return f"""<div class="top"><a href="javascript:void(0)" onclick="wza()">无障碍</a>
<a href="{prefix}/en/">English</a> <a href="/private{prefix}/login">用户登录</a>
<a href="mailto:webmaster@site.example">邮箱</a>
<a href="{prefix}/rss.xml">RSS</a>
<form action="{prefix}/search" method="get"><input type="hidden" name="channelid" value="240338">
<input name="q"><input type="submit" value="搜索"></form></div>"""


def news(prefix: str, articles: list[tuple[str, str]]) -> str:
    """Photos and headlines: titles and paths of documents."""
    photos = "".join(
        f'<li><a href="{escape(path)}"><img src="/images/{n}.jpg" alt="{escape(title)}"></a></li>'
        for n, (title, path) in enumerate(articles)
    )
    title, path = articles[0] if articles else ("暂无", "#")
    return (
        f'<div class="headline"><h2><a href="{escape(path)}">{escape(title)}</a></h2></div>'
        f'<div class="photos"><ul>{photos}</ul></div>'
        f'<div class="leaders"><a href="{prefix}/ldzc.html">领导之窗</a></div>'
    )


def beside(prefix: str, base: str) -> str:
    """Files, a calendar, other sites; that on ``localhost`` is this server by a name that is another site's."""
    elsewhere = base.replace("127.0.0.1", "localhost")
    return f"""<div class="side"><a href="{prefix}/rili/?year={NEWEST.year}&amp;month={NEWEST.month}">政务日历</a>
<a href="{prefix}/files/guide.pdf">办事指南.pdf</a> <a href="{prefix}/bsfw/?sid=1">今日办件</a></div>
<div class="links"><h3>上级政府</h3><a href="http://www.upper.example/">省政府</a>
<h3>友情链接</h3><select onchange="window.open(this.value)"><option value="http://www.friend.example/">邻县政府</option>
</select><a href="{elsewhere}/elsewhere/">市委网站</a> <a href="https://mp.weixin.qq.com/s/demo">微信</a></div>"""


def calendar(ask: Ask, prefix: str) -> str:
    """A month with a link to each of its days, to the month before and the one after, without end."""
    shown = date(min(9998, ask.number("year")), min(_MONTHS, ask.number("month")), 1)
    before = f"year={shown.year - (shown.month == 1)}&amp;month={(shown.month - 2) % _MONTHS + 1}"
    after = f"year={shown.year + (shown.month == _MONTHS)}&amp;month={shown.month % _MONTHS + 1}"
    days = " ".join(
        f'<a href="{prefix}/rili/?year={shown.year}&amp;month={shown.month}&amp;day={day}">{day}</a>'
        for day in range(1, 29)
    )
    return (
        f'<div class="calendar"><a href="{prefix}/rili/?{before}">上月</a> {shown:%Y年%m月} '
        f'<a href="{prefix}/rili/?{after}">下月</a><p>{days}</p></div>'
    )


def services(ask: Ask, prefix: str) -> str:
    """Links whose session is another at each look."""
    sid = ask.number("sid")
    names = ("个人办事", "法人办事", "部门服务", "便民查询")
    return "".join(
        f'<a href="{prefix}/bsfw/{";jsessionid=" if n % 2 else "?sid="}{sid * 7 + n}">{name}</a>'
        for n, name in enumerate(names, 1)
    )


PAGES: dict[str, tuple[str, Callable[[Ask, str], str]]] = {
    "rili/": ("政务日历", calendar),
    "bsfw/": ("办事服务", services),
    "hdjl/": (
        "互动交流",
        lambda ask, prefix: f'<form action="{prefix}/mail"><textarea name="letter"></textarea></form>',
    ),
    "en/": ("English", lambda ask, prefix: "<p>Welcome.</p>"),
    "ldzc.html": ("领导之窗", lambda ask, prefix: "<h1>领导之窗</h1><p>赵文博，县长。主持全面工作。</p>"),
    "zhinan.html": ("政府信息公开指南", lambda ask, prefix: "<h1>政府信息公开指南</h1><p>依法申请，免费提供。</p>"),
}
"""Pages below the prefix that lead to no column: title and content."""
