"""HTML that is called .doc, as CMS export it, and plain text; both in GBK."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gkcrawl.demo.file_writers.paper import Paper

_OFFICE = 'xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word"'


def html(paper: Paper) -> bytes:
    """``paper`` as the page that office software opens as a document."""
    parts = [f"<p align=center>{escape(line)}</p>" for line in paper.opening]
    parts += [f"<p>{escape(block)}</p>" if isinstance(block, str) else block.html() for block in paper.blocks]
    parts += [f"<p align=right>{escape(line)}</p>" for line in paper.signature]
    return (
        f"<html {_OFFICE}><head><meta http-equiv=Content-Type content='text/html; charset=gb2312'>"
        f"<title>{escape(paper.title)}</title></head><body>{''.join(parts)}</body></html>"
    ).encode("gb18030")


def txt(paper: Paper) -> bytes:
    """``paper`` a line a paragraph, cells by TAB."""
    lines = list(paper.opening)
    for block in paper.blocks:
        lines += [block] if isinstance(block, str) else ["\t".join(row) for row in block.grid()]
    return "\r\n".join([*lines, *paper.signature, ""]).encode("gb18030")
