"""Short documents among much chatter: the title says where to look (gkcrawl/extract/body/below_title.py)."""

import pytest

from tests.extract.pages import NAV, PROSE, paragraphs, read

TITLE = "关于做好防汛备汛工作的通知"
CHATTER = "<div><p>欢迎光临青禾县人民政府门户网站，您可以在这里查阅政府信息，办理各类事项，也可以给我们写信留言，我们将及时回复。</p></div>"
GUIDE = "<div><h3>公开指南</h3><p>为方便公民、法人和其他组织获得政府信息，本机关编制了指南，需要获得政府信息的公民可以阅读。</p></div>"


def framed(body: str, heading: str = f"<h2>{TITLE}</h2>") -> str:
    """A page of a site that prints more around a document than most documents are long."""
    header = "<div><span>2024-03-18 10:20</span><span>县水务局</span></div>"
    return (
        f"<html><head><title>{TITLE}_青禾县人民政府</title></head><body>{CHATTER}<div>青禾县人民政府</div>{NAV}"
        f"<div><div>{GUIDE}</div><div>{heading}{header}<div>{body}</div></div></div>{CHATTER}</body></html>"
    )


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<p>名单已经公示，详见附件。</p>", "名单已经公示，详见附件。"),
        ("<p><a href='/u/1.pdf'>工作方案.pdf</a></p>", "工作方案.pdf"),
        (
            "<table><tr><td>姓名</td><td>单位</td></tr><tr><td>张某</td><td>一中</td></tr><tr><td>李某</td><td>二中</td></tr></table>",
            "姓名\t单位\n张某\t一中\n李某\t二中",
        ),
        ("<p>因系统升级，本网站请用IE10以上浏览器访问。</p>", "因系统升级，本网站请用IE10以上浏览器访问。"),
        ("<p>版权所有人应当公告。</p><p>主办单位应当盖章。</p>", "版权所有人应当公告。\n主办单位应当盖章。"),
        (paragraphs(), "\n".join(PROSE)),
        (f"<p>{TITLE}</p>{paragraphs()}", "\n".join((TITLE, *PROSE))),
    ],
    ids=["a sentence", "a file", "a table", "words of the site", "words of footers", "paragraphs", "the title again"],
)
def test_the_document_stands_below_the_title(body: str, text: str) -> None:
    document = read(framed(body))
    assert document.text == text
    assert document.title == TITLE
    assert (document.published_date, document.published_time) == ("2024-03-18", "10:20")


def test_a_link_may_be_all_there_is() -> None:
    html = framed("<p><a href='javascript:;'>关于印发会员登记办法（试行）的通知</a></p>").replace(
        "<h2>", "<h2 class=content-top>"
    )
    assert (
        read(html.replace(f"{TITLE}_青禾县人民政府", "青禾县人民政府_相关文件")).text
        == "关于印发会员登记办法（试行）的通知"
    )


def test_a_picture_below_the_title_is_the_document() -> None:
    document = read(framed("<p><img src='/1.jpg'></p>"))
    assert document.text is None
    assert "image_only" in document.quality


def test_the_title_in_a_box_is_not_the_heading() -> None:
    box = f"<table><tr><td>名称</td><td>{TITLE}</td></tr><tr><td>文号</td><td>青政办发〔2024〕8号</td></tr></table>"
    document = read(framed(paragraphs(), f"{box}<h2>{TITLE}</h2>"))
    assert document.text == "\n".join(PROSE)
    assert document.document_number == "青政办发〔2024〕8号"


def test_the_name_of_the_site_under_a_document_is_no_title() -> None:
    html = framed(f"{paragraphs()}<p>青禾县人民政府</p>", "<h2>防汛备汛</h2>").replace(f"{TITLE}_", "通知公告_")
    text = read(html).text
    assert text is not None and PROSE[2] in text


def test_a_lead_set_apart_is_part_of_the_document() -> None:
    lead = "县防汛指挥部昨日召开会议，部署全县今年的防汛备汛工作，要求各单位落实责任。"
    for above, text in ((lead, "\n".join((lead, *PROSE))), (f"摘要：{lead}", "\n".join(PROSE))):
        html = framed("x").replace("<div>x</div>", f"<div><p>{above}</p></div><div>{paragraphs()}</div>")
        assert read(html).text == text


@pytest.mark.parametrize(
    "heading",
    [f"<h2>{TITLE}——致全县干部</h2>", f"<h2>{TITLE}<br>（试行）</h2>", f"<h2>县水务局{TITLE}</h2>"],
    ids=["subtitle", "second line", "agency before it"],
)
def test_a_heading_that_says_more_than_the_window_is_the_title_too(heading: str) -> None:
    assert read(framed("<p>名单已经公示，详见附件。</p>", heading)).text == "名单已经公示，详见附件。"


