import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gkcrawl.extract.document import extract_document
from gkcrawl.extract.hints import Hints
from tests.extract.pages import BOX_TABLE, FOOTER, NAV, PROSE, URL, page, paragraphs, read

META = (
    '<meta name="ArticleTitle" content="关于做好防汛备汛工作的通知"><meta name="PubDate" content="2024-03-19 08:00">'
    '<meta name="ContentSource" content="县水务局">'
)


def test_text_is_the_document_and_nothing_of_the_site() -> None:
    assert read(page(BOX_TABLE)).text == "\n".join(PROSE)


def test_box_is_trusted_over_meta_and_url() -> None:
    document = read(page(BOX_TABLE, head=META))
    assert (document.published_date, document.published_time) == ("2024-03-18", "09:30")
    assert document.provenance["published_date"].method == "box"
    assert document.source == "县水务局"
    assert document.provenance["source"].method == "meta"


def test_meta_is_trusted_over_the_list_row_and_the_url() -> None:
    assert (
        extract_document(page(head=META).encode(), URL, hints=Hints(date="2024-03-20")).published_date == "2024-03-19"
    )
    assert extract_document(page().encode(), URL, hints=Hints(date="2024-03-20")).published_date == "2024-03-20"
    document = read(page())
    assert document.published_date == "2024-03-18"
    assert document.provenance["published_date"].method == "url"


def test_a_contradicting_tag_does_not_lend_its_clock_time() -> None:
    box = "<div>发布时间：2024-03-18</div>"
    assert read(page(box, head=META)).published_time is None
    assert read(page(box, head=META.replace("03-19", "03-18"))).published_time == "08:00"


def test_signature_gives_the_written_date_when_no_box_does() -> None:
    document = read(page())
    assert document.written_date == "2024-03-15"
    assert document.provenance["written_date"].locator == "signature"


def test_a_date_in_a_sentence_is_no_signature() -> None:
    assert read(page(body=paragraphs((*PROSE[:4], "本通知自2024年5月1日起施行。")))).written_date is None


def test_document_number_opens_the_body() -> None:
    assert read(page(body=paragraphs(("青政办发[2024]8号", *PROSE)))).document_number == "青政办发〔2024〕8号"


def test_container_by_prose_when_no_known_one_is_there() -> None:
    html = (
        f"<html><head><title>防汛备汛工作的通知</title></head><body>{NAV}<div class='w'><div><h2>防汛备汛工作的通知</h2>"
        f"<div>发布时间：2024-03-18　来源：县水务局</div><div class='nr'>{paragraphs()}</div><p>【打印本页】</p>"
        f"<p>上一篇：<a href='/1.html'>关于停水的公告</a></p></div></div>{FOOTER}</body></html>"
    )
    document = read(html)
    assert document.text == "\n".join(PROSE)
    assert document.title == "防汛备汛工作的通知"
    assert document.source == "县水务局"
    assert document.provenance["text"].locator == "densest"
    assert document.provenance["text"].confidence < 1


def test_a_body_in_a_script_is_read_where_no_container_is() -> None:
    config = json.dumps({"DETAIL": {"id": 7, "content": paragraphs()}})
    document = read(f"<html><body><div id=app></div><script>window._CONFIG = {config};</script></body></html>")
    assert document.text == "\n".join(PROSE)
    assert document.provenance["text"].locator == "script"


@pytest.mark.parametrize(
    "kept",
    [
        f"<script type=application/json>{json.dumps({'props': {'detail': {'contentHtml': paragraphs()}}})}</script>",
        f"<script type=application/ld+json>{json.dumps({'headline': '通知', 'articleBody': chr(10).join(PROSE)})}</script>",
        f"<textarea class=text>{paragraphs()}</textarea>",
        f"<noscript><div>{paragraphs()}</div></noscript>",
    ],
    ids=["state of a script", "schema.org", "textarea", "noscript"],
)
def test_a_body_that_a_script_would_draw_is_read_where_none_is_shown(kept: str) -> None:
    script = '<script>var page = {"datePublished": "2024-03-08T10:20:00+08:00", "content": "加载中"};</script>'
    document = read(
        f"<html><body><h1>通知一则</h1><div id=app>加载中</div>{kept}{script}{FOOTER}</body></html>",
        "https://a.gov.cn/1",
    )
    assert document.text == "\n".join(PROSE)
    assert document.provenance["text"].locator == "script"
    assert (document.published_date, document.published_time) == ("2024-03-08", "10:20:00")


