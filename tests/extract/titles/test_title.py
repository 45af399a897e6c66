"""What a document is called, beside the names of site, column and agency that every template prints (gkcrawl/extract/titles/title.py)."""

import pytest

from gkcrawl.extract.document import extract_document
from gkcrawl.extract.hints import Hints
from tests.extract.pages import URL, paragraphs, read

SITE = "青禾县人民政府"
TITLE = "关于做好防汛备汛工作的通知"
HEADER = "<div class=info>发布时间：2024-03-18　来源：县水利局</div>"


def shown(window: str, above: str, *, foot: str = SITE, body: str = "") -> str:
    """A page of no known family: ``window`` is its ``<title>``, ``above`` what stands over the body."""
    body = body or paragraphs()
    return f"<title>{window}</title><body>{above}<div class=con>{body}</div><div class=footer>主办：{foot}</div>"


@pytest.mark.parametrize(
    ("window", "heading"),
    [
        (f"全县奋力开创发展新格局_{SITE}", "<h2>全县奋力开创发展新格局</h2>"),
        (f"{SITE}-政务要闻-全县优化水利工程布局", "<div class=title>全县优化水利工程布局</div>"),
        ("全县织密防汛预警一张网_青禾水利网", "<h3>全县织密防汛预警一张网</h3>"),
        (f"青禾县建成智慧水利平台_{SITE}", "<h1>青禾县建成智慧水利平台</h1>"),
        ("防汛值班表-青禾县公共资源交易中心溪口分中心", "<h2>防汛值班表</h2>"),
        (f"县长调研县水利局 - {SITE}", "<h1>县长调研县水利局</h1>"),
        (f"青禾县全面推进基层政务公开_{SITE}", "<h1>青禾县全面推进基层政务公开</h1>"),
        (f"青禾县开设防汛专栏_{SITE}", "<div class=bt>青禾县开设防汛专栏</div>"),
        (f"凝心聚力，砥砺前行，谱写水利新篇章_{SITE}", "<h1>凝心聚力，砥砺前行，谱写水利新篇章</h1>"),
    ],
)
def test_a_title_may_end_like_a_site_or_a_column(window: str, heading: str) -> None:
    title = heading.partition(">")[2].partition("<")[0]
    for banner in ("", "<h1>青禾县政务公开专栏</h1>", f"<h1>{SITE}</h1>"):
        assert read(shown(window, banner + heading + HEADER)).title == title


@pytest.mark.parametrize(
    ("window", "title"),
    [
        (f"青禾县建成智慧水利平台_{SITE}", "青禾县建成智慧水利平台"),
        ("奋力开创改革开放新格局_青禾县水利局", "奋力开创改革开放新格局"),
        ("防汛值班表-青禾县公共资源交易中心溪口分中心", "防汛值班表"),
        ("水库,防汛,河长制,节约用水-防汛提示（2024年3月）-青禾水利网", "防汛提示（2024年3月）"),
        (f"关于机动车、行人、停放、管理的通告_{SITE}", "关于机动车、行人、停放、管理的通告"),
        (f"县长调研县水利局_{SITE}", "县长调研县水利局"),
        (SITE, None),
    ],
)
def test_the_window_alone_tells_title_from_site(window: str, title: str | None) -> None:
    assert read(shown(window, "<div>发布时间：2024-03-18</div>")).title == title


@pytest.mark.parametrize("heading", ["h1", "h3", "div"])
@pytest.mark.parametrize("window", ["规范性文件公开-青禾县水利局", f"防汛专栏_{SITE}", f"通知公告_{SITE}"])
def test_the_line_above_the_header_line_is_the_title_beside_a_column(window: str, heading: str) -> None:
    column = window.replace("-", "_").partition("_")[0]
    above = f"<h2>{column}</h2><{heading}>县水利局公布防汛值班安排</{heading}>{HEADER}"
    assert read(shown(window, above)).title == "县水利局公布防汛值班安排"


def test_a_column_may_be_the_title_where_the_row_says_so() -> None:
    html = shown(SITE, "<h1>青禾县政务公开专栏</h1>")
    assert extract_document(html.encode(), URL, hints=Hints(title="青禾县政务公开专栏")).title == "青禾县政务公开专栏"


