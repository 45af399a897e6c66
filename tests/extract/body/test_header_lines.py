"""What stands between the title and the body: dates, sources and numbers, with and without labels (gkcrawl/extract/body/header_lines.py)."""

import pytest

from gkcrawl.extract.fields.labels import label_table
from tests.extract.pages import BOX_TABLE, NAV, PROSE, page, paragraphs, read

TITLE = "关于做好防汛备汛工作的通知"
BODY = f'<div class="TRS_Editor">{paragraphs()}</div>'


def headed(header: str, head: str = "") -> str:
    """A page without a box: heading, ``header``, body."""
    return f"<html><head><title>{TITLE}_青禾县人民政府</title>{head}</head><body><h1>{TITLE}</h1>{header}{BODY}</body></html>"


@pytest.mark.parametrize(
    "header",
    [
        "<div>来源：<a href='/'>县水务局</a><a href='#'>举报</a> 2024-03-08 17:22</div>",
        "<div>[来源：县水务局] [发布日期：2024-03-08 17:22] [阅读：112次]</div>",
        "<div>[2024-03-08 17:22] [来源：县水务局] 【关闭】</div>",
        "<div><label>来源</label><b>县水务局</b><label>时间</label><b>2024-03-08 17:22</b></div>",
        "<div><i></i> 2024-03-08 17:22 <i></i> 来源：县水务局 <i></i> 33人阅读</div>",
        "<div>来源：县水务局2024年03月08日 17时22分</div>",
        "<div><span>来源 县水务局</span> <span>发布于 2024-03-08 17:22</span> <span>浏览次数：</span></div>",
        "<div>来源：县水务局 发布于 2024-03-08 17:22</div>",
        "<div><em>2024-03-08 17:22</em>|<em>来源 县水务局</em>|<em>浏览 12 次</em></div>",
        "<div><span>发布日期</span><span>：</span>2024年3月8日 17:22<span>来源</span><span>：</span>县水务局 【打印】</div>",
    ],
)
def test_header_lines(header: str) -> None:
    document = read(headed(header), "https://www.qinghe.gov.cn/info/1/2.htm")
    assert (document.published_date, document.published_time, document.source) == ("2024-03-08", "17:22", "县水务局")


def test_a_header_line_above_a_long_box_is_read() -> None:
    document = read(headed("<div>2024-03-08　来源：县水务局</div>" + BOX_TABLE.replace("发布日期", "生效日期")))
    assert document.published_date == "2024-03-08"
    assert document.effective_date == "2024-03-18"


def test_a_tag_may_hold_markup() -> None:
    head = '<meta name="ContentSource" content="&lt;a href=#&gt;县水务局&lt;/a&gt;">'
    assert read(headed("", head)).source == "县水务局"


def test_a_number_alone_under_the_title_is_the_document_number() -> None:
    assert read(headed("<p>（青政办发[2024]8号）</p>")).document_number == "青政办发〔2024〕8号"


@pytest.mark.parametrize(
    "heading",
    [
        f"<h2>{TITLE}<small>(2024年03月18日)</small></h2>",
        f"<h2>{TITLE}<span>现行有效</span></h2>",
        f"<h1>{TITLE}<span>2024-03-18 09:00 来源：县水务局</span></h1>",
        f"<div class=title>{TITLE}<p>时间：2024-03-18 09:00　来源：县水务局</p></div>",
    ],
)
def test_what_a_template_prints_inside_the_heading_is_not_the_title(heading: str) -> None:
    assert read(page().replace(f"<h1>{TITLE}</h1>", heading)).title == TITLE


@pytest.mark.parametrize("window", ["青禾县水务局", "青禾县人民政府门户网站", ""])
def test_the_line_above_the_header_line_is_the_title_where_nothing_says_it(window: str) -> None:
    html = headed("<div>发布时间：2024-03-18 来源：县水务局</div>").replace(f"{TITLE}_青禾县人民政府", window)
    document = read(html.replace("h1>", "p>"))
    assert document.title == TITLE
    assert document.provenance["title"].confidence == 0.6


