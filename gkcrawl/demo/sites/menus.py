"""Menus of demo sites, by pattern: lists in HTML, what scripts write, trees in JSON, frames, maps."""

from __future__ import annotations

import json
from html import escape
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl

from gkcrawl.demo.pages import Answer, encode
from gkcrawl.demo.portal import json_answer
from gkcrawl.demo.sites.tree import Node, leaves

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Nodes = tuple[Node, ...]


def _link(node: Node) -> str:
    return f'<a href="{escape(node.href)}" target="_blank">{node.name}</a>'


def flat(nodes: Nodes, _aside: str) -> str:
    """The sections alone."""
    return f'<div class="nav"><ul>{"".join(f"<li>{_link(node)}</li>" for node in nodes)}</ul></div>'


def nested(nodes: Nodes, _aside: str) -> str:
    """Lists within lists."""
    return f'<div class="nav" id="nav">{_items(nodes)}</div>'


def _items(nodes: Nodes) -> str:
    items = (f"<li>{_link(node)}{_items(node.below) if node.below else ''}</li>" for node in nodes)
    return f"<ul>{''.join(items)}</ul>"


def drop_down(nodes: Nodes, _aside: str) -> str:
    """Sections that only open; their columns are hidden until then, short names with the whole ones as titles."""
    menus = []
    for place, node in enumerate(nodes):
        below = " ".join(
            f'<a href="{escape(leaf.href)}" title="{leaf.name}">{leaf.name[:4]}</a>' for leaf in leaves((node,))
        )
        head = f'<a href="javascript:void(0);" onmouseover="show({place})">{node.name}</a>'
        menus.append(
            f'<div class="item">{head}<div class="sub" id="sub{place}" style="display:none">{below}</div></div>'
        )
    return f'<div class="menu">{"".join(menus)}</div>'


def written(nodes: Nodes, _aside: str) -> str:
    """``document.write``, a line a time."""
    lines = ["<ul id='nav'>"]
    for node in nodes:
        links = (f"<dd><a href='{leaf.href}'>{leaf.name}</a></dd>" for leaf in leaves((node,)))
        lines += [f"<li><a href='#'>{node.name}</a><dl>", *links, "</dl></li>"]
    calls = "\n".join(f'document.write("{line}");' for line in (*lines, "</ul>"))
    return f'<script type="text/javascript">\n{calls}\n</script>'


def array(nodes: Nodes, _aside: str) -> str:
    """An array of objects that a script lays out."""
    menu = json.dumps([_object(node) for node in nodes], ensure_ascii=False)
    return f'<div id="menu"></div><script>var menuData = {menu};\n$("#menu").menu(menuData);</script>'


def _object(node: Node) -> dict[str, Any]:
    return {"name": node.name, "url": node.path or "", "children": [_object(below) for below in node.below]}


def _numbered(nodes: Nodes, above: int = 0) -> Iterator[tuple[int, int, Node]]:
    """Number, the number above (0: none), and the node."""
    for place, node in enumerate(nodes, 1):
        number = above * 100 + place
        yield number, above, node
        yield from _numbered(node.below, number)


def ztree(nodes: Nodes, _aside: str) -> str:
    """zTree with its nodes in the page, as a script: keys without quotes."""
    rows = ",\n".join(
        f'{{id:{number},pId:{above},name:"{node.name}",open:true' + (f',url:"{node.path}"}}' if node.path else "}")
        for number, above, node in _numbered(nodes)
    )
    start = "$.fn.zTree.init($('#treeDemo'), setting, zNodes);"
    return f'<ul id="treeDemo" class="ztree"></ul><script>var zNodes=[\n{rows}\n];\n{start}</script>'


def dtree(nodes: Nodes, _aside: str) -> str:
    """dTree: a call a node."""
    calls = "\n".join(
        f"d.add({number},{above},'{node.name}','{node.path or ''}');" for number, above, node in _numbered(nodes)
    )
    return f"<script>d = new dTree('d');\nd.add(0,-1,'信息公开目录');\n{calls}\ndocument.write(d);</script>"