@pytest.mark.parametrize("row", ["溪口镇公布防汛值班安排", "溪口镇公布防汛值…"])
@pytest.mark.parametrize(
    "above",
    [
        "<h1>青禾县防汛抗旱信息发布</h1><div>溪口镇公布防汛值班安排</div>",
        "<div>溪口镇公布防汛值班安排</div><h2>青禾县防汛抗旱信息发布</h2>",
        "<table><tr><td>索引号</td><td>K1/2024-3</td><td>名称</td><td>防汛信息一类</td></tr></table><p>溪口镇公布防汛值班安排</p>",
    ],
)
def test_the_row_decides_between_candidates_of_the_page(above: str, row: str) -> None:
    document = extract_document(shown(SITE, above).encode(), URL, hints=Hints(title=row))
    assert document.title == "溪口镇公布防汛值班安排"


def test_the_row_does_not_replace_what_the_page_prints() -> None:
    html = shown(f"{TITLE}（试行）_{SITE}", f"<h1>{TITLE}（试行）</h1>{HEADER}")
    for row in (TITLE, "一图看懂防汛备汛", "详情"):
        assert extract_document(html.encode(), URL, hints=Hints(title=row)).title == f"{TITLE}（试行）"


DECREE = (
    "青禾县水利局令",
    "第156号",
    "《青禾县河道采砂管理实施办法》已经局务会议审议通过，现予公布。",
    "第一条 为加强管理，制定本办法。",
)


@pytest.mark.parametrize("heading", ["", "<h2>青禾县水利局令</h2>"])
def test_the_first_line_of_a_decree_gives_way_to_its_whole_title(heading: str) -> None:
    whole = "青禾县水利局令（第156号） 青禾县河道采砂管理实施办法"
    html = shown(f"{whole}_{SITE}", heading + HEADER, body=paragraphs(DECREE))
    assert read(html).title == whole
    assert read(html.replace(f"{whole}_", "")).title in (None, "青禾县水利局令")


@pytest.mark.parametrize(
    "cell", ["<td class=tdtitle>{}：</td>", "<td class=bt>{}</td>", "<th class=title>{}</th>", "<td><h4>{}：</h4></td>"]
)
def test_a_label_is_no_heading(cell: str) -> None:
    rows = (("索引号", "K1/2024-3"), ("发布机构", "县水利局"), ("内容概述", "物资储备情况"))
    box = "".join(f"<tr>{cell.format(label)}<td>{value}</td></tr>" for label, value in rows)
    document = read(shown(SITE, f"<table>{box}</table><div>青禾县防汛物资储备情况公示</div>{HEADER}"))
    assert (document.title, document.index_number) == ("青禾县防汛物资储备情况公示", "K1/2024-3")


STAMPS = (
    "( 2024-03-18)",
    "[2024年3月18日]",
    "（2024.03.18 10:20）",
    "2024/3/18 10:20:30",
    "发布时间：2024-03-18",
    "日期：2024-03-18 来源：县水利局",
    "来源：县水利局 2024-03-18",
    "2024-03-18 阅读：12",
    "二〇二四年三月十八日",
    "2024-03-18 县水利局",
)


@pytest.mark.parametrize("stamp", STAMPS)
@pytest.mark.parametrize("tag", ["small", "span", "em", "i", "time"])
def test_a_date_behind_the_title_is_the_date_of_publication(tag: str, stamp: str) -> None:
    for heading in (
        f"<h2>{TITLE} <{tag}>{stamp}</{tag}></h2>",
        f"<div class=title>{TITLE}<{tag}>{stamp}</{tag}></div>",
    ):
        document = read(shown(SITE, heading + "<p>浏览：1次</p>"), "https://www.qinghe.gov.cn/1.html")
        assert (document.title, document.published_date) == (TITLE, "2024-03-18")


def test_a_date_behind_the_title_gives_way_to_one_printed_elsewhere() -> None:
    heading = f"<h2>{TITLE}<small>2024-03-18</small></h2>"
    assert read(shown(SITE, f"{heading}<p>发布时间：2024-03-20</p>")).published_date == "2024-03-20"
    head = "<meta name=PubDate content='2024-03-21'>"
    assert read(head + shown(SITE, heading)).published_date == "2024-03-21"


