"""DOCX files (ECMA-376): red head, automatic numbers before headings, merged cells, a header that is no text."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from gkcrawl.demo.file_writers.packed import packed
from gkcrawl.numerals import in_chinese

if TYPE_CHECKING:
    from gkcrawl.demo.file_writers.paper import Paper
    from gkcrawl.demo.form import FormTable

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RED_HEAD = '<w:rPr><w:color w:val="FF0000"/><w:sz w:val="60"/></w:rPr>'
_LARGE = '<w:rPr><w:b/><w:sz w:val="44"/></w:rPr>'
_CENTRED, _RIGHT = '<w:jc w:val="center"/>', '<w:jc w:val="right"/>'
_NUMBERED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'


def docx(paper: Paper) -> bytes:
    """``paper`` in one section (Part 1 §17)."""
    body = []
    if paper.head:
        body.append(_paragraph(paper.head, _CENTRED, _RED_HEAD))
    if paper.number:
        body.append(_paragraph(paper.number, _CENTRED))
    body.append(_paragraph(paper.title, _CENTRED, _LARGE))
    count = 1
    for block in paper.blocks:
        if not isinstance(block, str):
            body.append(_table(block))
        elif block.startswith(number := f"{in_chinese(count)}、"):
            body.append(_paragraph(block.removeprefix(number), _NUMBERED))
            count += 1
        else:
            body.append(_paragraph(block))
    body += [_paragraph(line, _RIGHT) for line in paper.signature]
    section = '<w:sectPr><w:headerReference w:type="default" r:id="rId2"/></w:sectPr>'
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f"{_type('document', 'document.main')}{_type('numbering', 'numbering')}{_type('header1', 'header')}</Types>",
        "_rels/.rels": _relations(("officeDocument", "word/document.xml")),
        "word/_rels/document.xml.rels": _relations(("numbering", "numbering.xml"), ("header", "header1.xml")),
        "word/document.xml": f'<w:document xmlns:w="{_MAIN}" xmlns:r="{_RELATION}"><w:body>'
        f"{''.join(body)}{section}</w:body></w:document>",
        "word/numbering.xml": f'<w:numbering xmlns:w="{_MAIN}"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0">'
        '<w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:suff w:val="nothing"/><w:lvlText w:val="%1、"/>'
        '</w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>',
        "word/header1.xml": f'<w:hdr xmlns:w="{_MAIN}">{_paragraph(paper.title)}</w:hdr>',
    }
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return packed({name: f"{head}{xml}".encode() for name, xml in parts.items()})


def _paragraph(text: str, manner: str = "", run: str = "") -> str:
    said = f'<w:t xml:space="preserve">{escape(text, quote=False)}</w:t>'
    return f"<w:p><w:pPr>{manner}</w:pPr><w:r>{run}{said}</w:r></w:p>"


def _table(table: FormTable) -> str:
    """Rows of cells; one that covers several rows is begun in the first and continued in the others (§17.4.84)."""
    rows = []
    for y, fields in enumerate(table.fields()):
        cells = []
        for x, (top, left, cell) in enumerate(fields):
            if left == x:
                wide = f'<w:gridSpan w:val="{cell.across}"/>' if cell.across > 1 else ""
                deep = ('<w:vMerge w:val="restart"/>' if top == y else "<w:vMerge/>") if cell.down > 1 else ""
                cells.append(f"<w:tc><w:tcPr>{wide}{deep}</w:tcPr>{_paragraph(cell.text if top == y else '')}</w:tc>")
        rows.append(f"<w:tr>{''.join(cells)}</w:tr>")
    grid = '<w:gridCol w:w="900"/>' * len(table.fields()[0])
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def _type(part: str, kind: str) -> str:
    return f'<Override PartName="/word/{part}.xml" ContentType="{_WORD}.{kind}+xml"/>'


def _relations(*targets: tuple[str, str]) -> str:
    links = "".join(
        f'<Relationship Id="rId{number}" Type="{_RELATION}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>'
