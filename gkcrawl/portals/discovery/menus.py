"""Menus and trees that scripts and JSON hold: objects with a name and an address (zTree, jsTree, Element UI), dTree."""

from __future__ import annotations

import json
import re
from itertools import islice
from typing import TYPE_CHECKING

from gkcrawl.characters import single_spaced

if TYPE_CHECKING:
    from collections.abc import Iterator

# The surest first: a node of Element UI has an index that is its address, and a title.
_NAMES = ("name", "title", "text", "label", "menuname", "nodename", "channelname", "columnname", "catalogname", "mc")
_ADDRESSES = (
    *("url", "href", "link", "linkurl", "jump_url", "menuurl", "nodeurl", "channelurl", "columnurl", "visiturl"),
    *("chnlurl", "path", "index"),
)
_STRING = r"'(?:[^'\\\n]|\\.){0,500}'|\"(?:[^\"\\\n]|\\.){0,500}\""
_TOKEN = re.compile(
    rf"[{{}}]|(?:(?<![\w$])([A-Za-z_]\w{{0,30}})|['\"]([A-Za-z_]\w{{0,30}})['\"])\s{{0,9}}:\s{{0,9}}({_STRING})"
)
# dTree: d.add(number, number above, name, address).
_ADD = re.compile(rf"\.add\(\s*[\w'\"-]{{1,40}}\s*,\s*[\w'\"-]{{1,40}}\s*,\s*({_STRING})\s*,\s*({_STRING})")
_MOST_PAIRS = 20_000  # of a script or an answer: a tree of 2,000 columns has as many
_LONGEST_NAME = 30  # characters of a column's name: longer is a title or a text
_MARKUP = re.compile(r"<[^<>]{1,200}>")
_ADDRESS = re.compile(r"(?:https?:)?/|[\w.-]{1,80}[./?]", re.A)


def menu_items(code: str) -> Iterator[tuple[str, str]]:
    """Name and address, as they are written, of the objects in ``code`` (a script, or JSON) that have both.

    >>> list(menu_items("var zNodes = [{id:1, name:'政务公开', url:'/zwgk/', children:[{name:'通知', url:'/tz/'}]}]"))
    [('通知', '/tz/'), ('政务公开', '/zwgk/')]
    """
    for call in islice(_ADD.finditer(code), _MOST_PAIRS):
        if item := _item({"name": _read(call[1]), "url": _read(call[2])}):
            yield item
    held: list[dict[str, str]] = [{}]
    for token in islice(_TOKEN.finditer(code), _MOST_PAIRS):
        if token[0] == "{":
            held.append({})
        elif token[0] == "}":
            node = held.pop() if len(held) > 1 else {}
            if item := _item(node):
                yield item
            elif not any(node.get(key) for key in _NAMES):
                # jsTree and EasyUI: {text: "…", a_attr: {href: "…"}}.
                held[-1].update({key: node[key] for key in _ADDRESSES if key in node and key not in held[-1]})
        else:
            held[-1].setdefault((token[1] or token[2]).lower(), _read(token[3]))


def _item(node: dict[str, str]) -> tuple[str, str] | None:
    name = next((node[key] for key in _NAMES if node.get(key)), "")
    address = next((node[key] for key in _ADDRESSES if node.get(key)), "")
    name = single_spaced(_MARKUP.sub("", name))
    return (name, address) if 0 < len(name) <= _LONGEST_NAME and _ADDRESS.match(address) else None


def _read(string: str) -> str:
    if "\\" not in string:
        return string[1:-1]
    inner = string[1:-1].replace("\\'", "'").replace("\\/", "/")
    try:
        return str(json.loads(f'"{inner}"' if string[0] == '"' else json.dumps(inner)))
    except ValueError:
        return inner
