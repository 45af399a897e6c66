"""Styles of DOCX (gkcrawl/files/word/ooxml/styles.py)."""

from __future__ import annotations

import pytest
from lxml import etree

from gkcrawl.files.word.format import Format
from gkcrawl.files.word.ooxml.styles import Styles, run_format
from tests.files.word.docx_files import part

STYLES = (
    "<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val='21'/></w:rPr></w:rPrDefault></w:docDefaults>"
    "<w:style w:styleId='a' w:type='paragraph' w:default='1'><w:name w:val='Normal'/><w:pPr><w:jc w:val='both'/></w:pPr></w:style>"
    "<w:style w:styleId='t' w:type='paragraph'><w:name w:val='Title'/><w:basedOn w:val='a'/><w:pPr><w:jc w:val='center'/></w:pPr></w:style>"
    "<w:style w:styleId='r' w:type='paragraph'><w:basedOn w:val='t'/><w:rPr><w:color w:val='C00000'/><w:sz w:val='44'/></w:rPr></w:style>"
    "<w:style w:styleId='loop' w:type='paragraph'><w:basedOn w:val='loop'/></w:style>"
)


def test_a_style_says_what_it_is_based_on_says() -> None:
    styles = Styles(etree.fromstring(part("styles", STYLES).encode()))
    assert styles.paragraph("r") == Format(size=22.0, red=True, centred=True, heading=True)
    assert styles.paragraph(None) == Format(size=10.5, centred=False)
    assert styles.paragraph("loop") == Format(size=10.5)


def test_without_the_part_nothing_is_said() -> None:
    assert Styles(None).paragraph("t") == Format()


@pytest.mark.parametrize(
    ("colour", "red"), [("FF0000", True), ("C00000", True), ("E36C0A", False), ("auto", False), ("000000", False)]
)
def test_reds_of_document_heads(colour: str, red: bool) -> None:
    properties = etree.fromstring(part("rPr", f"<w:color w:val='{colour}'/>").encode())
    assert run_format(properties).red is red
