"""A demo portal's site: answers for its home page, menus, hubs and side columns, and the truth about its columns."""

from __future__ import annotations

import posixpath
import re
from dataclasses import replace
from html import escape
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl

from gkcrawl.demo.files import DemoFile
from gkcrawl.demo.pages import Answer, encode
from gkcrawl.demo.sites import hubs, surroundings
from gkcrawl.demo.sites.homes import HOMES
from gkcrawl.demo.sites.menus import ASIDES, MENUS
from gkcrawl.demo.sites.side_columns import KINDS, SideColumns
from gkcrawl.demo.sites.tree import Node, parents

if TYPE_CHECKING:
    from gkcrawl.demo.corpus import DemoColumn
    from gkcrawl.demo.portal import Ask, DemoPortal

_SHOWN = 4  # rows of a block
# Kinds of the portals' columns by their names (data/column_kinds.csv); of other names a reader would not be sure.
_KINDS = {
    "政府信息公开年报": "年报",
    **dict.fromkeys(("通知公告", "公告公示", "公告"), "通知公告"),
    **dict.fromkeys(("政策文件", "部门文件", "最新政策"), "政策文件"),
}
_ROWLESS = ("calendar", "script", "commented")  # columns of the traps without rows of their documents
_OPEN, _NEWS = "zwgk", "xwzx"
_MAIN = "main.html"  # what the frame beside the menu holds


