"""Ordered lists have the numbers that a browser draws (gkcrawl/extract/page/numbering.py)."""

import pytest

from tests.extract.pages import PROSE, page, paragraphs, read

ITEMS = ("落实责任。", "开展排查。", "强化值守。")
LI = "".join(f"<li>{item}</li>" for item in ITEMS)
LI_P = "".join(f"<li><p>{item}</p></li>" for item in ITEMS)


def items(markup: str, head: str = "") -> list[str]:
    return (read(page(body=paragraphs() + markup, head=head)).text or "").split("\n")[len(PROSE) :]


def heads(markup: str, head: str = "") -> list[str]:
    """What stands before each of the three items."""
    return [line.removesuffix(item) for line, item in zip(items(markup, head), ITEMS, strict=True)]


@pytest.mark.parametrize(
    ("markup", "numbers"),
    [
        (f"<ol>{LI}</ol>", ["1. ", "2. ", "3. "]),
        (f"<ol>{LI_P}</ol>", ["1. ", "2. ", "3. "]),
        (f"<ol><li>{ITEMS[0]}</li></ol><p></p><ol start=2>{LI[LI.index('</li>') + 5 :]}</ol>", ["1. ", "2. ", "3. "]),
        (f"<ol>{LI.replace('<li>', '<li value=7>', 1)}</ol>", ["7. ", "8. ", "9. "]),
        (f"<ol reversed>{LI}</ol>", ["3. ", "2. ", "1. "]),
        (f"<ol start=4 type=a>{LI_P}</ol>", ["d. ", "e. ", "f. "]),
        (f"<ol type=I>{LI}</ol>", ["I. ", "II. ", "III. "]),
        (f"<ol style='list-style-type:cjk-ideographic' start=10>{LI}</ol>", ["十、", "十一、", "十二、"]),
        (f"<ol class='custom_cn2 list-paddingleft-1'>{LI_P}</ol>", ["（一）", "（二）", "（三）"]),
        (f"<ol>{LI.replace('<li>', '<li style=display:none>无</li><li>', 1)}</ol>", ["1. ", "2. ", "3. "]),
    ],
)
def test_numbers_are_those_of_the_browser(markup: str, numbers: list[str]) -> None:
    assert heads(markup) == numbers


@pytest.mark.parametrize(
    ("markup", "head"),
    [
        (f"<ul>{LI}</ul>", ""),
        (f"<ol style='list-style: none'>{LI}</ol>", ""),
        (f"<ol>{LI.replace('<li>', '<li style=display:block>')}</ol>", ""),
        (f"<ol class=q>{LI}</ol>", "<style>@media print{.q{list-style:decimal}} ul, ol.q{list-style:none}</style>"),
        (f"<ol>{LI}</ol>", "<style>*{margin:0;list-style:none}</style>"),
    ],
)
def test_lists_without_numbers_get_none(markup: str, head: str) -> None:
    assert heads(markup, head) == ["", "", ""]


def test_items_with_a_typed_number_are_not_numbered_twice() -> None:
    assert items("<ol><li>1、落实责任。</li><li>2、开展排查。</li></ol>") == ["1、落实责任。", "2、开展排查。"]
    assert items("<ol><li>2023年的任务</li><li>3.5万元</li></ol>") == ["1. 2023年的任务", "2. 3.5万元"]


def test_lists_inside_lists_count_for_themselves() -> None:
    markup = f"<ol><li>甲<ol type=a>{LI}</ol></li><li>乙<ul><li>丙</li></ul></li></ol>"
    assert items(markup) == ["1. 甲", "a. 落实责任。", "b. 开展排查。", "c. 强化值守。", "2. 乙", "丙"]


def test_a_list_in_a_cell_has_its_numbers_in_text_and_table() -> None:
    cell = "<ol><li>申请</li><li>受理</li></ol>"
    html = page(
        body=f"{paragraphs()}<table><tr><td>程序</td><td>{cell}</td></tr><tr><td>时限</td><td>三日</td></tr></table>"
    )
    document = read(html)
    assert document.tables[0].rows[0] == ["程序", "1. 申请 2. 受理"]
    assert document.text is not None and "程序\t1. 申请 2. 受理" in document.text


def test_a_breadcrumb_is_no_list() -> None:
    crumbs = "<ol class=breadcrumb><li>当前位置：</li><li><a href='/'>首页</a></li><li>涪城区水务局</li></ol>"
    document = read(page(crumbs, title="关于做好防汛备汛工作的通知"))
    assert document.text == "\n".join(PROSE)
