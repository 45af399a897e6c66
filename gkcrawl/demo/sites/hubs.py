"""Hubs of demo sites: pages that show several columns, as a tree, blocks with 更多, tabs, pictures, a map, units."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from gkcrawl.demo.sites.tree import leaves

if TYPE_CHECKING:
    from collections.abc import Callable

    from gkcrawl.demo.sites.tree import Node

    Nodes = tuple[Node, ...]
    Rows = Callable[[Node], str]
    """The newest rows of a column, as items of a list."""


def bare(_nodes: Nodes, _rows: Rows) -> str:
    """Nothing that leads to a column."""
    return "<p>政务公开是现代政府的基本要求。本栏目依法公开政府信息，欢迎监督。</p>"


def tree(nodes: Nodes, _rows: Rows) -> str:
    """The tree of what is to be disclosed by law, on the left; an introduction on the right."""
    left = f'<div class="gk-left"><h2>法定主动公开内容</h2>{_branches(nodes)}</div>'
    return f'{left}<div class="gk-right">{bare((), _rows)}</div>'


def _branches(nodes: Nodes) -> str:
    rows = []
    for node in nodes:
        if node.below:
            rows.append(f'<li><span class="folder">{node.name}</span>{_branches(node.below)}</li>')
        else:
            rows.append(f'<li><a href="{escape(node.href)}">{node.name}</a></li>')
    return f"<ul>{''.join(rows)}</ul>"


def _shown(nodes: Nodes, rows: Rows) -> list[tuple[Node, str]]:
    """The columns that have rows, with the newest of them: guides have no block."""
    return [(leaf, items) for leaf in leaves(nodes) if (items := rows(leaf))]


def blocks(nodes: Nodes, rows: Rows) -> str:
    """A block a column: heading, 更多, the newest rows."""
    return "\n".join(
        f'<div class="block"><div class="hd"><h3>{leaf.name}</h3>'
        f'<a class="more" href="{escape(leaf.href)}">更多&gt;&gt;</a></div><ul>{items}</ul></div>'
        for leaf, items in _shown(nodes, rows)
    )


def pictures(nodes: Nodes, rows: Rows) -> str:
    """Blocks whose heading and whose 更多 are pictures: the column's page alone says its name."""
    return "\n".join(
        f'<table><tr><td><img src="/images/title{place}.gif"></td><td align="right"><a href="{escape(leaf.href)}">'
        '<img src="/images/more.gif" border="0"></a></td></tr>'
        f'<tr><td colspan="2"><ul>{items}</ul></td></tr></table>'
        for place, (leaf, items) in enumerate(_shown(nodes, rows))
    )


def tabs(nodes: Nodes, rows: Rows) -> str:
    """Tabs that show rows when the mouse is on them; a click on a tab leads to its column."""
    found = _shown(nodes, rows)
    heads = "".join(
        f'<li class="tab{n}"><a href="{escape(leaf.href)}">{leaf.name}</a></li>' for n, (leaf, _) in enumerate(found)
    )
    panes = "".join(
        f'<div class="pane" style="display:{"none" if n else "block"}"><ul>{items}</ul></div>'
        for n, (_, items) in enumerate(found)
    )
    return f'<div class="tabs"><ul class="hd">{heads}</ul>{panes}</div>'


def linked(nodes: Nodes, rows: Rows) -> str:
    """Blocks whose heading is the link; their 更多 is an anchor that a style sheet draws."""
    return "\n".join(
        f'<div class="box"><div class="tit"><h2><a href="{escape(leaf.href)}" target="_blank">{leaf.name}</a></h2>'
        f'<a class="more" href="{escape(leaf.href)}"></a></div><ul>{items}</ul></div>'
        for leaf, items in _shown(nodes, rows)
    )


def swapped(nodes: Nodes, rows: Rows) -> str:
    """Tabs with one 更多, which a script points to the column of the tab that is shown."""
    found = _shown(nodes, rows)
    heads = "".join(f'<li data-url="{escape(leaf.href)}">{leaf.name}</li>' for leaf, _ in found)
    panes = "".join(f'<ul class="pane">{items}</ul>' for _, items in found)
    more = f'<a class="more" href="{escape(found[0][0].href)}">更多</a>' if found else ""
    script = "<script>$('.hd li').hover(function(){ $('.more').attr('href', $(this).data('url')); });</script>"
    return f'<div class="tabs"><ul class="hd">{heads}</ul>{more}{panes}</div>{script}'


def landing(nodes: Nodes, _rows: Rows) -> str:
    """Buttons, no rows."""
    return '<div class="gk-nav">{}</div>'.format(
        "".join(
            f'<a href="{escape(leaf.href)}"><i class="icon"></i><span>{leaf.name}</span></a>' for leaf in leaves(nodes)
        )
    )


def units(nodes: Nodes, rows: Rows) -> str:
    """Units that publish, and below each its columns."""
    groups = "".join(
        f'<dl><dt title="{node.name}">{node.name}</dt><dd>{landing((node,), rows)}</dd></dl>' for node in nodes
    )
    return f'<div class="units"><h2>公开单位</h2>{groups}</div>'


def site_map(nodes: Nodes, _rows: Rows) -> str:
    """网站地图: every section with all of its columns."""
    groups = "".join(
        f"<dl><dt>{node.name}</dt><dd>"
        + " | ".join(f'<a href="{escape(leaf.href)}">{leaf.name}</a>' for leaf in leaves((node,)))
        + "</dd></dl>"
        for node in nodes
    )
    return f'<div class="map"><h2>网站地图</h2>{groups}</div>'


HUBS: dict[str, Callable[[Nodes, Rows], str]] = {
    hub.__name__: hub for hub in (bare, tree, blocks, pictures, tabs, linked, swapped, landing, units)
}
