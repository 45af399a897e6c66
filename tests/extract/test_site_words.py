"""Words of the site inside or beside a document, and words of a document that look like them."""

import pytest

from tests.extract.pages import FOOTER, PROSE, page, paragraphs, read

TEXT = "\n".join(PROSE)
ABOVE, BELOW = paragraphs(PROSE[:4]), paragraphs(PROSE[4:])
CONTAINERS = ("TRS_Editor", "article-content", "nr")
ROWS = '<ul><li><a href="3.html">一图读懂防汛备汛工作要点</a></li><li><a href="4.html">专家解读防汛</a><span>2024-03-18</span></ul>'


def text_in(container: str, body: str) -> str | None:
    return read(page(body=body).replace('class="TRS_Editor"', f'class="{container}"')).text


@pytest.mark.parametrize("container", CONTAINERS)
@pytest.mark.parametrize(
    "caption",
    [
        "（微信扫描分享）",
        "用微信扫描二维码分享至好友和朋友圈",
        "扫一扫在手机打开当前页",
        "微信里点“发现”，扫一下二维码便可将本文分享至朋友圈。",
        "打开微信，点击底部的“发现”，使用“扫一扫”即可将网页分享至朋友圈。",
        "扫描二维码，手机浏览",
        "请使用微信“扫一扫”关注我们",
        "【打印本页】 【关闭窗口】",
        "您的浏览器不支持video标签",
    ],
)
def test_captions_of_buttons_are_the_site_s(container: str, caption: str) -> None:
    assert text_in(container, f"{paragraphs()}<p>{caption}</p>") == TEXT
    assert text_in(container, f"{ABOVE}<div>{caption}</div>{BELOW}") == TEXT


@pytest.mark.parametrize("container", CONTAINERS)
@pytest.mark.parametrize(
    "line",
    [
        "扫描下方二维码填写报名表。",
        "请扫描二维码关注“青禾税务”公众号参与答题。",
        "扫码预约，凭身份证领取。",
        "扫描二维码可下载养护手册，分享至各村微信群。",
        "扫黑除恶专项斗争中的好友举报线索同样受理。",
        "请勿扫描陌生二维码，不得转发至朋友圈。",
        "该应用已下载12万次。",
        "附件下载情况每月通报一次。",
        "投稿作品的版权所有权归作者。",
    ],
)
def test_lines_of_a_document_with_such_words_stay(container: str, line: str) -> None:
    lines = (*PROSE[:4], line, *PROSE[4:])
    assert text_in(container, paragraphs(lines)) == "\n".join(lines)


@pytest.mark.parametrize("container", CONTAINERS)
@pytest.mark.parametrize(
    "heading",
    [
        "<p>相关链接</p>",
        "<h3>相关阅读：</h3>",
        "<p><b>【延伸阅读】</b></p>",
        "<dt>相关解读</dt>",
        "<p>推荐</p>",
        "<b>相关文档：</b>",
    ],
)
def test_lists_of_other_pages_are_the_site_s(container: str, heading: str) -> None:
    assert text_in(container, paragraphs() + heading + ROWS) == TEXT
    assert text_in(container, f"{paragraphs()}<div>{heading}{ROWS}</div>") == TEXT
    assert text_in(container, f"{ABOVE}{heading}{ROWS}{BELOW}") == TEXT


@pytest.mark.parametrize("container", CONTAINERS)
@pytest.mark.parametrize(
    ("lines", "markup"),
    [
        (("相关链接", "政务服务网设有防汛备汛专栏，登录后可以查询进展。"), None),
        (("相关内容", "（一）排查水库、堤防。", "（二）时间为三月。"), None),
        (("相关链接：https://fx.qinghe.gov.cn/a",), "<p>相关链接：<a href='https://fx.qinghe.gov.cn/a'>https://fx.qinghe.gov.cn/a</a></p>"),
        (("相关附件", "1.申请表.docx"), "<p>相关附件</p><p><a href='/1.docx'>1.申请表.docx</a></p>"),
        (("相关链接", "1.申请表.docx"), "<p>相关链接</p><p><a href='/1.docx'>1.申请表.docx</a></p>"),
    ],
)  # fmt: skip
def test_prose_addresses_and_files_below_such_a_heading_are_the_document_s(
    container: str, lines: tuple[str, ...], markup: str | None
) -> None:
    assert text_in(container, ABOVE + (markup or paragraphs(lines)) + BELOW) == "\n".join(
        (*PROSE[:4], *lines, *PROSE[4:])
    )


@pytest.mark.parametrize("container", CONTAINERS)
@pytest.mark.parametrize(
    "line",
    [
        "附件【{}】已下载<span></span>次",
        "附件【{}】已下载<span>12</span>次",
        "附件：{}（下载次数：35）",
        "附件1：{} 已被下载 3 次",
    ],
)
def test_a_line_that_counts_downloads_is_the_site_s_and_its_file_the_document_s(container: str, line: str) -> None:
    file = "<a href='/files/x.pdf'>附件1：青禾县2024年防汛物资储备清单及调运方案（征求意见稿）及起草说明和专家论证意见汇总情况.pdf</a>"
    html = page(body=f"{paragraphs()}<ul><li>{line.format(file)}</li></ul>").replace("TRS_Editor", container)
    document = read(html)
    assert document.text == TEXT
    assert [item.url for item in document.attachments] == ["https://www.qinghe.gov.cn/files/x.pdf"]


