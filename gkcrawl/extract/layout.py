"""A page as lines: every visible block of text in reading order, and which lines each element spans.

Body, metadata box and header are all cut from this one flat list, so the tree is walked once.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# What an element is to the layout; those not named here are inline.
_ROLES: dict[object, str] = {
    **dict.fromkeys(
        "address article aside blockquote body center caption dd details dir div dl dt fieldset figcaption figure footer"
        " form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol p pre section summary table tbody tfoot thead"
        " ul text ucapcontent".split(),
        "block",
    ),
    **dict.fromkeys(
        "script style noscript template iframe frame object embed applet select option button input textarea svg video"
        " audio canvas map head title meta link param source".split(),
        "unseen",
    ),
    "tr": "row",
    "td": "cell",
    "th": "cell",
    "a": "link",
    "img": "image",
    "br": "break",
}
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_HIDING = frozenset(("style", "class", "hidden"))
_NO_NAMES: frozenset[str] = frozenset()
_NO_LINES = (0, 0)
_HIDDEN_CLASSES = frozenset(("ng-hide", "hide", "hidden", "d-none", "layui-hide", "el-hide", "sr-only"))
_SPACES = re.compile(r"[^\S\n]*\n\s*")
# Source code is wrapped and indented; between Chinese characters that is no space.
_WRAP = re.compile(r"(?<=[\u2e80-\u9fff\uff00-\uffef\u3000-\u303f])\n|\n(?=[\u2e80-\u9fff\uff00-\uffef\u3000-\u303f])")


@dataclass(slots=True, eq=False)
class Line:
    """A block of text without inner line breaks: its inline runs, and how many characters of it are links."""

    runs: list[str]
    text: str
    link_chars: int
    element: HtmlElement
    row: HtmlElement | None
    cell: HtmlElement | None


@dataclass(slots=True)
class Layout:
    """Lines of a page in document order, and ``spans``: block element → (first line, end line)."""

    lines: list[Line] = field(default_factory=list)
    spans: dict[HtmlElement, tuple[int, int]] = field(default_factory=dict)
    anchors: list[tuple[HtmlElement, int]] = field(default_factory=list)
    images: list[tuple[HtmlElement, int]] = field(default_factory=list)

    @classmethod
    def read(cls, root: HtmlElement, *, hidden: bool = False) -> Layout:
        """Lay out ``root``; with ``hidden``, elements that CSS hides are kept."""
        return _walk(root, hidden)


# A page repeats a few styles and classes thousands of times.
@lru_cache(maxsize=4096)
def _hides(name: str, value: str) -> bool:
    if name == "style":
        return _HIDDEN_STYLE.search(value) is not None
    return name == "hidden" or not _HIDDEN_CLASSES.isdisjoint(value.split())


def clean_text(text: str) -> str:
    """``text`` with source line breaks removed or turned into spaces, and runs of blanks joined to one."""
    if text.isalnum():
        return text
    if "\u200b" in text or "\ufeff" in text:
        text = text.replace("\u200b", "").replace("\ufeff", "")
    if "\n" in (text := text.strip()):
        text = _WRAP.sub("", _SPACES.sub("\n", text))
    return " ".join(text.split())


def _walk(root: HtmlElement, hidden: bool) -> Layout:
    """Lay out what is visible below ``root``, depth first without recursion: pages nest thousands of levels deep.

    A fifth of the time of reading a page is spent here, so the loop keeps its state in locals and calls nothing that
    it need not.
    """
    layout = Layout()
    lines, spans, anchors, images = layout.lines, layout.spans, layout.anchors, layout.images
    runs: list[str] = []
    link_chars = in_link = first = 0
    row: HtmlElement | None = None
    cell: HtmlElement | None = None
    block = root
    # Per open block: the block, row and cell around it, and the first line of that block.
    outer: list[tuple[HtmlElement, HtmlElement | None, HtmlElement | None, int]] = []
    hiding = _NO_NAMES if hidden else _HIDING

    def flush() -> None:
        nonlocal runs, link_chars
        if text := clean_text("".join(runs) if len(runs) > 1 else runs[0]):
            lines.append(Line(runs, text, link_chars, block, row, cell))
        runs, link_chars = [], 0

    walker = etree.iterwalk(root, events=("start", "end"))
    for event, element in walker:
        if event == "start":
            role = _ROLES.get(element.tag)
            for name, value in element.items():
                if name in hiding and _hides(name, value) and element is not root:
                    role = "unseen"
                    break
            if role is None:
                pass
            elif role == "unseen":
                walker.skip_subtree()
                continue
            elif role == "link":
                in_link += 1
                anchors.append((element, len(lines)))
            elif role == "image":
                images.append((element, len(lines)))
            elif role == "break":
                if runs:
                    flush()
            else:
                if runs:
                    flush()
                outer.append((block, row, cell, first))
                block, first = element, len(lines)
                spans[element] = _NO_LINES
                if role == "row":
                    row, cell = element, None
                elif role == "cell":
                    cell = element
            text = element.text
        else:
            if element is block:
                if runs:
                    flush()
                spans[element] = (first, len(lines))
                block, row, cell, first = outer.pop()
            elif in_link and element.tag == "a":
                in_link -= 1
            text = element.tail
        if text and (runs or not text.isspace()):
            runs.append(text)
            if in_link:
                link_chars += len(text.strip())
    return layout