def test_a_date_in_a_body_that_a_script_keeps_as_well_is_not_the_date_of_publication() -> None:
    script = f"<script>window._CONFIG = {json.dumps({'DETAIL': {'content': paragraphs()}})};</script>"
    html = f"<html><head><meta name='PubDate' content='2024-03-18 09:30'></head><body><div>{paragraphs()}</div>{script}"
    document = read(html, "https://www.qinghe.gov.cn/gkmlpt/content/9/post_9.html")
    assert document.provenance["text"].locator == "script"
    assert (document.published_date, document.published_time) == ("2024-03-18", "09:30")
    assert document.written_date == "2024-03-15"


def test_a_string_of_a_script_does_not_stand_in_for_a_picture() -> None:
    script = f"<script>var agreement = {json.dumps({'content': ''.join(PROSE)})};</script>"
    document = read(page(body="<img src='/a.png'>") + script)
    assert document.text is None
    assert "image_only" in document.quality


def test_a_body_sent_by_an_api_is_read() -> None:
    document = extract_document(
        b"<html><body></body></html>", URL, hints=Hints(body_html=paragraphs(), title="通知一则")
    )
    assert document.text == "\n".join(PROSE)
    assert document.provenance["text"].method == "api"


def test_trafilatura_is_asked_where_nothing_stands_out_and_says_so() -> None:
    blocks = "".join(f"<div><p>{line}</p></div><div><a href='/{n}'>栏目{n}</a></div>" for n, line in enumerate(PROSE))
    document = read(f"<html><body>{blocks}</body></html>")
    assert document.provenance["text"].locator == "trafilatura"
    assert document.provenance["text"].confidence == 0.5
    assert document.text is not None and PROSE[2] in document.text


def test_a_container_that_a_script_will_show_is_read_where_nothing_else_is() -> None:
    document = read(page().replace('class="TRS_Editor"', 'class="TRS_Editor" style="display:none"'))
    assert document.text == "\n".join(PROSE)
    assert document.provenance["text"].locator == "hidden .TRS_Editor"


def test_a_header_line_inside_the_container_is_not_the_body() -> None:
    html = page(body="<h2>关于做好防汛备汛工作的通知</h2><p>发布日期：2024-03-18 来源：县水务局</p>" + paragraphs())
    document = read(html)
    assert document.text == "\n".join(PROSE)
    assert document.source == "县水务局"


def test_a_date_alone_in_brackets_is_the_publication_date() -> None:
    assert read(page("<h2>标题</h2><p>（2024年3月19日）</p>")).published_date == "2024-03-19"


def test_the_name_of_the_site_is_no_title() -> None:
    html = page().replace("<h1>", "<h1>青禾县人民政府</h1><div>").replace("通知</h1>", "通知</div>")
    assert read(html).title == "关于做好防汛备汛工作的通知"


def test_hidden_twin_and_elder_mode_copy_are_left_out() -> None:
    twin = f'<div class="TRS_Editor" style="display:none">{paragraphs()}</div>'
    assert read(page().replace(FOOTER, twin + FOOTER)).text == "\n".join(PROSE)


def test_word_residue_is_joined_without_spaces() -> None:
    body = "<p><span>全年共收到申请</span>\n<span>1</span><span>2</span><span>件，均按时答复，答复率为</span>100<span>%。</span></p>"
    assert read(page(body=body)).text == "全年共收到申请12件，均按时答复，答复率为100%。"


