"""Numbers of lists in DOCX (gkcrawl/files/word/ooxml/numbering.py)."""

from __future__ import annotations

from gkcrawl.files.word.ooxml.numbering import Numbering
from tests.files.word.docx_files import cell, paragraph, part, reading, table


def level(at: int, kind: str, text: str, more: str = "") -> str:
    return (
        f"<w:lvl w:ilvl='{at}'><w:start w:val='1'/><w:numFmt w:val='{kind}'/><w:lvlText w:val='{text}'/>{more}</w:lvl>"
    )


def numbering(levels: str, overrides: str = "") -> dict[str, str | bytes]:
    lists = f"<w:abstractNum w:abstractNumId='0'>{levels}</w:abstractNum>"
    lists += "<w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>"
    lists += f"<w:num w:numId='2'><w:abstractNumId w:val='0'/>{overrides}</w:num>"
    return {"numbering": part("numbering", lists)}


def item(text: str, at: int = 0, number: int = 1) -> str:
    return paragraph(text, f"<w:numPr><w:ilvl w:val='{at}'/><w:numId w:val='{number}'/></w:numPr>")


OUTLINE = level(0, "chineseCounting", "%1、") + level(1, "chineseCounting", "（%2）") + level(2, "decimal", "%3.")


def test_numbers_of_an_outline_are_restored() -> None:
    body = item("总则") + item("目的", 1) + item("依据", 1) + item("范围", 2) + item("附则") + item("施行", 1)
    assert reading(body, numbering(OUTLINE)).text.splitlines() == [
        "一、总则",
        "（一）目的",
        "（二）依据",
        "1. 范围",
        "二、附则",
        "（一）施行",
    ]


def test_a_list_goes_on_under_another_number_unless_it_starts_anew() -> None:
    assert reading(item("甲") + item("乙", number=2), numbering(OUTLINE)).text == "一、甲\n二、乙"
    anew = "<w:lvlOverride w:ilvl='0'><w:startOverride w:val='1'/></w:lvlOverride>"
    assert reading(item("甲") + item("乙", number=2), numbering(OUTLINE, anew)).text == "一、甲\n一、乙"


def test_numbers_stand_alone_in_cells_only() -> None:
    row = f"<w:tc>{item('')}</w:tc>"
    assert reading(item("") + table(row + cell("甲"), row + cell("乙")), numbering(level(0, "decimal", "%1"))).tables[
        0
    ].rows == [["2", "甲"], ["3", "乙"]]


def test_styles_number_their_paragraphs() -> None:
    levels = OUTLINE.replace("<w:lvlText w:val='（%2）'/>", "<w:pStyle w:val='h2'/><w:lvlText w:val='（%2）'/>")
    styles = part("styles", "<w:style w:styleId='h2'><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:style>")
    body = paragraph("目的", "<w:pStyle w:val='h2'/>") + paragraph(
        "无号", "<w:pStyle w:val='h2'/><w:numPr><w:numId w:val='0'/></w:numPr>"
    )
    assert reading(body, numbering(levels) | {"styles": styles}).text == "（一）目的\n无号"


def test_bullets_are_shown_by_their_font() -> None:
    box = level(0, "bullet", "\uf06f", "<w:rPr><w:rFonts w:ascii='Wingdings'/></w:rPr>")
    assert reading(item("同意"), numbering(box)).text == "□ 同意"


def test_without_the_part_nothing_is_numbered() -> None:
    assert Numbering(None).lists == {}