@pytest.mark.parametrize(
    "title",
    [
        "关于停止供水的公告（2024年3月18日）",
        "2024年3月18日人民币汇率中间价公告",
        "防汛快报 2024-03-18",
        "水情通报（2024.03.18）",
    ],
)
def test_a_date_of_the_title_itself_stays(title: str) -> None:
    for window in (SITE, f"{title}_{SITE}"):
        assert read(shown(window, f"<h1>{title}</h1>{HEADER}")).title == title
    day = "<h2>关于2024年3月18日停水的<span>公告</span><small>[03-17]</small></h2>"
    assert read(shown(SITE, day + HEADER)).title == "关于2024年3月18日停水的公告"
    apart = title.replace("（", "<span>（").replace("）", "）</span>")
    assert read(shown(f"{title}_{SITE}", f"<h1>{apart}</h1>{HEADER}")).title == title


def test_a_date_in_front_of_the_title_is_no_part_of_it() -> None:
    heading = f"<h1><small>2024-03-18</small>{TITLE}</h1><p>浏览：1次</p>"
    document = read(shown(SITE, heading), "https://www.qinghe.gov.cn/1.html")
    assert (document.title, document.published_date) == (TITLE, "2024-03-18")
    day = "<h1><span>2024年3月18日</span>人民币汇率中间价公告</h1>"
    assert read(shown(SITE, day + HEADER)).title == "2024年3月18日人民币汇率中间价公告"


def test_a_title_cut_everywhere_is_whole_in_the_first_line_of_the_text() -> None:
    whole = "青禾县人民政府办公室关于印发《青禾县防汛备汛工作实施方案（2024年）》的通知"
    cut = f"{whole[:22]}..."
    body = f"<p><b>{whole}</b></p>{paragraphs()}"
    assert read(shown(f"{cut}-{SITE}", f"<h1>{cut}</h1>{HEADER}", body=body)).title == whole
    other = f"<p>{whole[:22]}作出安排，现通知如下。</p>{paragraphs()}"
    assert read(shown(f"{cut}-{SITE}", f"<h1>{cut}</h1>{HEADER}", body=other)).title == cut


@pytest.mark.parametrize("dash", ["-", "—", "--"])
def test_a_dash_between_digits_parts_no_title(dash: str) -> None:
    whole = f"青禾县农村公路养护规划（2024{dash}2026年）"
    for mark in ("_", "-", "——"):
        assert read(shown(f"{whole}{mark}{SITE}", HEADER)).title == whole
    assert read(shown(f"青禾县防汛值班表2024-12345热线_{SITE}", HEADER)).title == "青禾县防汛值班表2024-12345热线"
    assert read(shown(f"{TITLE}-2024年通知公告-{SITE}", HEADER)).title == TITLE


@pytest.mark.parametrize(
    "above",
    [
        "<h2>@</h2><div><span>青禾县水利局</span><span>2024-03-18</span><span>阅读：12</span></div>",
        "<table><tr><td>发布机构：</td><td>青禾县水利局</td></tr><tr><td>公开日期：</td><td>2024-03-18</td></tr></table><h1>@</h1>",
    ],
)
def test_an_agency_beside_the_date_is_not_the_title_though_the_window_names_it(above: str) -> None:
    title = "关于做好今年防汛备汛工作的通知"
    html = f"<title>{title}-青禾县水利局</title>{above.replace('@', title)}<div class=nr>{paragraphs()}</div>"
    assert read(html).title == title


@pytest.mark.parametrize("genre", ["公告", "讣告", "感谢信"])
@pytest.mark.parametrize("heading", ["<h1>@</h1>", '<div class="bt">@</div>'])
def test_a_genre_alone_above_date_and_source_is_the_title_where_nothing_else_is(genre: str, heading: str) -> None:
    above = f"<p>当前位置：<a>首页</a> &gt; <a>公告</a></p>{heading.replace('@', genre)}<div>发布时间：2024-03-18</div>"
    html = f"<title>{genre}-青禾县人民政府</title>{above}<div class=TRS_Editor>{paragraphs()}</div>"
    assert read(html).title == genre
    column = html.replace("<div>发布", "<p>关于做好防汛备汛工作的通知</p><div>发布")
    assert read(column).title == "关于做好防汛备汛工作的通知"
