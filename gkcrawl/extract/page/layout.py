"""Flattens a page to its visible lines in reading order, and the lines that each element spans.

Body, metadata box and header are all cut from this one flat list, so the tree is walked once.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from lxml import etree

from gkcrawl.characters import unwrapped
from gkcrawl.extract.page.span import NOWHERE, Span
from gkcrawl.extract.page.styles import (
    BLOCK,
    BREAKS,
    HIDDEN,
    JOINS,
    RAISED,
    TINY,
    UNSEEN,
    StyleSheet,
    class_effect,
    declarations,
    is_nothing,
    style_effect,
)
from gkcrawl.extract.page.superscripts import raised

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# What an element is to the layout; those not named here are inline.
_ROLES: dict[object, str] = {
    **dict.fromkeys(
        "address article aside blockquote body center caption dd details dir div dl dt fieldset figcaption figure"
        " footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol p section summary table tbody tfoot"
        " thead ul text ucapcontent".split(),
        "block",
    ),
    **dict.fromkeys("pre xmp listing plaintext".split(), "preformatted"),
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
    "sup": "raised",
    "marquee": "scrolling",
}
_SIDES = ("width", "height")
_BASE_RUNS = 4  # inline runs: digits and unit that an exponent belongs to stand in no more
_MOST_RAISED = 8  # texts inside a raised element: with more it is no exponent
_MOST_SIZED = 200  # descendants looked through for a letter size of their own


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
    """Lines of a page in document order, and ``spans``: block element → (first line, end line).

    Kept here once somebody has asked for them: ``files``, the lines with links to files (`attachments.file_lines`),
    ``feet``, the lines of the site's foot (`site_words.footer_lines`), and ``labels``, which only their reader knows
    (`box.labels_of`).
    """

    lines: list[Line] = field(default_factory=list)
    spans: dict[HtmlElement, tuple[int, int]] = field(default_factory=dict)
    anchors: list[tuple[HtmlElement, int]] = field(default_factory=list)
    images: list[tuple[HtmlElement, int]] = field(default_factory=list)
    sheet: StyleSheet = field(default_factory=StyleSheet)
    files: frozenset[int] | None = None
    feet: list[str] | None = None
    labels: object = None

    @classmethod
    def read(cls, root: HtmlElement, *, hidden: bool = False) -> Layout:
        """Lay out ``root``; with ``hidden``, elements that a script may show are kept."""
        return _walk(root, hidden=hidden)

    def span(self, element: HtmlElement) -> Span:
        """The lines of a block element; an empty span for any other."""
        return Span(*self.spans.get(element, NOWHERE))


def _stays_tiny(element: HtmlElement) -> bool:
    """Whether nothing in an element of letter size 0 has a size of its own, or a class that may give it one."""
    for inside in islice(element.iterdescendants(), _MOST_SIZED):
        size = declarations(inside.get("style") or "").get("font-size")
        if inside.get("class") or inside.get("size") or (size and not is_nothing(size)):
            return False
    return True


def _short_text(element: HtmlElement) -> str:
    """The text of ``element``; empty when it has many parts."""
    parts = list(islice(element.itertext(), _MOST_RAISED + 1))
    return "".join(parts) if len(parts) <= _MOST_RAISED else ""


def _walk(root: HtmlElement, *, hidden: bool) -> Layout:
    """Lay out what is visible below ``root``, depth first without recursion: pages nest thousands of levels deep.

    A fifth of the time of reading a page is spent here, so the loop keeps its state in locals and calls nothing that
    it need not.
    """
    layout = Layout(sheet=StyleSheet(style.text or "" for style in root.iter("style")))
    lines, spans, anchors, images = layout.lines, layout.spans, layout.anchors, layout.images
    sheet, rules = layout.sheet, layout.sheet.rules
    runs: list[str] = []
    link_chars = in_link = first = 0
    row: HtmlElement | None = None
    cell: HtmlElement | None = None
    block = root
    # Per open block: the block, row and cell around it, and the first line of that block.
    outer: list[tuple[HtmlElement, HtmlElement | None, HtmlElement | None, int]] = []
    hiding = UNSEEN if hidden else UNSEEN | HIDDEN
    # Whether line breaks of the source are kept, and what was so around each open element that changed it.
    breaks = False
    kept: list[tuple[HtmlElement, bool]] = []

    def flush() -> None:
        nonlocal runs, link_chars
        if text := unwrapped("".join(runs) if len(runs) > 1 else runs[0]):
            lines.append(Line(runs, text, link_chars, block, row, cell))
        runs, link_chars = [], 0

    def flush_lines(text: str) -> str:
        """Flush all lines of ``text`` but the last, which is returned."""
        nonlocal link_chars
        *whole, last = text.split("\n")
        for line in whole:
            runs.append(line)
            link_chars += len(line.strip()) if in_link else 0
            flush()
        return last

    walker = etree.iterwalk(root, events=("start", "end"))
    for event, element in walker:
        if event == "start":
            role = _ROLES.get(element.tag)
            effect = 0
            if element.attrib:
                # Not all of them: some elements have thousands.
                if style := element.get("style"):
                    effect = style_effect(style)
                if classes := element.get("class"):
                    effect |= class_effect(classes)
                if element.get("hidden") is not None:
                    effect |= HIDDEN
                if rules:
                    effect |= sheet.effect(element.get("id"), classes)
            if effect:
                if (effect & hiding or (effect & TINY and _stays_tiny(element))) and element is not root:
                    role = "unseen"
                elif effect & RAISED:
                    role = role or "raised"
                elif effect & BLOCK:
                    role = role or "block"
                if effect & (BREAKS | JOINS):
                    kept.append((element, breaks))
                    breaks = effect & BREAKS > 0
            if role is None:
                pass
            elif role == "unseen" or (role == "scrolling" and any(is_nothing(element.get(side)) for side in _SIDES)):
                walker.skip_subtree()
                continue
            elif role == "raised":
                if runs and (exponent := raised("".join(runs[-_BASE_RUNS:]), _short_text(element))):
                    runs.append(exponent)
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
                if role == "preformatted" and not effect & (BREAKS | JOINS):
                    kept.append((element, breaks))
                    breaks = True
                outer.append((block, row, cell, first))
                block, first = element, len(lines)
                spans[element] = NOWHERE
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
            if kept and element is kept[-1][0]:
                breaks = kept.pop()[1]
            text = element.tail
        if text and (runs or not text.isspace()):
            if breaks and "\n" in text:
                text = flush_lines(text)
            runs.append(text)
            if in_link:
                link_chars += len(text.strip())
    return layout