@pytest.mark.parametrize("window", ["青禾县人民政府门户网站", "青禾县水务局", ""])
def test_a_heading_beside_a_header_line_will_do_where_the_window_shows_the_site(window: str) -> None:
    html = framed("<p>名单已经公示，详见附件。</p>").replace(f"{TITLE}_青禾县人民政府", window)
    assert read(html).text == "名单已经公示，详见附件。"
    swapped = html.replace(
        f"<h2>{TITLE}</h2><div><span>2024-03-18 10:20</span><span>县水务局</span></div>",
        f"<div>2024-03-18 10:20</div><h2>{TITLE}</h2>",
    )
    assert read(swapped.replace("<p>名单已经公示，详见附件。</p>", paragraphs())).text == "\n".join(PROSE)


def test_notes_on_copyright_are_no_prose() -> None:
    legal = (
        "<div><p>凡本网站注明来源的作品，版权均属于本网站，未经本网站书面授权不得转载、摘编，违者将依法追究责任。</p></div>"
        * 3
    )
    html = framed("<p>名单已经公示，详见附件。</p>").replace(CHATTER, legal)
    assert read(html).text == "名单已经公示，详见附件。"


def test_a_signature_set_apart_is_part_of_the_document() -> None:
    signed = f"<div>{paragraphs(PROSE[:-2])}</div><div class=sign>{paragraphs(PROSE[-2:])}</div>"
    assert read(framed("x").replace("<div>x</div>", signed)).text == "\n".join(PROSE)
    dated = signed.replace(PROSE[-2], "发布时间").replace("2024年3月15日", "2024-03-15")
    assert read(framed("x").replace("<div>x</div>", dated)).text == "\n".join(PROSE[:-2])


@pytest.mark.parametrize("opening", ["请点击下载：", "相关文件：县水务局关于防汛的通知"])
def test_a_document_may_open_with_what_looks_like_a_label(opening: str) -> None:
    text = read(framed(f"<p>{opening}</p>{paragraphs()}")).text
    assert text == "\n".join((opening, *PROSE))


LAID_OUT = (
    "<html><head><title>青禾竹纸的做法_青禾热线</title></head><body><table><tr><td><a href=/>首页</a> | <a href=/x>新闻</a></td></tr>"
    "<tr><td>{}</td><td><a href=/1>县城新增三条公交线路</a><br><a href=/2>老街改造方案公布</a></td></tr></table></body></html>"
)


@pytest.mark.parametrize(
    "header",
    [
        "<div>2024-03-08</div>",
        "<div>来源：青禾晚报 2024-03-08</div>",
        "<div>青禾热线 www.qhonline.com 2024-03-08 10:20</div>",
    ],
)
def test_short_lines_in_the_cell_of_the_header_line_are_the_document(header: str) -> None:
    lines = ("材料：嫩竹、石灰", "1、砍竹。小满前后上山", "2、浸料。入塘浸泡百日", "3、抄纸。两人配合")
    body = f"<h1>青禾竹纸的做法</h1>{header}{''.join(f'<p>{line}</p>' for line in lines)}"
    for tail in ("", "<p>文章录入：小禾 责任编辑：小禾</p>", "<p>[<a>1</a>] [<a>2</a>] <a>下一页</a></p>"):
        document = read(LAID_OUT.format(body + tail))
        assert document.text == "\n".join(lines)
        assert document.title == "青禾竹纸的做法"


@pytest.mark.parametrize(
    "lines",
    [
        ("地址：青禾县人民路3号", "邮编：350001", "电话：0599-1234567"),
        ("工期：180天", "招标人：青禾县水务局", "发布日期：2024年3月15日"),
        ("1月5日，县水务局走进城东社区。",),
    ],
    ids=["how to reach an office", "a date of its own", "a sentence"],
)
def test_short_lines_with_labels_are_the_document(lines: tuple[str, ...]) -> None:
    foot = "<div><p>通讯地址：青禾市金明大道北段综合办公楼6楼</p><p>传真：0371-2286607 电话：0371-2286607</p></div>"
    assert read(framed(paragraphs(lines)).replace("</body>", f"{foot}</body>")).text == "\n".join(lines)
    assert read(framed(paragraphs((*lines, "供稿：办公室 审核：王某")))).text == "\n".join(lines)


