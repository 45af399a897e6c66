"""Titles of several lines: what goes on, what ends them, what is none."""

import pytest

from gkcrawl.files.official.lines import read_line
from gkcrawl.files.official.title import Title, goes_on, is_whole


def title_of(*lines: str, prominent: tuple[str, ...] = (), above_text: bool = True) -> tuple[str | None, str | None]:
    """Title and number of lines, as far as they are one title."""
    title = Title(set(prominent))
    for line in lines:
        if not title.add(read_line(line)):
            break
    title.ends_above_text = above_text
    return title.read()


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (("关于做好防汛", "工作的通知"), "关于做好防汛工作的通知"),
        (("关于印发青禾县防汛办法", "的通知", "青禾县防汛办法"), "关于印发青禾县防汛办法的通知"),
        (("关于印发《青禾县防汛", "方案》的通知"), "关于印发《青禾县防汛方案》的通知"),
        (("青禾县防汛方案", "防汛是大事"), "青禾县防汛方案"),
        (("青禾县防汛方案", "（试行）"), "青禾县防汛方案（试行）"),
        (("青禾县水库", "安全检查表", "正阳镇检查表"), "青禾县水库安全检查表"),
        (("“好年华 聚青禾”人才", "补贴细则"), "“好年华聚青禾”人才补贴细则"),
        (("流 程 图",), "流程图"),
        (("青禾",), None),
        (("水库大坝" * 60,), None),
    ],
)
def test_lines_become_a_title(lines: tuple[str, ...], title: str | None) -> None:
    assert title_of(*lines)[0] == title


def test_what_only_its_place_shows_to_be_a_title_is_short_and_above_a_text() -> None:
    assert title_of("水库大坝")[0] == "水库大坝"
    assert title_of("水库大坝", above_text=False)[0] is None
    assert title_of("水库大坝", "除险加固", "三年有成")[0] is None
    assert title_of("青禾日报 2024年3月18日")[0] is None


def test_layout_shows_what_a_title_is_and_where_it_ends() -> None:
    assert title_of("水库大坝", "除险加固", prominent=("水库大坝",)) == ("水库大坝", None)


def test_a_number_in_brackets_is_taken_off() -> None:
    assert title_of("关于防汛的通知（青水〔2024〕3号）") == ("关于防汛的通知", "青水〔2024〕3号")


def test_words_that_go_on_and_words_that_end() -> None:
    assert goes_on("的通知")
    assert not goes_on("青禾县")
    assert is_whole("青禾县水库目录(第二批)")
    assert not is_whole("关于印发《青禾县防汛办法")
