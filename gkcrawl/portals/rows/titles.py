"""Titles of links: whole where the text is cut, without dates, marks and buttons."""

from __future__ import annotations

import re
from copy import deepcopy
from typing import TYPE_CHECKING

from gkcrawl.characters import HAN, single_spaced
from gkcrawl.data import alternatives, pattern, rules
from gkcrawl.extract.page.pager_words import pager_words
from gkcrawl.extract.page.script_words import written_words
from gkcrawl.portals.rows.dates import edge_dates, row_date
from gkcrawl.portals.rows.link_text import CUT, HEADINGS, has_blocks, line_text, text_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

# Bullets, icons of fonts, and marks in brackets.
_BULLET = re.compile(
    r"^(?:[·•●○◆◇■□▪►▶▸>›»★☆※♦\ue000-\uf8ff\s]|[\[【(（](?:置顶|顶|荐|热|新|图|hot|new)[\]】)）])+(?=\S)|^[-–—]\s+(?=\S)",
    re.IGNORECASE,
)
_BESIDE = pattern(rules("list_words", "beside"), re.IGNORECASE)
_NUMERALS = re.compile(r"[\d\s./:年月日、-]+")
_SUMMARY = re.compile(r"[。；;]$|(?:…+|\.{3,})$|.{80}")
# What some systems write into the title attribute (PowerEasy, EmpireCMS): the title among other labelled lines.
_TOLD = re.compile(
    r"(?:文章)?标\s*题\s*[:：]\s*(.+?)\s*(?:(?:作\s*者|来\s*源|(?:发布|更新|发表)(?:时间|日期)|点击数|日\s*期|时\s*间)\s*[:：].*)?",
    re.DOTALL,
)
# Pager buttons and calls to action: never a document's title.
_CHROME = re.compile(
    r"[<>«»‹›|\s]*(?:\d{1,5}|第?\s?\d+\s?页|第?\d*[一上下前后]页|[上下前后][\d一二三五十]{1,2}页|共\d+页|\W*|"
    rf"{pager_words()}|{alternatives(rules('list_words', 'button'))})[<>«»‹›|\s+]*",
    re.IGNORECASE,
)
_ACTION = pattern(rules("list_words", "action"), re.IGNORECASE)
_LINE_TAGS = ("tr", "li", "dl")
_MARKUP = re.compile(r"</?[a-z][^<>]{0,200}>", re.IGNORECASE)
_FILE_NAME = re.compile(r"\.\w{3,4}$|图片|logo", re.IGNORECASE)
_WORDS = re.compile(r"[\u4e00-\u9fff]{2}")
_FEWEST_PARTS_OF_BLOCK = 3  # elements in a link that holds a whole row, not a title alone
_LONGEST_TAG = 3  # characters: 置顶, NEW before the title
_FEWEST_WORDS = 5  # Chinese characters: a link with fewer is a button or a category


def is_chrome(title: str) -> bool:
    """Whether ``title`` is that of a button, not of a document."""
    return _CHROME.fullmatch(title) is not None


def is_action(title: str) -> bool:
    """Whether ``title`` says what a click does (查看, 下载), not what it leads to."""
    return _ACTION.fullmatch(title) is not None


def title_beside(element: HtmlElement) -> str:
    """The title in the row of a link that says 查看 or is a picture; empty where another link of the row has it."""
    line = next(element.iterancestors(*_LINE_TAGS), None)
    said = (single_spaced(link.text_content()) for link in line.iter("a")) if line is not None else ()
    if line is None or any(text and not is_action(text) for text in said):
        return ""
    texts = [text for part in line.itertext() if _WORDS.search(text := single_spaced(part)) and not is_action(text)]
    return max((text for text in texts if not row_date(text)), key=len, default="")


