"""Lists in XML: RSS feeds, and data files of pages that are filled by a script."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from lxml import etree

from gkcrawl.portals.families.general.json_list import JsonFamily
from gkcrawl.portals.lists.family import Proof

if TYPE_CHECKING:
    from gkcrawl.extract.page.page import Page

# XHTML pages begin with the declaration too.
_XML = re.compile(
    r"\s*(?:<\?xml\b[^>]{0,200}\?>|(?=<rss\b))\s*(?:<!--.{0,500}?-->\s*)?(?=<(?!!doctype\s+html|html|datastore)[!\w])",
    re.I | re.S,
)
_ROW_TAGS = frozenset({"item", "row", "record", "entry"})
_DEEPEST_ELEMENT = 12  # levels: rows of feeds and data files lie three deep; hostile nesting ends here


class XmlFamily(JsonFamily):
    """RSS and other XML whose rows have a title and an address under a known name."""

    name = "xml"
    proof = Proof.SCRIPT

    def matches(self, page: Page) -> bool:
        """Whether the page is XML and no HTML."""
        return _XML.match(page.text) is not None

    def answer(self, page: Page) -> Any:
        """See `JsonFamily.answer`. Elements become keys, those that repeat become lists."""
        parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, remove_comments=True)
        # The declaration goes: it names the charset that the text no longer has.
        root: Any = etree.fromstring(_XML.sub("", page.text, count=1).encode("utf-8"), parser=parser)
        return _plain(root, 0) if root is not None else None


def _plain(element: Any, depth: int) -> Any:
    if not len(element) or depth > _DEEPEST_ELEMENT:
        return element.text or ""
    found: dict[str, Any] = dict(element.attrib)
    repeated: dict[str, list[Any]] = {}
    for child in element:
        if not isinstance(child.tag, str):
            continue
        name, value = etree.QName(child).localname, _plain(child, depth + 1)
        repeated.setdefault(name, []).append(value)
    rows = {name: values for name, values in repeated.items() if len(values) > 1 or name.lower() in _ROW_TAGS}
    return found | {name: values[0] for name, values in repeated.items()} | rows