def test_a_title_that_only_the_window_shows_is_kept() -> None:
    html = headed("<p>工作动态</p><div>发布时间：2024-03-18</div>").replace(f"<h1>{TITLE}</h1>", "")
    assert read(html).title == TITLE


def test_the_date_that_a_script_writes_is_read() -> None:
    html = headed("<div>发布时间：<script>var pubdata = '2024年03月08日'; document.write(pubdata)</script></div>")
    assert read(html, "https://www.qinghe.gov.cn/info/1/2.htm").published_date == "2024-03-08"


def test_values_that_scripts_write_behind_their_labels_are_read() -> None:
    source = "<span>来源：<script>var from = '县水务局'; document.write(from)</script></span>"
    date = '<span>发布时间：<script>document.write("2024-03-08 10:20")</script></span>'
    document = read(headed(f"<div>{source}{date}</div>"))
    assert (document.source, document.published_date, document.published_time) == ("县水务局", "2024-03-08", "10:20")


def test_labels_below_the_body_count_unless_they_are_of_other_documents() -> None:
    others = "".join(f"<li><a href='/{n}'>旧通知</a><span>发布时间：2023-0{n}-01</span></li>" for n in (1, 2, 3))
    below = "<p>发布时间：2024-03-08　来源：县水务局</p>"
    html = headed("").replace("</body>", f"{below}</body>")
    assert (read(html).published_date, read(html).source) == ("2024-03-08", "县水务局")
    html = headed("<p>2024-03-08</p>").replace("</body>", f"<ul>{others}</ul></body>")
    assert read(html).published_date == "2024-03-08"


def test_a_sentence_that_opens_with_a_credit_is_text() -> None:
    credit = "来源：本文根据县水务局提供的材料整理，仅供参考。"
    assert read(page(body=f"<p>{credit}</p>{paragraphs()}<p>来源：县水务局</p>")).text == "\n".join((credit, *PROSE))


@pytest.mark.parametrize(
    "header",
    [
        "<div><em>来源：青禾县政府网站</em><em>发布时间：2024-03-08</em></div>",
        "<div>来源：青禾县政府网站发布日期：2024-03-08</div>",
    ],
)
def test_a_label_takes_no_word_from_the_value_before_it(header: str) -> None:
    document = read(headed(header))
    assert (document.source, document.published_date) == ("青禾县政府网站", "2024-03-08")


@pytest.mark.parametrize(
    ("header", "time"),
    [
        ("<div><b>8</b><span>2024-03</span></div>", None),
        ("<div><div>08</div><div>2024.03</div></div>", None),
        ("<div><p>2024</p><p>03/08</p><p>10:20</p></div>", "10:20"),
        ("<div><span>2024</span><span><em>03</em>/<em>08</em></span><span>10:20:30</span></div>", "10:20:30"),
        ("<div><b>38</b><span>2024-03</span></div>", "of the address"),
        ("<div><b>12</b><b>345</b></div>", "of the address"),
    ],
)
def test_a_date_in_pieces(header: str, time: str | None) -> None:
    document = read(headed(header))
    if time == "of the address":
        assert (document.published_date, document.published_time) == ("2024-03-18", None)
    else:
        assert (document.published_date, document.published_time) == ("2024-03-08", time)


def test_the_foot_of_a_page_states_nothing_about_the_document() -> None:
    foot = "<p>发布单位：青禾县信息中心　技术支持：禾苗公司</p><p>网站标识码：1</p><p>来源：县政府网</p>"
    document = read(headed("").replace("</body>", f"{foot}</body>"))
    assert (document.issuer, document.source) == (None, None)


