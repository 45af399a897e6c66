"""Tables and blocks of DOCX (gkcrawl/files/word/ooxml/body.py)."""

from __future__ import annotations

from tests.files.word.docx_files import cell, paragraph, reading, table


def rows(body: str) -> list[list[str]]:
    return reading(body).tables[0].rows


def test_merged_cells_are_repeated_in_tables_and_stand_once_in_the_text() -> None:
    body = table(
        cell("申请人", "<w:vMerge w:val='restart'/>") + cell("姓名") + cell("", "<w:gridSpan w:val='2'/>"),
        cell("", "<w:vMerge/>") + cell("电话") + cell("区号") + cell("号码"),
    )
    assert rows(body) == [["申请人", "姓名", "", ""], ["申请人", "电话", "区号", "号码"]]
    assert reading(body).text == "申请人\t姓名\n\t电话\t区号\t号码"


def test_old_merges_beside_each_other_and_skipped_columns() -> None:
    merged = cell("合计", "<w:hMerge w:val='restart'/>") + cell("", "<w:hMerge/>") + cell("3")
    skipped = f"<w:tr><w:trPr><w:gridBefore w:val='1'/></w:trPr>{cell('甲')}{cell('乙')}</w:tr>"
    assert rows(table(merged).replace("</w:tbl>", skipped + "</w:tbl>")) == [["合计", "合计", "3"], ["", "甲", "乙"]]


def test_deleted_rows_and_cells_are_left_out() -> None:
    deleted = f"<w:tr><w:trPr><w:del/></w:trPr>{cell('旧')}{cell('旧')}</w:tr>"
    body = table(cell("一") + cell("二") + cell("删", "<w:cellDel/>")).replace("</w:tbl>", deleted + "</w:tbl>")
    assert rows(body) == [["一", "二"]]


def test_a_table_in_a_cell_is_a_table_of_its_own() -> None:
    inner = table(cell("内一") + cell("内二"))
    found = reading(table(f"<w:tc>{paragraph('外')}{inner}{paragraph('')}</w:tc>" + cell("右")))
    assert [one.rows for one in found.tables] == [[["外 内一 内二", "右"]], [["内一", "内二"]]]
    assert found.text == "外 内一 内二\t右"


def test_a_table_of_one_cell_is_a_frame() -> None:
    found = reading(table(f"<w:tc>{paragraph('第一段')}{paragraph('第二段')}</w:tc>"))
    assert (found.text, found.tables) == ("第一段\n第二段", [])


def test_content_controls_hold_rows_cells_and_paragraphs() -> None:
    def control(content: str) -> str:
        return f"<w:sdt><w:sdtPr/><w:sdtContent>{content}</w:sdtContent></w:sdt>"

    row = f"<w:tr>{cell('一')}{control(cell('二'))}</w:tr>"
    assert rows(f"<w:tbl>{control(row)}</w:tbl>") == [["一", "二"]]
    assert reading(control(paragraph("段"))).text == "段"


def test_tables_nested_without_end_are_read_to_a_depth() -> None:
    body = paragraph("底")
    for _ in range(60):
        body = table(f"<w:tc>{body}</w:tc>" + cell("旁"))
    assert reading(body).text.split() == ["旁"] * 40
