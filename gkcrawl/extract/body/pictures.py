"""Pictures that may stand in for words, told from icons beside files and other small pictures of a template."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from gkcrawl.extract.body.attachments import file_lines, file_type
from gkcrawl.extract.page.styles import declarations, pixels

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from gkcrawl.extract.page.layout import Layout

# Folders and names of pictures that templates and editors bring along.
_TEMPLATE = re.compile(
    r"(?:(?<![a-z])|file|type|link)icons?\d*(?:[/_.-]|$)|[/_-]ico(?:[/_.-]|$)|filetype|spacer|(?:blank|pixel|space|line|dot|trans(?:parent)?)\.(?:gif|png)"
    r"|emoji|emoticon|/(?:face|smile?y?s?)/|(?:^|[/_-])(?:logo|arrow|bullet|loading)\w*\.|qr_?code|(?:^|[/_-])(?:ewm|erweima)",
    re.I,
)
# So is what moves or marks in a folder of pictures of the site: /images/new.gif. Pictures of documents are numbered.
_MARK = re.compile(r"/(?:\w{0,8}images?|imgs?|skins?|css|style)/(?:[a-z_-]+/)*[a-z_-]+\.gif$", re.I)
_PHOTO = re.compile(r"\.jpe?g$", re.I)
_LARGEST_ICON = 64  # pixels of the longer side: a picture of words is larger
_THICKEST_RULE = 12  # pixels: a ruled line is as flat, a scanned page never
# Where pages keep the address of a picture that a script loads later.
_SOURCES = ("data-original", "data-src", "data-lazy-src", "_src", "src")
_LONGEST_ICON = 3000  # characters of a data URI, two kilobytes: a scanned page needs many times that


def is_picture(image: HtmlElement, line: int, layout: Layout) -> bool:
    """Whether an ``<img>`` on ``line`` may show words: no icon, ruled line, code or mark of the site."""
    if (sizes := list(_sizes(image))) and (max(sizes) <= _LARGEST_ICON or min(sizes) <= _THICKEST_RULE):
        return False
    source = next((value for name in _SOURCES if (value := image.get(name))), "").strip()
    if source.startswith("data:"):
        return len(source) > _LONGEST_ICON
    try:
        path = urlsplit(source).path
    except ValueError:
        return False
    parent = image.getparent()
    if (
        _TEMPLATE.search(path)
        or _MARK.search(path)
        or (parent is not None and parent.tag == "a" and file_type(parent.get("href") or ""))
    ):
        return False
    # Scans are photographs; what else stands in a line with a file is its icon.
    return line not in file_lines(layout) or _PHOTO.search(path) is not None


def _sizes(image: HtmlElement) -> Iterator[float]:
    """Width and height in pixels as far as the page gives them."""
    style = declarations(image.get("style") or "")
    for name in ("width", "height"):
        value = style.get(name) or image.get(name) or ""
        if not value.endswith("%") and (size := pixels(value.strip())) is not None:
            yield size