def test_a_header_line_below_a_guessed_body_is_no_part_of_it() -> None:
    html = (
        headed("")
        .replace("TRS_Editor", "box")
        .replace("</div></body>", "<p>发布日期：2024-03-08　来源：县水务局</p></div></body>")
    )
    document = read(html)
    assert (document.published_date, document.source) == ("2024-03-08", "县水务局")
    assert document.text == "\n".join(PROSE)


def test_a_date_with_a_clock_is_no_signature() -> None:
    lines = (*PROSE[:4], "回复时间：", "2024-03-15 09:00")
    assert read(page(body=paragraphs(lines))).written_date is None


def test_a_linked_heading_is_the_title_where_the_window_says_the_same() -> None:
    blog = "<h1><a href='/'>青禾的记事本</a></h1><h3>友情链接</h3><a href='/o'>旧友</a>"
    html = headed("<p>2024-03-08</p>").replace(f"<h1>{TITLE}</h1>", f"{blog}<h2><a href='/1.html'>{TITLE}</a></h2>")
    assert read(html.replace("青禾县人民政府<", "青禾的记事本<")).title == TITLE


def test_the_name_of_a_page_is_no_title() -> None:
    html = headed("<p>发布时间：2024-03-08</p>").replace(f"{TITLE}_青禾县人民政府", "信息详情-青禾县政府信息公开")
    assert read(html.replace("h1>", "div>")).title == TITLE


def test_the_issue_of_a_newspaper_has_a_date() -> None:
    document = read(headed("<p>《青禾日报》（2024年03月08日 05 版）</p>"))
    assert document.published_date == "2024-03-08"


@pytest.mark.parametrize(("value", "source"), [("县水务局", "县水务局"), ("", None), ("无", None)])
def test_a_source_that_a_script_writes_with_its_label_is_read(value: str, source: str | None) -> None:
    script = (
        f"<script>var wzly='{value}'; if (wzly != '') {{ document.write('文章来源：' + wzly + '&emsp;'); }}</script>"
    )
    assert read(headed(f"<div>2024-03-08 字体：小 中 大 {script}点击量：12次</div>")).source == source


@pytest.mark.parametrize(
    ("printed", "source"),
    [
        ("“青禾发布”微信公众号", "“青禾发布”微信公众号"),
        ("<a href='/'>县水务局</a> <a href='/o'>查看原文</a>", "县水务局"),
        ("本文是“青禾防汛”栏目的稿件", None),
    ],
)
def test_a_source_is_a_name(printed: str, source: str | None) -> None:
    assert read(headed(f"<p>来源：{printed} 2024-03-08</p>")).source == source


def test_a_tag_of_schema_org_gives_the_date() -> None:
    document = read(headed("", '<meta itemprop="datePublished" content="2024-03-08 10:20">'))
    assert (document.published_date, document.published_time) == ("2024-03-08", "10:20")


def test_a_label_that_a_script_fills_does_not_take_the_first_sentence() -> None:
    header = "<div>发布时间：2024-03-18 浏览次数：<span id='hits'></span></div>"
    text = "为做好今年的防汛备汛工作，经县政府同意，现将有关事项通知如下。"
    html = page(body=f"<p>{text}</p><p>各单位要把任务落实到岗、到人，汛期实行二十四小时值班。</p>")
    html = html.replace('<div class="TRS_Editor">', header).replace(
        '</div><div class="footer">', '<div class="footer">'
    )
    document = read(html)
    assert document.text is not None and document.text.startswith(text)


def test_heads_of_columns_are_no_header_line() -> None:
    cells = ("来源", "数量", "责任人"), ("东山镇", "12", "张三"), ("西河镇", "7", "李四")
    table = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in cells)
    document = read(page(body=f"<p>现将今年防汛物资的到货情况公布如下，请各镇核对。</p><table>{table}</table>"))
    assert document.text is not None and document.text.startswith("现将今年")
    assert "来源\t数量\t责任人" in document.text
    assert document.source is None


SITE = "青禾县人民政府门户网站"


