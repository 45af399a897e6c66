"""Pictures that stand in for words are flagged; icons are no such pictures (gkcrawl/extract/body/pictures.py)."""

import pytest

from tests.extract.pages import page, read

LETTER = "<p>请于3月底前报送。</p>"
FILE = "<a href='/f/1.doc'>附件1.doc</a>"


@pytest.mark.parametrize(
    "icon",
    [
        "<img src='/images/icon_doc.gif' width=16 height=16>",
        "<img src='/ueditor/dialogs/attachment/fileTypeImages/icon_pdf.gif'>",
        "<img src='/sysimage/icon16/doc.gif'>",
        "<img src='/u/abc.png' style='width:20px; height:20px'>",
        "<img src='/images/doc.png'>",
        "<img src='/x/a.png' width=600 height=2>",
        "<img src='data:image/gif;base64,R0lGOD'>",
    ],
)
def test_icons_stand_in_for_no_words(icon: str) -> None:
    for markup in (f"{LETTER}<p>{icon}{FILE}</p>", f"{LETTER}<p><a href='/f/1.doc'>{icon}附件1.doc</a></p>"):
        document = read(page(body=markup))
        assert document.text == "请于3月底前报送。\n附件1.doc"
        assert {"image_only", "no_text"}.isdisjoint(document.quality)


@pytest.mark.parametrize(
    "source",
    [
        "/images/logo.png",
        "/u/qrcode_1.png",
        "/emoji/1.gif",
        "/images/arrow.gif",
        "/images/new.gif",
        "/sysimages/skin/print.gif",
    ],
)
def test_marks_of_the_site_stand_in_for_no_words(source: str) -> None:
    assert read(page(body=f"{LETTER}<p><img src='{source}'></p>")).quality == []


@pytest.mark.parametrize(
    "body",
    [
        "<p><img src='/W020240301.jpg'></p>",
        "<p>见图</p><img src='/1.png'>",
        "<img src='/a.png' width=800 height=1100><img src='/b.png'>",
        "<p><img src='/scan.jpg'><a href='/1.pdf'>下载</a></p>",
        "<img data-original='/u/1.jpg' src='/images/loading.gif'>",
        "<img src='/u/1.png' width='100%'>",
        "<img src='/images/2008/gonggao1.gif'>",
        "<img src='/silicon/catalogo/1.png'>",
        "<img class=img_vsb_content src='/__local/8/C4/1.png' width=600>",
    ],
)
def test_scanned_pages_are_flagged(body: str) -> None:
    assert "image_only" in read(page(body=body)).quality
