"""A page as lines: every visible block of text in reading order, and which lines each element spans.

Body, metadata box and header are all cut from this one flat list, so the tree is walked once.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_BLOCKS = frozenset(
    "address article aside blockquote body center caption dd details dir div dl dt fieldset figcaption figure footer"
    " form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol p pre section summary table tbody td tfoot th"
    " thead tr ul text ucapcontent".split()
)
_UNSEEN = frozenset(
    "script style noscript template iframe frame object embed applet select option button input textarea svg video"
    " audio canvas map head title meta link param source".split()
)
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
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
        return _Walk(hidden).walk(root)


def is_hidden(element: HtmlElement) -> bool:
    """Whether the element's own attributes hide it from a reader."""
    if (style := element.get("style")) and _HIDDEN_STYLE.search(style):
        return True
    if (classes := element.get("class")) and not _HIDDEN_CLASSES.isdisjoint(classes.split()):
        return True
    return element.get("hidden") is not None


def clean_text(text: str) -> str:
    """``text`` with source line breaks removed or turned into spaces, and runs of blanks joined to one."""
    if "\u200b" in text or "\ufeff" in text:
        text = text.replace("\u200b", "").replace("\ufeff", "")
    if "\n" in (text := text.strip()):
        text = _WRAP.sub("", _SPACES.sub("\n", text))
    return " ".join(text.split())


def squash(text: str) -> str:
    """``text`` for comparison: NFKC, no white space."""
    return "".join(unicodedata.normalize("NFKC", text).split())


class _Walk:
    """The state of one walk: the line being built and the table row and cell it stands in."""

    def __init__(self, hidden: bool) -> None:
        self.layout = Layout()
        self.hidden = hidden
        self.runs: list[str] = []
        self.link_chars = 0
        self.in_link = 0
        self.blocks: list[HtmlElement] = []
        self.cells: list[tuple[HtmlElement | None, HtmlElement | None]] = [(None, None)]

    def walk(self, root: HtmlElement) -> Layout:
        """Depth first without recursion: pages nest thousands of levels deep."""
        self.blocks.append(root)
        self._open(root, str(root.tag))
        stack = [(root, iter(root))]
        while stack:
            element, children = stack[-1]
            for child in children:
                tag = child.tag
                if isinstance(tag, str) and tag not in _UNSEEN and (self.hidden or not is_hidden(child)):
                    if tag != "br":
                        self._open(child, tag)
                        stack.append((child, iter(child)))
                        break
                    self._flush()
                if child.tail:
                    self._add(child.tail)
            else:
                stack.pop()
                self._close(element, str(element.tag))
                if stack and element.tail:
                    self._add(element.tail)
        return self.layout

    def _open(self, element: HtmlElement, tag: str) -> None:
        if tag in _BLOCKS:
            self._flush()
            self.blocks.append(element)
            self.layout.spans[element] = (len(self.layout.lines), -1)
            if tag == "tr":
                self.cells.append((element, None))
            elif tag in ("td", "th"):
                self.cells.append((self.cells[-1][0], element))
        elif tag == "a":
            self.in_link += 1
            self.layout.anchors.append((element, len(self.layout.lines)))
        elif tag == "img":
            self.layout.images.append((element, len(self.layout.lines)))
        if element.text:
            self._add(element.text)

    def _close(self, element: HtmlElement, tag: str) -> None:
        if tag in _BLOCKS:
            self._flush()
            self.layout.spans[element] = (self.layout.spans[element][0], len(self.layout.lines))
            self.blocks.pop()
            if tag in ("tr", "td", "th"):
                self.cells.pop()
        elif tag == "a":
            self.in_link -= 1

    def _add(self, text: str) -> None:
        self.runs.append(text)
        if self.in_link:
            self.link_chars += len(text.strip())

    def _flush(self) -> None:
        if not self.runs:
            return
        text = clean_text("".join(self.runs) if len(self.runs) > 1 else self.runs[0])
        if text:
            row, cell = self.cells[-1]
            self.layout.lines.append(Line(self.runs, text, self.link_chars, self.blocks[-1], row, cell))
        self.runs, self.link_chars = [], 0
