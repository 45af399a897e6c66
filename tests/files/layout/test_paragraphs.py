"""Lines joined to paragraphs (gkcrawl/files/layout/paragraphs.py)."""

from __future__ import annotations

from gkcrawl.files.layout.paragraphs import begins_item, cell_text, follows, joined_text, runs_on
from tests.files.layout.pages import line

FULL = line("一二三四五六七八九十", 20, 50)


def test_a_full_line_goes_on_and_a_short_one_does_not() -> None:
    assert runs_on(FULL, line("完。", 20, 58), (20, 70))
    assert not runs_on(line("一二三四五", 20, 50), line("完。", 20, 58), (20, 70))


def test_an_indented_line_begins_a_paragraph() -> None:
    assert not runs_on(FULL, line("又一段", 30, 58), (20, 70))
    assert runs_on(FULL, line("完。", 120, 50), (20, 70), (120, 170))


def test_a_line_is_full_where_the_next_word_would_not_stand_in_it() -> None:
    short = line("一二三四五六七", 20, 50)
    assert runs_on(short, line("CodePosition of it", 20, 58), (20, 70))
    assert not runs_on(short, line("四五六", 20, 58), (20, 70))


def test_lines_of_another_size_or_far_below_are_paragraphs_of_their_own() -> None:
    assert not runs_on(FULL, line("一二三四五", 20, 58, size=10), (20, 70))
    assert follows(FULL, line("一二三四五", 20, 58))
    assert not follows(FULL, line("一二三四五", 20, 70))


def test_cells_are_read_by_their_own_width() -> None:
    wrapped = [line("本年新收政", 21, 50), line("府公开", 21, 58)]
    assert cell_text(wrapped, 20, 48) == "本年新收政府公开"
    assert cell_text(wrapped, 20, 90) == "本年新收政\n府公开"
    assert cell_text([line("与申请人", 25, 50), line("关系", 30, 58)], 23, 47) == "与申请人关系"
    assert cell_text([line("张三", 50, 50), line("李四", 50, 58)], 23, 87) == "张三\n李四"
    assert cell_text([line("单位", 23, 50), line("项", 26, 60)], 20, 36) == "单位\n项"
    assert cell_text([line(char, 21, 50 + 10 * at) for at, char in enumerate("购买方")], 20, 27) == "购买方"
    assert cell_text([], 20, 48) == ""


def test_a_line_that_fills_its_cell_goes_on_however_widely_lines_are_set() -> None:
    assert cell_text([line("（三）不", 21.9, 50), line("予公开", 21.9, 62)], 20, 43.8) == "（三）不予公开"


def test_items_begin_paragraphs() -> None:
    assert not runs_on(line("（一）事项一二三四五。", 20, 50), line("（二）事项", 20, 58), (20, 75))
    assert begins_item("第二条") and begins_item("3.") and not begins_item("3.5亿元")


def test_items_hang_and_quotations_stand_further_in() -> None:
    item, column = line("1.事项一二三四五六七", 20, 50), (20.0, 70.0)
    assert runs_on(item, line("八九十。", 25, 58), column)
    assert not runs_on(line("一二三四五六七八九十", 20, 50), line("八九十。", 25, 58), column)
    assert runs_on(line("引文一二三四五六", 40, 50), line("七八。", 40, 58), (20, 80))
    assert not runs_on(line("一二三四五六七八", 30, 50), line("又一段", 30, 58), column)


def test_signatures_are_no_paragraphs() -> None:
    assert not runs_on(line("示例市人民政府", 120, 50), line("某日", 20, 58), (20, 155))


def test_words_cut_at_the_end_of_a_line_are_whole() -> None:
    assert joined_text("regu\u00ad", "lations") == "regulations"
    assert joined_text("co-", "operation") == "co-operation"


def test_latin_words_are_parted_by_a_space_and_chinese_characters_are_not() -> None:
    assert joined_text("annual", "report") == "annual report"
    assert joined_text("政府信", "息公开") == "政府信息公开"