def test_a_file_without_a_counter_is_a_line_of_the_text() -> None:
    file = "<a href='/files/x.pdf'>物资清单</a>"
    assert text_in("nr", f"{paragraphs()}<p>附件：{file}</p><p>下载次数：12</p>") == f"{TEXT}\n附件：物资清单"
    assert text_in("nr", f"{paragraphs()}<p>{file.replace('物资清单', '点击下载')}</p>") == TEXT


@pytest.mark.parametrize("container", CONTAINERS)
@pytest.mark.parametrize(
    ("link", "text"),
    [
        ("<a href='javascript:;' onclick='downFile(1)'>1、申请表.docx</a>", "1、申请表.docx"),
        ("<a href='#' onclick=\"return get('a1')\">申请表（单位）.wps</a>", "申请表（单位）.wps"),
        ("<a href='javascript:void(0)' onclick=\"download('a1')\">申请表（单位）</a>", "申请表（单位）"),
        ("<a onclick='show(1)'>附件1：申请表</a>", "附件1：申请表"),
    ],
)
def test_links_that_call_a_script_for_a_file_are_lines_of_the_text(container: str, link: str, text: str) -> None:
    html = page(body=f"{paragraphs()}<p>{link}</p>").replace("TRS_Editor", container)
    document = read(html)
    assert document.text == f"{TEXT}\n{text}"
    assert document.attachments == []
    listed = f"{paragraphs()}<p>附件：</p><ul><li>{link}</li><li><a href='javascript:x(2)'>承诺书</a></li></ul>"
    assert text_in(container, listed) == f"{TEXT}\n附件：\n{text}\n承诺书"


@pytest.mark.parametrize("container", CONTAINERS)
@pytest.mark.parametrize("call", ["window.print()'>打印本页", "window.close()'>关闭窗口", "history.back()'>返回上一页"])
def test_links_that_call_a_script_of_the_site_are_not(container: str, call: str) -> None:
    assert text_in(container, f"{paragraphs()}<p><a href='javascript:{call}</a></p>") == TEXT


FEET = (
    "主办单位：涪城区人民政府　承办单位：政务服务中心　网站标识码：5107030000　蜀ICP备00000000号-1　地址：某某路1号　建议使用1024*768分辨率浏览",
    "<p>主办：涪城区人民政府办公室</p><p>地址：涪城区某某路1号 电话：0816-0000000</p><p>川公网安备 51070302000000号</p>",
    "<p>Copyright © 2024 All Rights Reserved</p><p>网站地图 | 联系我们 | 隐私声明</p>",
    "本网站由涪城区人民政府主办，政务服务局承办，网站标识码5107030000，蜀ICP备00000000号，川公网安备51070302000000号，联系电话：0816-0000000，"
    "地址：绵阳市涪城区某某街道某某路100号，欢迎提出宝贵意见，建议使用IE9以上浏览器浏览",
)


@pytest.mark.parametrize("foot", FEET)
@pytest.mark.parametrize("name", ['class="TRS_Editor"', 'class="article-content"', 'class="con"'])
@pytest.mark.parametrize(
    ("body", "text"),
    [("表详见附件", "表详见附件"), ("略", "略"), ("见<a href='/f/1.xls'>公开表.xls</a>", "见公开表.xls")],
)
def test_a_document_of_a_few_characters_loses_to_no_footer(name: str, foot: str, body: str, text: str) -> None:
    header = "<p class='info'>发布时间：2024-03-18　来源：区水利局</p>"
    head = "<title>2023年度部门决算公开表_涪城区人民政府</title><h1>2023年度部门决算公开表</h1>"
    for named in (name, "", 'class="bottom"'):
        html = f"{head}{header}<div {name}>{body}</div><div {named}>{foot}</div>{FOOTER}"
        assert read(html).text == text


def test_a_short_container_gives_way_to_what_a_script_would_draw() -> None:
    html = page(body="加载中").replace("</body>", f"<textarea style='display:none'>{paragraphs()}</textarea></body>")
    assert read(html).text == TEXT


@pytest.mark.parametrize(
    "film",
    [
        '<div class="TRS_Editor"><video controls src="/a.mp4"></video></div><div><p>（微信扫描分享）</p></div>',
        '<div class="nr"><video>您的浏览器不支持视频</video></div><p>扫一扫在手机打开当前页</p>',
        '<div id="zoom"><embed src="a.swf"></div>',
        '<div class="player"><iframe src="/v.html"></iframe></div><p>【打印】【关闭】</p>',
    ],
)
@pytest.mark.parametrize("foot", FEET[:3])
def test_a_page_with_a_film_and_nothing_else_has_no_text(film: str, foot: str) -> None:
    head = (
        "<title>防汛备汛宣传片_涪城区人民政府</title><h1>防汛备汛宣传片</h1><p>发布时间：2024-03-18　来源：区水利局</p>"
    )
    document = read(f"{head}{film}<div>{foot}</div>")
    assert document.text is None
    assert "no_text" in document.quality
