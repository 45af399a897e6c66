"""What a paragraph of DOCX shows (gkcrawl/files/word/ooxml/paragraph.py)."""

from __future__ import annotations

import pytest

from tests.files.word.docx_files import docx, paragraph, part, reading


def run(text: str, look: str = "") -> str:
    return f"<w:r><w:rPr>{look}</w:rPr><w:t>{text}</w:t></w:r>"


def field(instruction: str, result: str | None) -> str:
    shown = "" if result is None else f"<w:r><w:fldChar w:fldCharType='separate'/></w:r>{run(result)}"
    return (
        "<w:r><w:fldChar w:fldCharType='begin'/></w:r>"
        f"<w:r><w:instrText>{instruction}</w:instrText></w:r>{shown}<w:r><w:fldChar w:fldCharType='end'/></w:r>"
    )


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (
            f"<w:del w:id='1'><w:r><w:delText>征求意见稿</w:delText></w:r></w:del><w:ins>{run('送审稿')}</w:ins>",
            "送审稿",
        ),
        (f"<w:moveFrom>{run('旧')}</w:moveFrom><w:moveTo>{run('新')}</w:moveTo>", "新"),
        (
            f"{run('可见')}{run('隐藏', '<w:vanish/>')}{run('不隐藏', '<w:vanish w:val=' + chr(34) + '0' + chr(34) + '/>')}",
            "可见不隐藏",
        ),
        (field("PAGE", "3"), "3"),
        (f"{run('第')}{field('IF ' + 'x', None)}{run('页')}", "第页"),
        (field(r"eq \o\ac(○,2)", None), "②"),
        (field("FORMCHECKBOX", None), "□"),
        ("<w:fldSimple w:instr='PAGE'><w:r><w:t>9</w:t></w:r></w:fldSimple>", "9"),
        (f"<w:sdt><w:sdtPr><w:alias w:val='x'/></w:sdtPr><w:sdtContent>{run('控件')}</w:sdtContent></w:sdt>", "控件"),
        (f"<w:smartTag><w:smartTagPr/>{run('智能')}</w:smartTag><w:hyperlink>{run('链接')}</w:hyperlink>", "智能链接"),
        ("<w:r><w:sym w:font='Wingdings 2' w:char='F052'/><w:t>同意</w:t></w:r>", "☑同意"),
        ("<w:r><w:sym w:font='Wingdings' w:char='F04A'/><w:sym w:font='x' w:char='zz'/></w:r>", ""),
        ("<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:noBreakHyphen/><w:t>丙</w:t></w:r>", "甲 乙-丙"),
        ("<w:r><w:t>上</w:t><w:br/><w:t>下</w:t></w:r>", "上\n下"),
        (f"<w:r><w:ruby><w:rt>{run('pin')}</w:rt><w:rubyBase>{run('拼')}</w:rubyBase></w:ruby></w:r>", "拼"),
        (
            "<m:oMath><m:f><m:num><m:r><m:t>a</m:t></m:r></m:num><m:den><m:r><m:t>b</m:t></m:r></m:den></m:f></m:oMath>",
            "a/b",
        ),
        (
            "<w:r><w:fldChar w:fldCharType='begin'><w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData></w:fldChar>"
            "</w:r><w:r><w:fldChar w:fldCharType='end'/></w:r>",
            "☑",
        ),
    ],
)
def test_a_paragraph_shows(content: str, text: str) -> None:
    assert reading(f"<w:p>{content}</w:p>").text == text


def test_a_deleted_paragraph_mark_joins_two_paragraphs() -> None:
    assert (
        reading(paragraph("上半", "<w:rPr><w:del/></w:rPr>") + paragraph("下半") + paragraph("又")).text
        == "上半下半\n又"
    )


def test_a_field_without_an_end_takes_its_own_paragraph_only() -> None:
    body = f"<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r>{run('指令')}</w:p>{paragraph('正文')}"
    assert reading(body).text == "正文"


def test_a_contents_list_is_kept_as_its_lines() -> None:
    begin = "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>TOC \\o</w:instrText></w:r>"
    body = (
        f"<w:p>{begin}<w:r><w:fldChar w:fldCharType='separate'/></w:r>{run('总则')}<w:r><w:tab/></w:r>{field('PAGEREF', '1')}</w:p>"
        f"<w:p>{run('附则')}<w:r><w:tab/></w:r>{field('PAGEREF', '7')}<w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>"
    )
    assert reading(body).text == "总则 1\n附则 7"


def test_styles_hide_text() -> None:
    styles = part("styles", "<w:style w:styleId='a' w:type='character'><w:rPr><w:vanish/></w:rPr></w:style>")
    body = f"<w:p>{run('隐藏', '<w:rStyle w:val=' + chr(34) + 'a' + chr(34) + '/>')}{run('可见')}</w:p>"
    assert reading(body, {"styles": styles}).text == "可见"
    assert docx(body)
