"""What one place prints cut another prints whole."""

import pytest

from gkcrawl.extract.document import extract_document
from gkcrawl.extract.fields.cut_values import is_cut, whole_of
from gkcrawl.extract.hints import Hints
from tests.extract.pages import URL, page, paragraphs, read

WHOLE = "关于印发《青禾县2024年防汛备汛工作实施方案》的通知"
CUT = WHOLE[:20]
HEADER = "<div>发布时间：2024-03-18</div>"
MARKS = ("…", "...", "……")


def box(title: str, issuer: str = "青禾县水利局") -> str:
    return f"<table><tr><td>索引号</td><td>K1/2024-3</td><td>名称</td><td>{title}</td></tr><tr><td>发文机关</td><td>{issuer}</td></tr></table>"


def headed(heading: str, window: str = "青禾县人民政府", above: str = "", head: str = "") -> str:
    return f"<title>{window}</title>{head}<body>{above}<h1>{heading}</h1>{HEADER}<div class=con>{paragraphs()}</div>"


@pytest.mark.parametrize("mark", MARKS)
def test_a_title_is_whole_wherever_the_whole_one_stands(mark: str) -> None:
    cut = CUT + mark
    for html in (
        headed(cut, f"{WHOLE}_青禾县人民政府"),
        headed(cut, f"{cut}_青禾县人民政府", head=f"<meta name=ArticleTitle content='{WHOLE}'>"),
        headed(cut, head=f"<meta name=description content='{WHOLE}'>"),
        headed(cut, above=box(WHOLE)),
        headed(cut).replace(HEADER, f"<p>{WHOLE}</p>{HEADER}"),
        headed(cut).replace("<h1>", f"<h1 title='{WHOLE}'>"),
        headed(cut, above=f"<div>当前位置：<a href='/'>首页</a> &gt; <a href='/t/'>通知</a> &gt; {WHOLE}</div>"),
        headed(WHOLE, above=box(cut)),
        headed(WHOLE, cut),
        headed(WHOLE, head=f"<meta name=ArticleTitle content='{cut}'>"),
        headed(f"关于印发《青禾县2024年{mark}的通知", f"{WHOLE}_青禾县人民政府"),
    ):
        assert read(html).title == WHOLE, html
    assert extract_document(headed(cut, cut).encode(), URL, hints=Hints(title=WHOLE)).title == WHOLE


@pytest.mark.parametrize("mark", MARKS)
def test_a_title_that_ends_so_survives(mark: str) -> None:
    title = f"防汛，我们在行动{mark}"
    link = "<div><a href='/2'>防汛，我们在行动中成长</a></div>"
    for html in (
        headed(title),
        headed(title, f"{title}_青禾县人民政府", link),
        headed(title, above=box(title)),
        headed(title).replace("<div class=con>", "<div class=con><p>防汛，我们在行动，全县上下同心协力。</p>"),
    ):
        assert read(html).title == title, html


def test_another_text_is_no_longer_form() -> None:
    assert read(headed(f"{CUT}…", above="<p>关于印发《青禾县2024年抗旱工作实施方案》的通知</p>")).title == f"{CUT}…"
    assert whole_of("关于做好防汛…", ["关于做好防汛", "关于做好防汛……", "各单位：关于做好防汛工作的通知", None]) is None
    assert whole_of("关于做好防汛工作", ["关于做好防汛工作的通知"]) is None
    assert not is_cut("关于做好防汛工作的通知")


NAMES = "综合自青禾发布、溪口发布、县水利局附属学校等"


@pytest.mark.parametrize("mark", MARKS)
def test_sources_and_issuers_are_whole_too(mark: str) -> None:
    cut = f"<div>来源：{NAMES[:16]}{mark}</div>"
    for html in (
        page(cut, head=f"<meta name=ContentSource content='{NAMES}'>"),
        page(f"{cut}<div>信息来源：{NAMES}</div>"),
        page(f"{cut}<div>{NAMES}</div>"),
        page(f"<div>来源：<span title='{NAMES}'>{NAMES[:16]}{mark}</span></div>"),
    ):
        assert read(html).source == NAMES, html
    assert extract_document(page(cut).encode(), URL, hints=Hints(fields={"source": NAMES})).source == NAMES
    other = page(cut, head="<meta name=ContentSource content='县水利局'>")
    assert read(other).source == NAMES[:16] + mark
    issuer = "青禾县水利局、青禾县应急管理局"
    boxed = page(box("通知", issuer[:11] + mark) + f"<div>来源：{issuer}</div>")
    assert read(boxed).issuer == issuer