def dtree_frame(_nodes: Nodes, aside: str) -> str:
    """A frame around the tree."""
    return f'<iframe id="tree" src="{aside}" width="200" frameborder="0"></iframe>'


def ztree_loaded(_nodes: Nodes, aside: str) -> str:
    """zTree whose nodes are loaded."""
    setting = f'var setting = {{async: {{enable: true, type: "get", url: "{aside}", autoParam: ["id"]}}}};'
    return f'<ul id="tree" class="ztree"></ul><script>{setting}\n$.fn.zTree.init($("#tree"), setting);</script>'


def array_loaded(_nodes: Nodes, aside: str) -> str:
    """An array that a script loads."""
    return (
        f"""<div id="menu"></div><script>$.getJSON('{aside}', function(data) {{ $("#menu").menu(data); }});</script>"""
    )


def framed(_nodes: Nodes, aside: str) -> str:
    """A frame around the menu."""
    return f'<iframe name="menu" src="{aside}" scrolling="no"></iframe>'


def select(nodes: Nodes, _aside: str) -> str:
    """A box to choose from."""
    options = "".join(f'<option value="{escape(leaf.href)}">{leaf.name}</option>' for leaf in leaves(nodes))
    jump = 'onchange="if(this.value) location.href=this.value"'
    return f'<select name="jump" {jump}><option value="">栏目导航</option>{options}</select>'


def image_map(nodes: Nodes, _aside: str) -> str:
    """An image with areas."""
    areas = "".join(
        f'<area shape="rect" coords="{80 * n},0,{80 * n + 80},40" href="{escape(leaf.href)}" alt="{leaf.name}">'
        for n, leaf in enumerate(leaves(nodes))
    )
    return f'<img src="/images/nav.jpg" usemap="#Map" border="0"><map name="Map">{areas}</map>'


def onclick(nodes: Nodes, _aside: str) -> str:
    """Elements that open a window when clicked."""
    items = "".join(f"""<li onclick="window.open('{escape(n.href)}')">{n.name}</li>""" for n in leaves(nodes))
    return f'<ul class="menu">{items}</ul>'


def unit(_nodes: Nodes, aside: str) -> str:
    """JPaaS's unit of the menu, which its interface builds."""
    source, _, query = aside.partition("?")
    data = "{" + ",".join(f"'{name}':'{value}'" for name, value in parse_qsl(query)) + "}"
    return (
        '<script src="/cms_files/default/script/AuthorizedRead/unitbuild.js" webId="3185" parseType="bulidstatic"'
        f' url="{source}" queryData="{data}"></script>'
    )


MENUS: dict[str, Callable[[Nodes, str], str]] = {
    menu.__name__: menu
    for menu in (
        *(flat, nested, drop_down, written, array, ztree, dtree, select, image_map, onclick),
        *(dtree_frame, ztree_loaded, array_loaded, framed, unit),
    )
}


def _ztree_rows(nodes: Nodes) -> Answer:
    return json_answer(
        [
            {
                "id": str(number),
                "pId": str(above),
                "name": node.name,
                "url": node.path or "",
                "isParent": bool(node.below),
            }
            for number, above, node in _numbered(nodes)
        ]
    )


ASIDES: dict[str, Callable[[Nodes], Answer]] = {
    "dtree_frame": lambda nodes: encode(f"<html><head><!--charset--></head><body>{dtree(nodes, '')}</body></html>"),
    "framed": lambda nodes: encode(f"<html><head><!--charset--></head><body>{nested(nodes, '')}</body></html>"),
    "ztree_loaded": _ztree_rows,
    "array_loaded": lambda nodes: json_answer([_object(node) for node in nodes]),
    "unit": lambda nodes: json_answer({"success": True, "code": "200", "data": {"html": nested(nodes, "")}}),
}
"""What the menu's own address answers, where it has one."""
