"""Finds attachments: links to files, by path, query, call or text (docs/families.md#attachments)."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from gkcrawl.data import alternatives, pattern, rows, rules
from gkcrawl.document import Attachment
from gkcrawl.extract.body.script_links import places, written_links
from gkcrawl.extract.fields.script_values import NamedStrings
from gkcrawl.extract.page.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from gkcrawl.extract.page.layout import Layout
    from gkcrawl.extract.page.page import Page

MEDIA_TYPES = {row["suffix"]: row["media_type"] for row in rows("file_types")}
_SUFFIX = re.compile(r"\.(" + "|".join(MEDIA_TYPES) + r")(?=$|[?&#;\s）)】\]])", re.I)
_FILE_PATH = pattern(rules("file_links", "path"), re.I)
_PAGE_OR_PICTURE = re.compile(r"\.(?:s?html?|jpe?g|png|gif|bmp)$", re.I)
_QUOTED = re.compile(r"""["']([^"'<>]{4,400})["']""")
# WebPlus names the file in an attribute, VSB in a call.
_VIEWERS = ("pdfsrc", "showVsbpdfIframe")
_VIEWED = re.compile(r"""(?:\bpdfsrc\s*=|showVsbpdfIframe\()\s*["']([^"'<>]{4,400})["']""")
_ANNOUNCED = pattern(rules("file_links", "announcement"))
_ANNEX = re.compile(rf"\W*{alternatives(rules('file_links', 'annex'))}")
_FETCHES = pattern(rules("file_links", "call"), re.I)
# Attributes of a link that hold no address for a script.
_NO_ADDRESS = frozenset(("href", "onclick", "class", "style", "title", "download", "id", "target"))
_ADDRESS_FIRST = frozenset("/.?hH")  # what nearly every address begins with, and no call of a script
_SCRIPT_CALL = re.compile(r"\s*(?:javascript:|#|\Z)", re.I)
_OPENS = re.compile(r"(?:window\.open|location(?:\.href)?)\s*[=(]")
_LINES_ANNOUNCED = 3  # below 附件 or 下载, in which a link is announced by it
_TEXTS_OF_LINK = 20  # inside a link, that may have the suffix of its file
# One of these must stand in the scripts of a page (in lower case) for a link that they write to lead to a file.
_FILE_WORDS = ("download", "downfile")
_FILE_MARK = re.compile(rf"[./'\"`=}}](?:(?:{'|'.join(MEDIA_TYPES)})\b|attach|group|__local|[pw]0\d)")
_MOST_SIBLINGS = 40  # elements before a script among which a block tells its place
_PAGES = (".html", ".htm", ".shtml", "/")
_LINES_BESIDE_BODY = 12  # above and below: a link to a file there is the document's
_LINES_BELOW_BODY = 60  # in which a link to a file is the document's if it is announced
_SCANT_LINES = 8  # of a body: a viewer may show the rest of it


def file_type(url: str, name: str = "") -> str | None:
    """Suffix (lower case) of the file that ``url`` or its link text ``name`` names, or None for a page.

    >>> file_type("http://a.gov.cn/module/download/downfile.jsp?classid=0&filename=3f.doc")
    'doc'
    """
    if not name and url.endswith(_PAGES) and "?" not in url:
        return None
    if "%" not in url and not _SUFFIX.search(url) and not _SUFFIX.search(name):
        # Nearly every link: not worth taking apart.
        return None
    parts = _split(url)
    for text in (parts.path, unquote(parts.query), name):
        if match := _SUFFIX.search(text):
            return match[1].lower()
    return None


def is_file(url: str, name: str = "") -> bool:
    """Whether a link leads to a file rather than to a page."""
    if "%" not in url and not (_SUFFIX.search(url) or _FILE_PATH.search(url) or _SUFFIX.search(name)):
        return False
    path = _split(url).path
    if _PAGE_OR_PICTURE.search(path):
        return False
    return bool(_SUFFIX.search(path) or _FILE_PATH.search(url) or file_type(url, name))


def file_lines(layout: Layout) -> frozenset[int]:
    """Lines with a link to a file, or with one that calls a script for a file, as its words or the call tell."""
    if layout.files is None:
        annexes = {at for at, line in enumerate(layout.lines) if "附" in line.text and _ANNEX.match(line.text)}
        layout.files = frozenset(line for anchor, line in layout.anchors if _leads_to_file(anchor, line, annexes))
    return layout.files


def _leads_to_file(anchor: HtmlElement, line: int, annexes: set[int]) -> bool:
    """Whether a link on ``line`` leads to a file, or calls a script for one, as words, call or an annex above tell."""
    href = anchor.get("href") or ""
    if not _calls_script(href):
        return file_type(href) is not None
    if not annexes.isdisjoint(_just_above(line)) or _FETCHES.search(f"{href} {anchor.get('onclick') or ''}"):
        return True
    words = "".join(islice(anchor.itertext(), _TEXTS_OF_LINK)) if len(anchor) else anchor.text or ""
    return ("." in words and _SUFFIX.search(words) is not None) or is_file(_target(anchor))


def _just_above(line: int) -> range:
    """The lines that may announce what stands on ``line``, itself among them."""
    return range(max(0, line - _LINES_ANNOUNCED), line + 1)


def _calls_script(href: str) -> bool:
    return href[:1] not in _ADDRESS_FIRST and _SCRIPT_CALL.match(href) is not None


def read_attachments(page: Page, layout: Layout, body: Span) -> list[Attachment]:
    """Files linked in the lines of the ``body``, close to it, or further below where 附件 says so; each URL once."""
    found: dict[str, Attachment] = {}
    near = Span(body.first - _LINES_BESIDE_BODY, body.end + _LINES_BESIDE_BODY)
    below = range(near.end, body.end + _LINES_BELOW_BODY)
    announced = {
        at
        for at in range(near.end - _LINES_ANNOUNCED, min(below.stop, len(layout.lines)))
        if ("附" in (text := layout.lines[at].text) or "下" in text) and _ANNOUNCED.search(text)
    }
    for anchor, line in layout.anchors:
        if not near.first <= line < below.stop or (line in below and announced.isdisjoint(_just_above(line))):
            continue
        if file := _attachment(page, anchor):
            found.setdefault(file.url, file)
    for anchor in _written(page, layout, near):
        if file := _attachment(page, anchor):
            found.setdefault(file.url, file)
    for source in _viewed(page, scant=body.size <= _SCANT_LINES):
        shown = next((value for _, value in parse_qsl(_split(source).query) if _SUFFIX.search(value)), source)
        if _SUFFIX.search(shown) and (url := page.absolute(shown)):
            found.setdefault(url, Attachment(url=url, media_type=MEDIA_TYPES.get(file_type(url) or "")))
    return list(found.values())


def _attachment(page: Page, anchor: HtmlElement) -> Attachment | None:
    """The file that a link leads to, if it does."""
    href = _target(anchor)
    if href.endswith(_PAGES):
        return None
    names = _names(anchor)
    if not (_SUFFIX.search(" ".join((href, *names))) or _FILE_PATH.search(href)):
        return None
    url = page.absolute(href)
    if not url or not is_file(url, " ".join(names)):
        return None
    named = next((name for name in names if _SUFFIX.search(name)), next(iter(names), None))
    return Attachment(url=url, name=named, media_type=MEDIA_TYPES.get(file_type(url, named or "") or ""))


def _written(page: Page, layout: Layout, near: Span) -> Iterator[HtmlElement]:
    """Links that scripts write ``near`` the body, where any of the page's scripts can name a file."""
    codes = {script: script.text for script in page.elements("script") if script.text}
    writing = [script for script, code in codes.items() if "<a " in code or "<A " in code]
    if not writing or not any(map(_may_name_file, codes.values())):
        return
    strings = NamedStrings(codes.values())
    for script in writing:
        if any(near.first <= _line_of(place, layout) <= near.end for place in places(script)):
            yield from written_links(script, strings.string)


def _may_name_file(code: str) -> bool:
    code = code.lower()
    return any(word in code for word in _FILE_WORDS) or _FILE_MARK.search(code) is not None


def _line_of(element: HtmlElement, layout: Layout) -> int:
    """The line before which an element stands that has no lines of its own."""
    parent: HtmlElement | None = element
    while parent is not None:
        if parent in layout.spans:
            return layout.spans[parent][0]
        for before in islice(parent.itersiblings(preceding=True), _MOST_SIBLINGS):
            if before in layout.spans:
                return layout.spans[before][1]
        parent = parent.getparent()
    return 0


def _viewed(page: Page, *, scant: bool) -> Iterator[str]:
    """What viewers show: a frame's address, which may have the file's in its query, or what a script is told.

    The latter only beside ``scant`` text: to look through a page for it takes long.
    """
    for frame in page.elements("iframe", "embed", "object"):
        yield frame.get("src") or frame.get("data") or ""
    if scant and any(word in page.text for word in _VIEWERS):
        yield from (match[1] for match in _VIEWED.finditer(page.text))


def _split(url: str) -> SplitResult:
    """The parts of ``url``; none of what cannot be taken apart."""
    try:
        return urlsplit(url)
    except ValueError:
        return urlsplit("")


def _names(anchor: HtmlElement) -> list[str]:
    """What a link, its attributes and its pictures call the file, best first."""
    given = [anchor.text, anchor.get("title"), anchor.get("download")]
    if len(anchor):
        given[0] = " ".join(anchor.itertext())
        given += [picture.get(name) for picture in anchor.iter("img") for name in ("title", "alt")]
    return [name for text in given if text and (name := " ".join(text.split()))]


def _target(anchor: HtmlElement) -> str:
    """Where a link leads; for one that calls a script, the file among what it calls it with."""
    href = anchor.get("href") or ""
    if not _calls_script(href):
        return href
    call = f"{href} {anchor.get('onclick') or ''}"
    # Any function is told a path; a bare name is an address only where the browser itself opens it.
    quoted = _QUOTED.findall(call) if "'" in call or '"' in call else []
    opens = bool(quoted) and _OPENS.search(call) is not None
    told = [text for text in quoted if opens or "/" in text]
    told += [value for name, value in anchor.items() if name not in _NO_ADDRESS and "/" in value]
    return next((text for text in told if is_file(text)), href)
