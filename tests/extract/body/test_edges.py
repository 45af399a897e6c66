"""Lines of the site at the ends of a text (gkcrawl/extract/body/edges.py, data/site_words.csv)."""

from __future__ import annotations

import pytest

from gkcrawl.data import rules
from tests.extract.pages import FOOTER, NAV, PROSE, page, paragraphs, read

TEXT = "\n".join(PROSE)
EDGES, ENDS = ([example for rule in rules("site_words", role) for example in rule.examples] for role in ("edge", "end"))
LINES = [
    "责任编辑：张三　审核：李四",
    "网络编辑：张三",
    "信息录入：张三　信息审核：李四",
    "发布者：admin　点击数：12　录入时间：2024-03-18　【打印此页】【关闭】",
    "点击次数：12　更新时间：2024-03-18 09:12:11　【打印此页】【关闭】",
    "今日访问：12　总访问量：12345",
    "顶一下 (0) 0% 踩一下 (0) 0%",
    "【大 中 小】【打印】【关闭】　浏览次数：12",
    "网站地图 | 联系我们 | 关于我们",
    "文字：张三　图片：李四　审核：王五",
    "信息来源：县水务局",
    "更新日期：2024-03-18",
    "发布日期：2024-03-18",
    '<a href="2.html">上一篇文章 关于停水的通知</a>',
    '<a href="2.html">← 关于停水的通知</a>',
    '<a href="2.html">关于停水的通知 →</a>',
    '分类：<a href="/tzgg/">通知公告</a>',
    "浙ICP备05012345号-1",
]
HEADER = "<div>发布时间：2024-03-18　来源：县水务局</div>"


def text(body: str) -> str | None:
    return read(page(body=body).replace("</h1>", f"</h1>{HEADER}")).text


@pytest.mark.parametrize("container", ["TRS_Editor", "nr"])
@pytest.mark.parametrize("line", [*EDGES, *ENDS, *LINES])
def test_below_a_text(line: str, container: str) -> None:
    html = page(body=f"{paragraphs()}<p>{line}</p>").replace("</h1>", f"</h1>{HEADER}")
    assert read(html.replace("TRS_Editor", container)).text == TEXT


@pytest.mark.parametrize("line", EDGES)
def test_above_a_text(line: str) -> None:
    assert text(f"<p>{line}</p>{paragraphs()}") == TEXT


@pytest.mark.parametrize(
    "line", ["微信公众号", "手机查看", "责任编辑李明", "满意", "联系我们", "附件列表", "导出PDF", "TOP"]
)
def test_inside_a_text_the_same_words_are_the_document_s(line: str) -> None:
    lines = (*PROSE[:3], line, *PROSE[3:])
    assert text(paragraphs(lines)) == "\n".join(lines)


@pytest.mark.parametrize(
    "line",
    [
        "作者：张三",
        "附件：责任人名单",
        "附件1",
        "附件",
        "联系电话：0571-88888888",
        "审核：县水利局负责。",
        "发布日期：2024-02-01",
        "（张三 李四）",
    ],
)
def test_what_a_document_may_end_with_stays(line: str) -> None:
    assert text(paragraphs((*PROSE, line))) == f"{TEXT}\n{line}"


def test_rows_of_a_data_table_stay() -> None:
    table = "<table><tr><td>项目</td><td>件数</td></tr><tr><td>办结</td><td>7</td></tr><tr><td>一般</td><td>0</td></tr></table>"
    assert (text(paragraphs() + table) or "").endswith("\n一般\t0")


def test_a_page_of_nothing_else_keeps_it() -> None:
    assert read(f"<title>微信公众号_县水务局</title>{NAV}<div class=TRS_Editor><p>关注官方微信</p></div>{FOOTER}").text


@pytest.mark.parametrize("heading", ["附件：", "附表:"])
def test_links_below_a_heading_of_annexes_stay(heading: str) -> None:
    annexes = '<p><a href="">1.责任人名单</a></p><p><a href="javascript:;">2.水库名单</a></p>'
    html = page(body=f"{paragraphs()}<p>{heading}</p>{annexes}").replace("TRS_Editor", "nr")
    assert (read(html).text or "").endswith(f"\n{heading}\n1.责任人名单\n2.水库名单")