def link_title(element: HtmlElement) -> str:
    """The whole title of a link: its ``title`` attribute when the text is cut or holds more than that."""
    if (inner := next(element.iterdescendants("a"), None)) is not None:
        # It was never closed: all that follows stands in it.
        return single_spaced(element.get("title")) or max(
            map(single_spaced, _texts_before(element, inner)), key=len, default=""
        )
    text = _visible_title(_as_shown(element) if next(element.iter("script", "style"), None) is not None else element)
    dated = edge_dates(text)
    stem = dated[-1].rest if dated else text
    cut = CUT.search(stem)
    given = _given(element) or (_outer_title(element) if cut else "")
    if not given or is_chrome(given):
        return _BULLET.sub("", text)
    if text and not cut and given.startswith(text) and row_date(given.removeprefix(text).strip()):
        return _BULLET.sub("", text)  # the attribute says the date, too
    bare = CUT.sub("", stem).replace(" ", "")
    solid = given.replace(" ", "")
    if not bare or bare in solid or solid in bare or (cut and solid[:4] == bare[:4]):
        return _BULLET.sub("", given if not cut or not CUT.search(given) or len(given) > len(text) else text)
    return _BULLET.sub("", given if solid[:6] == bare[:6] and len(solid) > len(bare) else text)


def _texts_before(element: HtmlElement, inner: HtmlElement) -> Iterator[str]:
    """Texts in ``element`` up to ``inner``, without what stands behind elements in it."""
    for part in element.iter():
        if part is inner:
            return
        if part.text and part.tag not in ("script", "style"):
            yield part.text


def _as_shown(element: HtmlElement) -> HtmlElement:
    """A copy of a link with what its scripts write in their places, where that is its words; else without them."""
    shown = deepcopy(element)
    shown.tail = None
    codes = list(shown.iter("script", "style"))
    written = [written_words(code.text) if code.tag == "script" else "" for code in codes]
    for code in codes:
        code.text = None
    own = single_spaced(shown.text_content())
    for code, text in zip(codes, written, strict=True):
        code.tag, code.text = "span", text if not own or (_is_title(text) and not _is_title(own)) else ""
    return shown


def _is_title(text: str) -> bool:
    """Whether ``text`` is more than a mark beside a title."""
    return len(HAN.findall(text)) >= _FEWEST_WORDS and not is_action(single_spaced(text))


def _given(element: HtmlElement) -> str:
    """What the ``title`` attribute of the link, or of an element in it, says."""
    given = single_spaced(element.get("title"))
    given = given or next((single_spaced(child.get("title")) for child in element.iter() if child.get("title")), "")
    if not given and (image := next(element.iter("img"), None)) is not None and not element.text_content().strip():
        alt = single_spaced(image.get("alt"))
        given = alt if _WORDS.search(alt) and not _FILE_NAME.search(alt) else ""
    given = single_spaced(_MARKUP.sub("", given)) if "<" in given else given
    told = _TOLD.fullmatch(given)
    return told[1] if told else given


def _outer_title(element: HtmlElement) -> str:
    """The ``title`` attribute of the row that the link stands in."""
    parent = element.getparent()
    return (
        single_spaced(parent.get("title"))
        if parent is not None and parent.tag in ("li", "td", "div", "p", "span")
        else ""
    )


def _visible_title(element: HtmlElement) -> str:
    """Text of a link; of a whole card in a link, its heading or the first line that is no date or number."""
    if not len(element):
        return single_spaced(element.text)
    if element.tag != "a":
        return max(
            (single_spaced(text) for text in element.itertext() if not row_date(single_spaced(text))),
            key=len,
            default="",
        )
    few = sum(1 for child in element.iterdescendants("*")) < _FEWEST_PARTS_OF_BLOCK
    for child in element.iterdescendants("*"):
        kind = f"{child.get('class') or ''} {child.get('id') or ''}".lower()
        named = not few and ("title" in kind or "tit" in kind.split())
        if (child.tag in HEADINGS or named) and (text := line_text(child)):
            return text
    if has_blocks(element):
        lines = [line for line in text_lines(element) if not row_date(line) and not _NUMERALS.fullmatch(line)]
        lines = [line for line in lines if not _BESIDE.fullmatch(line)] or lines
        named_lines = [line for line in lines if not _SUMMARY.search(line)] or lines
        return next((line for line in named_lines if len(line) > _LONGEST_TAG), named_lines[0] if named_lines else "")
    return line_text(element)