def test_table_cells_are_joined_by_tab_and_merged_ones_repeated() -> None:
    body = paragraphs(PROSE[:4]) + (
        "<table><tr><td rowspan=2>乡镇</td><td colspan=2>任务</td></tr><tr><td>闸站</td><td>堤防</td></tr>"
        "<tr><td>东河镇</td><td>3</td><td>12</td></tr></table>"
    )
    document = read(page(body=body))
    assert document.text is not None
    assert document.text.endswith("乡镇\t任务\n闸站\t堤防\n东河镇\t3\t12")
    assert document.tables[0].rows == [["乡镇", "任务", "任务"], ["乡镇", "闸站", "堤防"], ["东河镇", "3", "12"]]


def test_attachments_and_links() -> None:
    body = paragraphs() + (
        '<p><a href="./P020240318301234567890.pdf">附件1.pdf</a> <a href="/module/download/downfile.jsp?filename=3f.docx">表</a>'
        '<a href="http://www.qinghe.gov.cn/zw/">政务公开</a> <a href="javascript:;">附件2.zip</a></p>'
    )
    document = read(page(body=body))
    assert [item.url for item in document.attachments] == [
        "https://www.qinghe.gov.cn/zwgk/202403/P020240318301234567890.pdf",
        "https://www.qinghe.gov.cn/module/download/downfile.jsp?filename=3f.docx",
    ]
    assert document.attachments[0].media_type == "application/pdf"
    assert document.links[-1].text == "政务公开"


def test_a_picture_or_a_file_instead_of_text_is_flagged() -> None:
    assert "image_only" in read(page(body='<p>见图</p><img src="/1.jpg">')).quality
    assert (
        "attachment_only" in read(page(body='<p><a href="/1.pdf">二〇二三年政府信息公开年度报告.pdf</a></p>')).quality
    )


@pytest.mark.parametrize(
    "body", [b"", b"\x00" * 500, bytes(range(256)) * 20, b"<html></html>", b"<!-- only -->", b"{}"]
)
def test_what_is_no_page_gives_a_flagged_document_without_text(body: bytes) -> None:
    document = extract_document(body, URL)
    assert document.title is None
    assert document.quality


def test_deep_nesting_long_lines_and_regex_bait_stay_bounded() -> None:
    baits = [
        "<div>" * 10_000 + "汉字，" * 50,
        "<p>" + "政府信息公开" * 200_000 + "</p>",
        "<p>" + "索引号：" * 20_000 + "</p>",
        "<table>" + "<tr><td colspan=9999 rowspan=9999>1</td><td>2</td></tr>" * 300 + "</table>",
        "<ul>" + "".join(f"<li>标签{n}：值{n}</li>" for n in range(500)) + "</ul>",
        "（" * 50_000 + "2024年" * 20_000,
    ]
    for bait in baits:
        start = time.process_time()
        extract_document(f"<html><body>{bait}</body></html>".encode(), URL)
        assert time.process_time() - start < 10, bait[:40]


TAGS = st.sampled_from("div p span td th tr table ul li dl dt dd h1 a b textarea noscript iframe img br".split())
NAMES = st.sampled_from(("", "TRS_Editor", "article_con", "nav", "title", "card", "comments"))
WORDS = st.sampled_from(
    (
        "索引号",
        "文 号：",
        "发布日期：2024-03-18",
        "来源",
        "县水务局",
        "【字体：大 中 小】",
        "附件",
        "：",
        "]",
        "上一篇：",
        "无",
        *PROSE,
    )
)
MARKUP = st.recursive(
    WORDS,
    lambda inner: st.builds(
        lambda tag, name, parts: f"<{tag} class='{name}' href='//[1.doc' src='/v?file=1.pdf'>{''.join(parts)}</{tag}>",
        TAGS,
        NAMES,
        st.lists(inner, max_size=6),
    ),
    max_leaves=30,
)


@settings(max_examples=60)
@given(MARKUP, st.sampled_from(("", "通知公告", PROSE[1])))
def test_no_markup_raises(markup: str, title: str) -> None:
    read(f"<html><head><title>{title}</title></head><body>{markup}</body></html>")


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=2000))
def test_no_bytes_raise(body: bytes) -> None:
    extract_document(b"<html><body>" + body, URL)


