"""Text boxes of DOCX (gkcrawl/files/word/ooxml/boxes.py)."""

from __future__ import annotations

from lxml import etree

from gkcrawl.files.word.ooxml.boxes import boxes, word_art
from tests.files.word.docx_files import NAMESPACES, paragraph, part, reading


def content(text: str) -> str:
    return f"<w:txbxContent>{paragraph(text)}</w:txbxContent>"


def anchored(text: str, top: int, relative: str = "paragraph", left: int = 0) -> str:
    return (
        f"<w:drawing><wp:anchor><wp:positionH relativeFrom='column'><wp:posOffset>{left}</wp:posOffset></wp:positionH>"
        f"<wp:positionV relativeFrom='{relative}'><wp:posOffset>{top}</wp:posOffset></wp:positionV>"
        f"<wps:wsp><wps:txbx>{content(text)}</wps:txbx></wps:wsp></wp:anchor></w:drawing>"
    )


def picture(text: str, style: str = "") -> str:
    return f"<w:pict><v:shape style='{style}'><v:textbox>{content(text)}</v:textbox></v:shape></w:pict>"


def both(text: str) -> str:
    return (
        f"<mc:AlternateContent><mc:Choice Requires='wps'>{anchored(text, 1)}</mc:Choice>"
        f"<mc:Fallback>{picture(text)}</mc:Fallback></mc:AlternateContent>"
    )


def test_of_alternatives_one_is_read() -> None:
    assert reading(f"<w:p><w:r>{both('受理')}</w:r></w:p>").text == "受理"
    empty = (
        "<mc:AlternateContent><mc:Choice Requires='x'/><mc:Fallback>"
        + picture("旧")
        + "</mc:Fallback></mc:AlternateContent>"
    )
    assert reading(f"<w:p><w:r>{empty}</w:r></w:p>").text == "旧"


def test_boxes_stand_where_they_are_drawn() -> None:
    drawings = anchored("右", 500, left=900) + anchored("左", 500) + anchored("上", -500)
    body = f"<w:p><w:r><w:t>正文</w:t></w:r><w:r>{drawings}</w:r></w:p>"
    assert reading(body).text == "上\n正文\n左\n右"


def test_a_head_placed_by_the_page_stands_above_the_first_line_only() -> None:
    first = f"<w:p><w:r><w:t>首段</w:t>{anchored('红头', 900, 'page')}</w:r></w:p>"
    second = f"<w:p><w:r><w:t>次段</w:t>{anchored('脚注框', 900, 'page')}</w:r></w:p>"
    assert reading(first + second).text == "红头\n首段\n次段\n脚注框"


def test_styles_of_vml_place_boxes() -> None:
    drawings = picture("下", "margin-left:1pt;margin-top:30pt") + picture("上", "margin-top:-1.5cm")
    assert reading(f"<w:p><w:r><w:t>中</w:t>{drawings}</w:r></w:p>").text == "上\n中\n下"


def test_word_art_is_a_line_of_large_print() -> None:
    art = "<w:pict><v:shape fillcolor='{}'><v:textpath string='某某市文件'/></v:shape></w:pict>"
    for fill in ("red", "#f00", "#C00000 [3205]"):
        found = reading(f"<w:p><w:r>{art.format(fill)}</w:r></w:p>{paragraph('正文' * 40)}")
        assert (found.text.splitlines()[0], found.prominent) == ("某某市文件", ["某某市文件"])
    assert not next(word_art(etree.fromstring(f"<v:textpath {NAMESPACES} string='a'/>"))).look.red


def test_diagrams_and_drawings_from_elsewhere_have_text() -> None:
    data = part("x", "<a:p><a:r><a:t>受</a:t></a:r><a:r><a:t>理</a:t></a:r></a:p><a:p><a:r><a:t>办结</a:t></a:r></a:p>")
    body = "<w:p><w:r><w:drawing><wp:inline><dgm:relIds r:dm='rId1'/></wp:inline></w:drawing></w:r></w:p>"
    assert reading(body, {"diagramData": data}).text == "受理\n办结"
    assert reading(body).text == ""
    drawn = "<w:p><w:r><w:drawing><wp:inline><a:txBody><a:p><a:r><a:t>画布</a:t></a:r></a:p></a:txBody></wp:inline></w:drawing></w:r></w:p>"
    assert reading(drawn).text == "画布"


def test_a_drawing_without_text_has_no_box() -> None:
    assert list(boxes(etree.fromstring(f"<w:drawing {NAMESPACES}><wp:inline/></w:drawing>"))) == []
