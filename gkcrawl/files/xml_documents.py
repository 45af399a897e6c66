"""XML: Word 2003 documents, in one file or as a flat package, saved as .doc or .xml; other XML is ``unsupported``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from gkcrawl.document import FileTable
from gkcrawl.files.reading import FileReading
from gkcrawl.files.unzip import parse_xml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gkcrawl.files.reading import FileLimits

_WRITTEN = {"t": "", "tab": "\t", "br": " ", "cr": " ", "noBreakHyphen": "-"}
_LEFT_OUT = ("del", "delText", "instrText", "hdr", "ftr")


def read(body: bytes, limits: FileLimits) -> FileReading:
    """Paragraphs and tables of the Word document in ``body``."""
    reading = FileReading(format="xml")
    root = parse_xml(body)
    text = None if root is None else next((one for one in root.iter("{*}body") if _is_word(one)), None)
    if text is None:
        reading.flag("unsupported")
        reading.error = "XML that is no document of Word"
        return reading
    left = limits.cells
    lines: list[str] = []
    for block in _blocks(text):
        if _name(block) == "p":
            lines.append(_paragraph(block))
            continue
        rows = [[_cell(cell) for cell in row.iter("{*}tc")] for row in block.iter("{*}tr")]
        left -= sum(map(len, rows))
        if left < 0:
            reading.flag("too_large")
            reading.error = f"more than {limits.cells} cells"
            break
        reading.tables.append(FileTable(rows=rows))
        lines.extend("\t".join(row).rstrip("\t") for row in rows)
    reading.text = "\n".join(line for line in lines if line.strip())
    return reading


def _blocks(element: etree._Element) -> Iterator[etree._Element]:
    """Paragraphs outside of tables, and outermost tables, in order."""
    for child in element:
        name = _name(child)
        if name in ("p", "tbl"):
            yield child
        elif name not in _LEFT_OUT:
            yield from _blocks(child)


def _cell(cell: etree._Element) -> str:
    return " ".join(filter(None, map(_paragraph, cell.iter("{*}p"))))


def _paragraph(paragraph: etree._Element) -> str:
    return "".join(_written(paragraph)).strip()


def _written(element: etree._Element) -> Iterator[str]:
    for child in element:
        name = _name(child)
        if name in _WRITTEN:
            yield (child.text or "") + _WRITTEN[name]
        elif name not in _LEFT_OUT:
            yield from _written(child)


def _is_word(element: etree._Element) -> bool:
    return "word" in (etree.QName(element).namespace or "")


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""