@pytest.mark.parametrize(
    ("window", "heading"),
    [
        (f"防汛工作政策解读_{SITE}", "<h1>防汛工作政策解读</h1>"),
        (f"{SITE}-防汛工作政策解读", "<h1>防汛工作政策解读</h1>"),
        (SITE, "<div class='bt'>防汛工作政策解读</div>"),
        ("青禾县水利局", "<table><tr><td>发布机构</td><td>青禾县水利局</td></tr></table><h2>防汛工作政策解读</h2>"),
    ],
)
def test_no_name_of_a_site_or_a_column_is_the_title(window: str, heading: str) -> None:
    aside = '<div><h3>栏目导航</h3><ul><li><a href="/a/">政策文件</a></li></ul><h3>热点信息</h3></div>'
    html = f"<title>{window}</title><body>{NAV}{aside}{heading}<div class='nr'>{paragraphs()}</div>"
    assert read(html).title == "防汛工作政策解读"


@pytest.mark.parametrize(
    "header",
    [
        "[2024-03-18 09:30] 来源：青禾日报",
        "来源：青禾日报 [2024-03-18 09:30]",
        "来源：青禾日报 | [2024-03-18 09:30]",
    ],
)
def test_a_date_may_stand_in_brackets(header: str) -> None:
    document = read(headed(f"<div>{header}</div>"))
    assert (document.published_date, document.published_time) == ("2024-03-18", "09:30")
    assert document.source == "青禾日报"


def test_today_is_no_date_of_publication() -> None:
    html = f"<title>防汛工作政策解读</title><div>今天是2026年3月2日 星期一</div><div class='nr'>{paragraphs()}</div>"
    assert read(html, "https://www.qinghe.gov.cn/info/7.htm").published_date is None


@pytest.mark.parametrize("printed", ["1970-01-01 08:00:00", "0001-01-01 00:00:00", "1900-01-01 00:00"])
@pytest.mark.parametrize("container", ["TRS_Editor", "wording"])
def test_a_date_that_was_never_filled_in_is_none(printed: str, container: str) -> None:
    found = {}
    for line, meta in ((printed, printed), ("2024-03-18", printed), (printed, "2024-03-18")):
        html = headed(f"<p>发布时间：{line}　来源：县水务局</p>", f"<meta name=PubDate content='{meta}'>")
        document = read(html.replace("TRS_Editor", container), "https://www.qinghe.gov.cn/zwgk/content_7001.html")
        assert (document.text, document.source, document.other_labels) == ("\n".join(PROSE), "县水务局", {})
        assert document.published_time is None
        found[line, meta] = document.published_date
    assert list(found.values()) == [None, "2024-03-18", "2024-03-18"]


def test_no_label_of_date_or_source_stays_in_the_text() -> None:
    lines = ("各镇、街道：", "现将防汛备汛事项通知如下，请认真贯彻，确保安全度汛。", "各村要落实责任制，明确到人。")
    values = {"source": "县水利局", "published_date": "2024-03-18", "index_number": "K1/2024-3"}
    for label, meant in label_table().items():
        if (value := values.get(meant.field)) is None:
            continue
        for header in (f"{label}：{value}", f"<b>{label}</b>：{value}　浏览次数：<i id=hits></i>"):
            assert read(page(body=f"<p>{header}</p>{paragraphs(lines)}")).text == "\n".join(lines), header


@pytest.mark.parametrize("header", ["成文日期：2024-03-15　浏览次数：12次", "发布机构：县水利局　【字体：大 中 小】"])
def test_a_field_beside_the_site_s_own_words_is_no_text(header: str) -> None:
    assert read(page(body=f"<p>{header}</p>{paragraphs()}")).text == "\n".join(PROSE)


@pytest.mark.parametrize("line", ["成文日期：2024年3月15日", "公开范围：全县　联系电话：0000-1234567", "有效期：三年"])
def test_a_label_alone_at_the_head_of_a_known_container_is_text(line: str) -> None:
    assert read(page(body=f"<p>{line}</p>{paragraphs()}")).text == "\n".join((line.replace("　", " "), *PROSE))