class DemoSite:
    """The site of ``portal``, as `HOMES` describes it; answers what the portal itself does not."""

    def __init__(self, portal: DemoPortal) -> None:
        home = HOMES[portal.name]
        self.portal, self.prefix = portal, home.prefix or portal.prefix
        self.home = replace(home, agency=home.agency or portal.site)
        self.sides = SideColumns(portal, self.prefix, tuple(home.sides.split()))
        self.columns = {self._page(column): column for column in portal.columns}
        self.tree = self._tree()

    def answer(self, ask: Ask) -> Answer | None:
        """The response to ``ask``; None for what the site does not have either."""
        path = ask.path.removeprefix(self.prefix + "/")
        aside, _, query = self.home.aside.partition("?")
        if aside == ask.path and all(
            ask.query.get(name, "") == value for name, value in parse_qsl(query, keep_blank_values=True)
        ):
            return ASIDES[self.home.menu](self.tree)
        for key, shell in self.home.shells.items():
            if shell.path in (ask.path, ask.target):
                content = f'<div id="list"></div><script>{shell.script}</script>'
                column = self.portal.column(key)
                return self.portal.list_page(column, content) if column else None
        if not ask.path.startswith(self.prefix + "/"):
            return None
        if self.home.moved and ask.target in self.columns:
            return Answer(b"", status=302, location=self._address(self.columns[ask.target]))
        if path == "":
            return self._entry(ask)
        if self.home.start in (path, ask.target.removeprefix(self.prefix + "/")) or path == _MAIN:
            return self._index(ask)
        if path == "files/guide.pdf":
            return Answer.of_file(DemoFile.called("办事指南.pdf"))
        return self._own_page(path, ask) or self.sides.answer(ask)

    def _own_page(self, path: str, ask: Ask) -> Answer | None:
        """A hub, or a page that leads to no column."""
        if path == f"{_OPEN}/":
            return self._show(ask, "政务公开", hubs.HUBS[self.home.hub](self.tree[0].below, self._rows))
        if path == f"{_NEWS}/":
            return self._show(ask, "新闻中心", hubs.blocks(self.tree[1].below, self._rows))
        if path == "map.html" and self.home.site_map:
            return self._show(ask, "网站地图", hubs.site_map(self.tree, self._rows))
        if path == "zjwm/":
            return self._show(ask, "走进我们", surroundings.about(self.home))
        if path in surroundings.PAGES:
            name, content = surroundings.PAGES[path]
            return self._show(ask, name, content(ask, self.prefix))
        return None

    def truth(self, base: str) -> dict[str, Any]:
        """The home page, owner and columns of the site, served at ``base``.

        A column has its name and parents, the address of its list as ``spiders/demo`` declares it and what is to be
        posted there, other addresses (``also``) at which the site shows it, the lists (``parts``) that make it up where
        there are several, its kind where the field has a name for it, and how many ``documents`` it holds.
        """
        columns = [
            self._column(base, name=column.name, path=path, size=self.portal.size(column), kind=_KINDS.get(column.name))
            | self._list(column, base)
            for path, column in self.columns.items()
            if self.portal.name != "demo_traps" or column.key not in _ROWLESS
        ]
        columns += [
            self._column(
                base, name=KINDS[key].name, path=self.sides.path(key), size=self.sides.size(key), kind=KINDS[key].kind
            )
            for key in self.sides.keys
        ]
        owner = {"agency": self.home.agency, "region": self.home.region}
        return {"portal": self.portal.name, "home": f"{base}{self.prefix}/", **owner, "columns": columns}

    def _column(self, base: str, *, name: str, path: str, size: int, kind: str | None) -> dict[str, Any]:
        above = list(parents(self.tree, path) or (self.tree[0].name,))
        return {
            "name": name,
            "parents": above,
            "url": base + path,
            "body": None,
            "also": [],
            "parts": [],
            "kind": kind,
            "documents": size,
        }

    def _list(self, column: DemoColumn, base: str) -> dict[str, Any]:
        shell = self.home.shells.get(column.key)
        url, page = self._address(column), self._page(column)
        others = (self.home.again.get(column.key), page if page != url else None)
        return {
            "url": base + url,
            "body": shell and shell.body,
            "also": [base + path for path in others if path],
            "parts": [base + path for path in self.home.parts.get(column.key, ())],
        }

    def _address(self, column: DemoColumn) -> str:
        lists = self.home.lists
        return lists.format(key=column.key) if isinstance(lists, str) else lists[self.portal.columns.index(column)]

    def _page(self, column: DemoColumn) -> str:
        """The path of the page at which a reader looks at the column."""
        shell = self.home.shells.get(column.key)
        if self.home.moved:
            return self.home.moved.format(key=column.key)
        return shell.path if shell else self._address(column)

    def _tree(self) -> tuple[Node, ...]:
        own = tuple(Node(column.name, path) for path, column in self.columns.items())
        sides = [(KINDS[key], Node(KINDS[key].name, self.sides.path(key))) for key in self.sides.keys]
        disclosed = tuple(node for kind, node in sides if not kind.news)
        guide = Node("政府信息公开指南", f"{self.prefix}/zhinan.html")
        if self.home.hub == "units":
            open_nodes: tuple[Node, ...] = (
                Node("市发展改革委", below=own),
                Node("市粮食和物资储备局", below=disclosed),
            )
        else:
            open_nodes = (guide, *own, *((Node("法定主动公开内容", below=disclosed),) if disclosed else ()))
        if self.home.directory:
            open_nodes = ()
        news = tuple(node for kind, node in sides if kind.news)
        return (
            Node("政务公开", self.home.directory or f"{self.prefix}/{_OPEN}/", open_nodes),
            Node("新闻中心", f"{self.prefix}/{_NEWS}/", news),
            Node("办事服务", f"{self.prefix}/bsfw/"),
            Node("互动交流", f"{self.prefix}/hdjl/"),
            Node("走进我们", f"{self.prefix}/zjwm/"),
        )

    def _rows(self, node: Node) -> str:
        if column := self.columns.get(node.path or ""):
            return self.portal.items(self.portal.part(column, 1, _SHOWN))
        key = (node.path or "").removeprefix(self.prefix).strip("/")
        return self.sides.rows(key, count=_SHOWN) if key in self.sides.keys else ""

    def _entry(self, ask: Ask) -> Answer:
        """What the home page itself is: the index, or what leads there."""
        if self.home.entry == "direct":
            return self._index(ask)
        title = f"<title>{self.home.agency}</title>"
        target = f"{self.prefix}/{self.home.start}"
        if self.home.entry == "refresh":
            return encode(
                f'<html><head><!--charset-->{title}<meta http-equiv="refresh" content="0; url={target}"></head></html>'
            )
        if self.home.entry == "script":
            return encode(
                f"<html><head><!--charset--><script>window.location.replace('{target}');</script></head></html>"
            )
        if self.home.entry == "welcome":
            picture = '<img src="/images/welcome.jpg" width="100%">'
            return encode(
                f'<html><head><!--charset-->{title}</head><body>{picture}<a href="{target}">点击进入</a></body></html>'
            )
        frames = f'<frame name="left" src="{self.home.aside}"><frame name="main" src="{self.prefix}/{_MAIN}">'
        return encode(f'<html><head><!--charset-->{title}</head><frameset cols="200,*">{frames}</frameset></html>')

    def _index(self, ask: Ask) -> Answer:
        column = self.portal.columns[0]
        facts = self.portal.part(column, 1).rows
        articles = [(each.title, self.portal.path(each)) for each in facts]
        again = [(each.name, self.home.again[each.key]) for each in self.portal.columns if each.key in self.home.again]
        content = (
            surroundings.news(self.prefix, articles)
            + hubs.blocks(self.tree[1].below, self._rows)
            + "".join(f'<a href="{path}">{name}</a>' for name, path in again)
            + surroundings.beside(self.prefix, ask.base)
        )
        return self._show(ask, "", content)

    def _show(self, ask: Ask, title: str, content: str) -> Answer:
        """A page of the site around ``content``."""
        menu = MENUS[self.home.menu](self.tree, self.home.aside)
        where = f'<div class="path">当前位置：<a href="{self.prefix}/">首页</a> &gt; {title}</div>' if title else ""
        site_map = f'<a href="{self.prefix}/map.html">网站地图</a>' if self.home.site_map else ""
        name = f"{title}-{self.home.agency}" if title else f"{self.home.agency}门户网站"
        markup = f"""<!DOCTYPE html>
<html><head><!--charset--><title>{name}</title>{surroundings.head(self.home)}</head>
<body>{surroundings.top(self.prefix)}
{menu}
{where}
<div class="main">{content}</div>
{site_map}
{surroundings.foot(self.home, self.prefix)}</body></html>"""
        return encode(self._relative(markup, ask.path) if self.home.relative else markup)

    def _relative(self, markup: str, page: str) -> str:
        """``markup`` of ``page`` with relative links, as in files that a CMS writes to a disk."""
        folder = page.rpartition("/")[0]

        def link(match: re.Match[str]) -> str:
            path = posixpath.relpath(match[1], folder)
            return f'href="{escape(path)}{"/" if match[1].endswith("/") else ""}"'

        return re.sub(rf'href="({self.prefix}/[^"?]*)"', link, markup)
