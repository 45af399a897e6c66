"""Files that belong to a document: links that look like files, by path or by their text (guide PORTALS §D)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, unquote, urlsplit

from gkcrawl.document import Attachment

if TYPE_CHECKING:
    from gkcrawl.extract.layout import Layout
    from gkcrawl.extract.page import Page

MEDIA_TYPES = {
    "pdf": "application/pdf",
    "doc": "application/msword",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "wps": "application/vnd.ms-works",
    "ofd": "application/ofd",
    "xls": "application/vnd.ms-excel",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "et": "application/vnd.ms-excel",
    "rtf": "application/rtf",
    "zip": "application/zip",
    "rar": "application/vnd.rar",
    "7z": "application/x-7z-compressed",
    "ppt": "application/vnd.ms-powerpoint",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "ceb": "application/octet-stream",
    "txt": "text/plain",
    "csv": "text/csv",
}
_SUFFIX = re.compile(r"\.(" + "|".join(MEDIA_TYPES) + r")(?=$|[?&#;\s）)】\]])", re.I)
_FILE_PATH = re.compile(
    r"downfile\.jsp|download\.(?:jsp|do|php|aspx?)|/document/download|/attach(?:ment)?s?/|/group\d+/M\d\d/|/__local/|/P0\d{10,}\.|/W0\d{10,}\.",
    re.I,
)
_NEAR = 12


def file_type(url: str, name: str = "") -> str | None:
    """Suffix (lower case) of the file that ``url`` or its link text ``name`` names, or None for a page.

    >>> file_type("http://a.gov.cn/module/download/downfile.jsp?classid=0&filename=3f.doc")
    'doc'
    """
    parts = urlsplit(url)
    for text in (parts.path, unquote(parts.query), name):
        if match := _SUFFIX.search(text):
            return match[1].lower()
    return None


def is_file(url: str, name: str = "") -> bool:
    """Whether a link leads to a file rather than to a page."""
    path = urlsplit(url).path
    if re.search(r"\.(?:s?html?|jpe?g|png|gif|bmp)$", path, re.I):
        return False
    return bool(_SUFFIX.search(path) or _FILE_PATH.search(url) or file_type(url, name))


def read_attachments(page: Page, layout: Layout, first: int, end: int) -> list[Attachment]:
    """Files linked in the body (lines ``first`` to ``end``) or in a list close to it, each URL once."""
    found: dict[str, Attachment] = {}
    for anchor, line in layout.anchors:
        if not first - _NEAR <= line < end + _NEAR:
            continue
        href = anchor.get("href") or ""
        name = " ".join("".join(anchor.itertext()).split()) or anchor.get("title") or anchor.get("download") or ""
        if not (_SUFFIX.search(f"{href} {name} {anchor.get('download') or ''}") or _FILE_PATH.search(href)):
            continue
        url = page.absolute(href)
        if url and is_file(url, f"{name} {anchor.get('download') or ''}") and url not in found:
            suffix = file_type(url, name)
            found[url] = Attachment(url=url, name=name or None, media_type=MEDIA_TYPES.get(suffix or ""))
    for frame in page.tree.iter("iframe", "embed", "object"):
        # A viewer shows a file: its address is the frame's, or stands in a query such as ?file=/a.pdf.
        source = frame.get("src") or frame.get("data") or ""
        shown = next((value for _, value in parse_qsl(urlsplit(source).query) if _SUFFIX.search(value)), source)
        if _SUFFIX.search(shown) and (url := page.absolute(shown)):
            found.setdefault(url, Attachment(url=url, media_type=MEDIA_TYPES.get(file_type(url) or "")))
    return list(found.values())