@pytest.mark.parametrize(
    "label", ["关键词", "公开方式", "废止日期", "信息来源", "名称", "体裁分类", "有效性", "成文日期", "解读机关"]
)
def test_any_label_makes_a_box_beside_the_index_number(label: str) -> None:
    value = "2024-03-15" if label.endswith("日期") else "甲类"
    box = f"<table><tr><td>索引号</td><td>K1/2024-3</td></tr><tr><td>{label}</td><td>{value}</td></tr></table>"
    assert read(page(body=box + paragraphs())).text == "\n".join(PROSE)


COPIED = [
    "<p>来源：新华社 发布时间：2024-03-01 09:10</p>",
    "<p>来源：新华社</p><p>发布时间：2024-03-01</p>",
    "<p>2024-03-01 来源：新华社</p>",
]


@pytest.mark.parametrize("copied", COPIED)
@pytest.mark.parametrize("container", ['<div class="TRS_Editor">', '<div class="nr">', '<div id="vsb_content"><div>'])
def test_date_and_source_inside_a_copied_text_do_not_beat_those_of_the_page(copied: str, container: str) -> None:
    own = "<div>发布时间：2024-03-18 来源：县水务局 浏览次数：12</div>"
    html = headed(own).replace('<div class="TRS_Editor">', container + copied)
    document = read(html, "https://www.qinghe.gov.cn/info/1/2.htm")
    assert (document.published_date, document.source) == ("2024-03-18", "县水务局")


def test_a_copied_text_names_the_source_where_the_page_does_not() -> None:
    html = headed("<div>2024-03-18 17:22</div>").replace('"TRS_Editor">', f'"TRS_Editor">{COPIED[0]}')
    document = read(html, "https://www.qinghe.gov.cn/info/1/2.htm")
    assert (document.published_date, document.published_time, document.source) == ("2024-03-18", "17:22", "新华社")


@pytest.mark.parametrize(
    "event",
    [
        "<p>时间：2023年12月7日 14:30-17:00</p><p>地点：县体育馆</p>",
        "<p>时间：2023年12月7日14:30</p><p>地点：县体育馆</p>",
        "<p>主讲人：张三</p><p>时间：2023年12月7日（星期四）下午2:30</p>",
        "<p>日期：2023年12月7日</p><p>地点：报告厅</p>",
        "<p>报名时间：2023年12月5日</p><p>报名地点：县人社局三楼</p>",
        "<p>开标时间：2023-12-20 09:30</p><p>开标地点：县公共资源交易中心</p>",
    ],
)
@pytest.mark.parametrize("header", ["<div>发布时间：2023-12-04 来源：县人社局</div>", "<div>2023-12-04</div>", ""])
@pytest.mark.parametrize("container", ["TRS_Editor", "nr"])
def test_when_and_where_something_is_held_is_text(event: str, header: str, container: str) -> None:
    html = headed(header).replace('"TRS_Editor">', f'"{container}"><p>现将招聘会有关事项通知如下。</p>{event}')
    document = read(html, "https://www.qinghe.gov.cn/info/1/2.htm")
    lines = [line.removeprefix("<p>") for line in event.split("</p>") if line]
    assert (document.text or "").split("\n")[:3] == ["现将招聘会有关事项通知如下。", *lines]
    assert document.published_date == ("2023-12-04" if header else None)


@pytest.mark.parametrize("container", ["TRS_Editor", "nr"])
def test_a_date_alone_below_the_date_of_the_page_is_text(container: str) -> None:
    html = headed("<div>2023-12-04</div>").replace('"TRS_Editor">', f'"{container}"><p>时间：2023年12月7日14:30</p>')
    document = read(html, "https://www.qinghe.gov.cn/info/1/2.htm")
    assert (document.text or "").startswith("时间：2023年12月7日14:30\n")
    assert document.published_date == "2023-12-04"