def test_agency_and_region_are_resolved_with_their_evidence() -> None:
    document = read(page(title="绵阳市涪城区水务局2023年政府信息公开工作年度报告"))
    assert document.agency == "绵阳市涪城区水务局"
    assert document.region is not None and (document.region.code, document.region.level) == ("510703", "county")
    assert document.provenance["agency"].method == "title"


def test_the_portal_says_who_where_the_page_is_silent() -> None:
    hints = Hints(agency="四川省水利厅", region="510000")
    silent = page(title="关于做好防汛备汛工作的通知", body=paragraphs(PROSE[1:4]))
    document = extract_document(silent.encode(), "https://slt.sc.gov.cn/info/1/2.htm", hints=hints)
    assert document.agency == "四川省水利厅"
    assert document.region is not None and document.region.code == "510000"


def test_a_page_without_any_container_begins_at_its_title() -> None:
    box = "".join(
        f"<li><strong>{k}</strong><span>{v}</span></li>" for k, v in (("索引号", "K12/2021-3"), ("公文种类", "通知"))
    )
    lines = "<br>　　".join(PROSE)
    html = (
        f"<html><head><title>防汛备汛工作的通知 - 青禾县人民政府</title></head><body><ul>{box}</ul><div><h2>防汛备汛工作的通知</h2>"
        f"<div><span>2021/03/08 10:22:11</span> <span>来源: 县水务局</span> <span>【字号：<a>大</a> <a>小</a>】</span></div>"
        f"<div>{lines}</div></div>{FOOTER}</body></html>"
    )
    document = read(html, "https://www.qinghe.gov.cn/info/1/2.htm")
    assert document.text == "\n".join(PROSE)
    assert document.source == "县水务局"
    assert (document.published_date, document.published_time) == ("2021-03-08", "10:22:11")
    assert document.index_number == "K12/2021-3"


def test_a_tag_that_adds_the_site_gives_way_to_the_heading() -> None:
    head = '<meta name="title" content="关于做好防汛备汛工作的通知-青禾县人民政府门户网站">'
    assert read(page(head=head)).title == "关于做好防汛备汛工作的通知"


def test_sentences_that_look_like_a_pager_stay() -> None:
    lines = (
        *PROSE[:2],
        "前条规定的期限内不改正的，依法处理。",
        "后页附有任务清单。",
        "下一步，各单位要抓紧落实。",
        *PROSE[2:],
    )
    assert read(page(body=paragraphs(lines) + "<p>上一篇：关于停水的公告</p><p>下一条</p>")).text == "\n".join(lines)


@pytest.mark.parametrize("container", ["TRS_Editor", "nr"])
def test_contact_lines_below_a_box_are_the_document_s_own(container: str) -> None:
    box = BOX_TABLE.replace("<td>公开方式</td><td>主动公开</td>", "")
    lines = ("现将防汛物资的采购结果公示如下。", "联系电话：0000-1234567", "地址：青禾县人民路1号", *PROSE[2:])
    html = f"<title>防汛物资公示</title>{NAV}<h1>防汛物资公示</h1><div class='{container}'>{box}{paragraphs(lines)}"
    assert read(html).text == "\n".join(lines)


def test_a_summary_above_the_document_is_not_its_first_line() -> None:
    header = "<div>发布时间：2024-03-18</div><div>摘要：县政府办公室印发通知，要求把防汛责任落实到人。</div>"
    html = f"<title>防汛工作通知</title>{NAV}<div><h1>防汛工作通知</h1>{header}{BOX_TABLE}{paragraphs()}</div>"
    document = read(html)
    assert document.text == "\n".join(PROSE)
    assert document.index_number == "014320105/2024-00012"


def test_labels_that_a_document_explains_are_no_box() -> None:
    lines = (
        "公开的信息应当有下列要素：",
        "索引号：按照统一规则编制；",
        "发布机构：负责公开的行政机关；",
        "成文日期：签发的日期；",
        "主题分类：按目录填写。",
        *PROSE[2:],
    )
    document = read(page(body=paragraphs(lines)))
    assert document.text == "\n".join(lines)
    assert (document.issuer, document.topic) == (None, None)
