"""Lines joined to paragraphs (gkcrawl/files/pdf/paragraphs.py)."""

from __future__ import annotations

from gkcrawl.files.pdf.boxes import Line
from gkcrawl.files.pdf.paragraphs import edges, is_centred, paragraphs, text_of

EM = 16.0
LEFT, RIGHT = 80.0, 80.0 + 28 * EM


def line(text: str, y: float, x0: float = LEFT, x1: float = RIGHT, size: float = EM) -> Line:
    return Line(x0, y, x1, y + size, text, size)


def texts(*columns: list[Line]) -> list[str]:
    placed = [(lines, edges(lines, RIGHT - LEFT)) for lines in columns]
    return [text_of(paragraph) for paragraph in paragraphs(placed, EM)]


def test_full_lines_go_on_and_indents_and_short_lines_end() -> None:
    column = [
        line("第一段", 100, LEFT + 32),
        line("续", 129, x1=300),
        line("第二段", 158, LEFT + 32),
        line("续二", 187),
    ]
    assert texts(column) == ["第一段续", "第二段续二"]


def test_a_paragraph_goes_on_in_the_next_column() -> None:
    assert texts([line("第一段", 100, LEFT + 32), line("未完", 129)], [line("续完。", 100, x1=300)]) == [
        "第一段未完续完。"
    ]


def test_headings_of_several_lines_are_one_and_apart_from_others() -> None:
    title = [line("关于进一步加强", 100, 200, 408, 22), line("工作的通知", 130, 240, 368, 22)]
    assert texts([*title, line("各区：", 200, x1=130), line("正文", 229, LEFT + 32)]) == [
        "关于进一步加强工作的通知",
        "各区：",
        "正文",
    ]


def test_a_signature_is_no_paragraph() -> None:
    column = [line("正文", 100, LEFT + 32), line("完。", 129, x1=200), line("示例市人民政府", 187, 320, 432)]
    assert texts([*column, line("2024年1月2日", 216, 328, 424)]) == ["正文完。", "示例市人民政府", "2024年1月2日"]


def test_items_begin_paragraphs() -> None:
    assert texts([line("（一）事项一。", 100), line("（二）事项二。", 129)]) == ["（一）事项一。", "（二）事项二。"]


def test_long_words_leave_room_at_the_end_of_a_line() -> None:
    column = [line("见", 100, LEFT + 32, RIGHT - 6 * EM), line("www.example.gov.cn", 129), line("完", 158)]
    assert texts(column) == ["见www.example.gov.cn完"]


def test_centred_lines_have_room_on_both_sides() -> None:
    place = edges([line("正文", 100), line("正文", 129)])
    assert is_centred(line("标题", 71, 250, 358), place)
    assert not is_centred(line("正文", 71), place)
