"""OFD files (GB/T 33190-2016): a ZIP file of XML, one page a part; text and lines are placed in millimetres."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from gkcrawl.demo.file_writers.layout import HEIGHT, WIDTH, advance, breadth, pages
from gkcrawl.demo.file_writers.packed import packed

if TYPE_CHECKING:
    from gkcrawl.demo.file_writers.layout import PrintedPage, Run
    from gkcrawl.demo.file_writers.paper import Paper

_NAMESPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
_MM = 25.4 / 72  # millimetres a point
_FONT = 1  # identifier of the one resource
_FIRST = 100  # identifier of the first page: smaller ones are those of resources


def ofd(paper: Paper) -> bytes:
    """``paper`` on the same pages as its PDF (§7.4 to §7.7)."""
    printed = pages(paper)
    links = "".join(
        f'<ofd:Page ID="{_FIRST + number}" BaseLoc="Pages/Page_{number}/Content.xml"/>'
        for number in range(len(printed))
    )
    box = f"0 0 {_mm(WIDTH)} {_mm(HEIGHT)}"
    parts = {
        "OFD.xml": f'<ofd:OFD {_NAMESPACE} Version="1.0" DocType="OFD"><ofd:DocBody><ofd:DocInfo>'
        "<ofd:DocID>0123456789abcdef0123456789abcdef</ofd:DocID></ofd:DocInfo>"
        "<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f"<ofd:Document {_NAMESPACE}><ofd:CommonData><ofd:MaxUnitID>1</ofd:MaxUnitID>"
        f"<ofd:PageArea><ofd:PhysicalBox>{box}</ofd:PhysicalBox></ofd:PageArea>"
        "<ofd:PublicRes>PublicRes.xml</ofd:PublicRes></ofd:CommonData>"
        f"<ofd:Pages>{links}</ofd:Pages></ofd:Document>",
        "Doc_0/PublicRes.xml": f'<ofd:Res {_NAMESPACE} BaseLoc="Res"><ofd:Fonts>'
        f'<ofd:Font ID="{_FONT}" FontName="宋体" FamilyName="宋体"/></ofd:Fonts></ofd:Res>',
    }
    for number, page in enumerate(printed):
        parts[f"Doc_0/Pages/Page_{number}/Content.xml"] = _content(page, 1000 * (number + 1))
    head = '<?xml version="1.0" encoding="UTF-8"?>'
    return packed({name: f"{head}{xml}".encode() for name, xml in parts.items()})


def _content(page: PrintedPage, first: int) -> str:
    """Text and lines of a page as objects of one layer, numbered from ``first`` on (§8.1, §9.1, §11.3)."""
    objects = []
    for number, (x1, y1, x2, y2) in enumerate(sorted(page.rules), first + 1):
        wide, high = _mm(x2 - x1), _mm(y2 - y1)
        objects.append(
            f'<ofd:PathObject ID="{number}" Boundary="{_mm(x1)} {_mm(y1)} {wide} {high}" LineWidth="0.3">'
            f"<ofd:AbbreviatedData>M 0 0 L {wide} {high}</ofd:AbbreviatedData></ofd:PathObject>"
        )
    number = first + len(objects)
    objects += [_text(run, number + place) for place, run in enumerate(page.runs, 1)]
    layer = f'<ofd:Layer ID="{first}" Type="Body">{"".join(objects)}</ofd:Layer>'
    return f"<ofd:Page {_NAMESPACE}><ofd:Content>{layer}</ofd:Content></ofd:Page>"


def _text(run: Run, number: int) -> str:
    size = _mm(run.size)
    boundary = f"{_mm(run.x)} {_mm(run.y - run.size)} {_mm(breadth(run.text, run.size))} {_mm(1.2 * run.size)}"
    steps = " ".join(_mm(advance(character) * run.size) for character in run.text[:-1])
    delta = f' DeltaX="{steps}"' if steps else ""
    color = '<ofd:FillColor Value="255 0 0"/>' if run.red else ""
    return (
        f'<ofd:TextObject ID="{number}" Boundary="{boundary}" Font="{_FONT}" Size="{size}">{color}'
        f'<ofd:TextCode X="0" Y="{size}"{delta}>{escape(run.text, quote=False)}</ofd:TextCode></ofd:TextObject>'
    )


def _mm(points: float) -> str:
    return f"{points * _MM:.3f}"
