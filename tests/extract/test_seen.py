"""A page as its readers look at it."""

from gkcrawl.extract.document import look_at
from gkcrawl.extract.hints import Hints
from gkcrawl.extract.page.page import Page
from gkcrawl.extract.seen import Seen
from tests.extract.pages import BOX_TABLE, PROSE, URL, page


def seen(box: str) -> Seen:
    return look_at(Page(page(box), URL), Hints())[0]


def test_what_is_seen_of_a_page() -> None:
    looked = seen(
        f"<p>您现在的位置：<a href='/'>首页</a> &gt; <a href='/zw/'>政务公开</a></p>{BOX_TABLE}<p>2024-03-16</p>"
    )
    assert looked.breadcrumb == ["首页", "政务公开"]
    assert (looked.name, looked.body.text) == ("关于做好防汛备汛工作的通知", "\n".join(PROSE))
    assert [item.label for item in looked.labels if item.line in looked.box][1:3] == ["索引号", "主题分类"]
    assert looked.unlabelled == [("date line", "2024-03-16")]
    assert looked.signature and looked.signature.date == "2024年3月15日"


def test_lines_of_the_box_are_not_those_above_the_body() -> None:
    above = [line.text for line in seen(BOX_TABLE).above]
    assert not any("2024-03-18" in text for text in above)


def test_a_title_of_the_box() -> None:
    boxed = BOX_TABLE.replace("有 效 性</td><td>有效", "名　称</td><td>防汛备汛工作的通知")
    assert (seen(boxed).boxed_title, seen(BOX_TABLE).boxed_title) == ("防汛备汛工作的通知", None)


def test_the_header_line_of_the_page_and_what_is_copied_below_it() -> None:
    html = page("", f"<p>2024-03-11 来源：新华社</p>{''.join(f'<p>{line}</p>' for line in PROSE)}")
    looked = look_at(Page(html.replace("</h1>", "</h1><div>2024-03-18　点击：12</div>"), URL), Hints())[0]
    lines = looked.layout.lines
    assert lines[looked.header].text.startswith("2024-03-18")
    assert [lines[at].text for at in looked.copied] == ["2024-03-11 来源：新华社"]
    assert looked.unlabelled[0] == ("date line", "2024-03-18")
    assert seen("").header == seen("").first and not seen(BOX_TABLE).copied