def test_a_few_links_to_pages_are_the_document_where_nothing_else_is() -> None:
    links = "".join(f"<p><a href='/{n}.html'>青禾县节水管理办法之{n}</a></p>" for n in "一二三")
    foot = "<div class=footer><p>主办单位：青禾县人民政府</p></div></body>"
    document = read(framed(links).replace(CHATTER, "").replace(GUIDE, "").replace("</body>", foot))
    assert document.text == "\n".join(f"青禾县节水管理办法之{n}" for n in "一二三")


def test_a_list_of_links_among_the_paragraphs_does_not_end_them() -> None:
    related = "<div><h4>相关链接</h4><ul><li><a href='/1'>森林防火条例</a></li></ul></div>"
    text = read(framed(paragraphs(PROSE[:3]) + related + paragraphs(PROSE[3:]))).text or ""
    assert text.startswith("\n".join(PROSE[:3]))
    assert text.endswith("\n".join(PROSE[3:]))
    assert read(framed(paragraphs() + related + CHATTER)).text == "\n".join(PROSE)


def test_comments_longer_than_the_document_are_no_part_of_it() -> None:
    for heading in ("网友评论", "评论（6）", "全部评论 6条"):
        comments = (
            f"<h3>{heading}</h3>"
            + "<div><b>网友</b><p>防汛工作非常重要，希望大家都能自觉遵守规定，支持工作。</p></div>" * 6
        )
        assert read(framed(f"<div>{paragraphs()}</div><div>{comments}</div>")).text == "\n".join(PROSE)


def test_rows_of_other_documents_outweigh_no_short_one() -> None:
    rows = "".join(
        f"<li><a href='/{n}'>防汛公告第{n}号</a><span>发布日期：2024-02-0{n} 来源：县财政局</span></li>"
        for n in range(1, 7)
    )
    document = read(
        framed("<p>名单已经公示，详见附件。</p>").replace(
            "</body>", f"<div><h3>最新公告</h3><ul>{rows}</ul></div></body>"
        )
    )
    assert document.text == "名单已经公示，详见附件。"
    assert (document.published_date, document.source) == ("2024-03-18", None)


def test_labels_at_the_head_of_columns_are_no_header_line() -> None:
    table = "<table><tr><td>岗位</td><td>发布时间</td><td>有效期</td></tr><tr><td>会计</td><td>2023-12-01</td><td>2024-12-01</td></tr><tr><td>司机</td><td>2023-12-02</td><td>2024-12-02</td></tr></table>"
    document = read(framed(f"<p>岗位如下：</p>{table}"))
    assert (
        document.text
        == "岗位如下：\n岗位\t发布时间\t有效期\n会计\t2023-12-01\t2024-12-01\n司机\t2023-12-02\t2024-12-02"
    )
    assert (document.written_date, document.abolished_date) == (None, None)


def test_the_date_of_the_neighbour_is_not_the_document_s() -> None:
    neighbour = "<div>上一篇：<a href='/1'>防汛公告</a> 发布时间：2023-12-01</div>"
    assert read(framed(paragraphs() + neighbour)).published_date == "2024-03-18"


def test_a_credit_among_labels_of_the_document_is_text() -> None:
    lines = ("项目名称：城东泵站", "资金来源：县级财政", "来源：自筹", "审核：县水务局", "工期：180天")
    assert read(framed(paragraphs(lines))).text == "\n".join(lines)
    credits = ("名单已经公示，详见附件。", "来源：县水务局", "审核：王某")
    assert read(framed(paragraphs(credits))).text == credits[0]


def test_a_picture_before_the_document_is_not_the_document() -> None:
    page = (
        "<div><div class='head'><h1>职工医疗保险退休补缴</h1><div class='bar'>发布时间：2024-03-18 字体：大 中 小</div></div>"
        "<div class='c'><font><p><img src='line.png'></p><p>法律法规依据：《关于规范补缴的通知》（青医保发〔2023〕3号）</p></font>"
        "</div></div>"
    )
    document = read(f"<html><head><title>职工医疗保险退休补缴</title></head><body>{page}</body></html>")
    assert document.text == "法律法规依据：《关于规范补缴的通知》（青医保发〔2023〕3号）"


def test_who_runs_the_site_is_not_the_title_where_it_signs() -> None:
    """``<title>`` has the name of an association alone, which stands again below the text."""
    name = "青禾县水利协会"
    signed = paragraphs((*PROSE[:-2], name, PROSE[-1]))
    document = read(
        f"<title>{name}</title>{NAV}<h1>{TITLE}</h1><p>2024-03-16 09:30</p>{signed}<div>{name} 版权所有</div>"
    )
    assert document.text == "\n".join((*PROSE[:-2], name, PROSE[-1]))
    assert (document.title, document.published_date) == (TITLE, "2024-03-16")
