"""A small writer of OFD packages for the tests: pages are given as the XML of their layers."""

from __future__ import annotations

import io
import zipfile
from html import escape

NAMESPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
SIZE = 5.0
"""Millimetres of the font, and of each character of full width."""


def text(said: str, x: float, y: float, more: str = "", size: float = SIZE, inside: str = "") -> str:
    """A TextObject whose first character's base line begins at (x, y) millimetres."""
    steps = " ".join(f"{size * (0.5 if char.isascii() else 1):g}" for char in said[:-1])
    return (
        f'<ofd:TextObject Boundary="{x:g} {y - size:g} 100 {size * 1.2:g}" Size="{size:g}" {more}>{inside}'
        f'<ofd:TextCode X="0" Y="{size:g}" DeltaX="{steps}">{escape(said)}</ofd:TextCode></ofd:TextObject>'
    )


def lines(*said: str, x: float = 30, y: float = 60) -> str:
    """Lines of text one below the other, every 8 mm."""
    return "".join(text(line, x, y + 8 * number) for number, line in enumerate(said))


def path(data: str, more: str = "", boundary: str = "0 0 210 297") -> str:
    return f'<ofd:PathObject Boundary="{boundary}" {more}><ofd:AbbreviatedData>{data}</ofd:AbbreviatedData></ofd:PathObject>'


def ruled(xs: list[float], ys: list[float]) -> str:
    """The lines of a table."""
    level = "".join(path(f"M {xs[0]} {y} L {xs[-1]} {y}") for y in ys)
    return level + "".join(path(f"M {x} {ys[0]} L {x} {ys[-1]}") for x in xs)


def picture(width: float, height: float) -> str:
    return f'<ofd:ImageObject Boundary="0 0 {width} {height}" CTM="{width} 0 0 {height} 0 0" ResourceID="9"/>'


def page(content: str, before: str = "") -> str:
    return f"<ofd:Page {NAMESPACE}>{before}<ofd:Content><ofd:Layer>{content}</ofd:Layer></ofd:Content></ofd:Page>"


def parts(*pages: str, common: str = "", more: str = "", info: str = "") -> dict[str, str]:
    """The members of a package with these pages; ``common``, ``more`` and ``info`` go into Document.xml and OFD.xml."""
    links = "".join(f'<ofd:Page ID="{at}" BaseLoc="Pages/Page_{at}/Content.xml"/>' for at in range(len(pages)))
    return {
        "OFD.xml": f"<ofd:OFD {NAMESPACE}><ofd:DocBody><ofd:DocInfo>{info}</ofd:DocInfo>"
        "<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f"<ofd:Document {NAMESPACE}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297"
        f"</ofd:PhysicalBox></ofd:PageArea>{common}</ofd:CommonData><ofd:Pages>{links}</ofd:Pages>{more}</ofd:Document>",
    } | {f"Doc_0/Pages/Page_{at}/Content.xml": body for at, body in enumerate(pages)}


def packed(members: dict[str, str]) -> bytes:
    body = io.BytesIO()
    with zipfile.ZipFile(body, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, xml in members.items():
            archive.writestr(name, xml)
    return body.getvalue()


def ofd(*contents: str) -> bytes:
    """An OFD file of pages with these contents."""
    return packed(parts(*map(page, contents)))
