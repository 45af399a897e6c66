"""Every markup of a metadata box says the same thing."""

import pytest
from lxml.html import fromstring

from gkcrawl.extract.fields.box import labels_of
from gkcrawl.extract.page.layout import Layout
from gkcrawl.extract.page.span import Span
from tests.extract.pages import BOX_TABLE, PROSE, page, paragraphs, read

CELLS = [
    ("索 引 号", "014320105/2024-00012"),
    ("主题分类", "农业、林业、水利"),
    ("发文机关", "青禾县人民政府办公室"),
    ("成文日期", "2024-03-15"),
    ("发文字号", "青政办发〔2024〕8号"),
    ("发布日期", "2024-03-18"),
    ("有 效 性", "有效"),
]


def rows(template: str) -> str:
    return "".join(template.format(k=label, v=value) for label, value in CELLS)


MARKUPS = {
    "labels in brackets": "<ol>" + rows("<li>[{k}] <span>{v}</span></li>") + "</ol>",
    "blocks without colons": "<div>" + rows("<div class=k>{k}</div><div class=v>{v}</div>") + "</div>",
    "definition list without colons": "<dl>" + rows("<dt>{k}</dt><dd>{v}</dd>") + "</dl>",
    "table of four cells": BOX_TABLE,
    "one cell with bold label": "<table><tr>" + rows("<td><b>{k}：</b>{v}</td>") + "</tr></table>",
    "th and td": "<table>" + rows("<tr><th>{k}</th><td>{v}</td></tr>") + "</table>",
    "definition list": "<dl>" + rows("<dt>{k}：</dt><dd>{v}</dd>") + "</dl>",
    "list items": "<ul>" + rows("<li>{k}：{v}</li>") + "</ul>",
    "list items with two spans": "<ul>" + rows("<li><span>{k}</span><span>{v}</span></li>") + "</ul>",
    "list items with a font value": "<ul>" + rows("<li>{k}:<font color=red>{v}</font></li>") + "</ul>",
    "lines without colons": "<div>"
    + rows("<p>{k}　{v}</p>").replace("索 引 号", "索引号").replace("有 效 性", "有效性")
    + "</div>",
    "lines with breaks": "<div>" + rows("{k}：{v}<br/>") + "</div>",
    "template comments around values": "<ul>" + rows("<li>{k}：<!--<$[F]>begin-->{v}<!--<$[F]>end--></li>") + "</ul>",
    "spaces inside labels": "<ul>" + rows("<li>&emsp;{k}&nbsp;： {v}</li>") + "</ul>",
}


@pytest.mark.parametrize("markup", MARKUPS.values(), ids=MARKUPS)
def test_markups(markup: str) -> None:
    document = read(page(markup))
    assert document.index_number == "014320105/2024-00012"
    assert document.topic == "农业、林业、水利"
    assert document.issuer == "青禾县人民政府办公室"
    assert document.written_date == "2024-03-15"
    assert document.document_number == "青政办发〔2024〕8号"
    assert document.published_date == "2024-03-18"
    assert document.validity == "有效"
    assert document.provenance["issuer"].method == "box"
    assert document.text is not None and document.text.startswith("各镇人民政府")


def test_labels_in_one_row_and_values_in_the_next() -> None:
    heads = "".join(f"<th>{label}</th>" for label, _ in CELLS)
    values = "".join(f"<td>{value}</td>" for _, value in CELLS)
    document = read(page(f"<table><tr>{heads}</tr><tr>{values}</tr></table>"))
    assert document.index_number == "014320105/2024-00012"
    assert document.validity == "有效"


@pytest.mark.parametrize(
    "rows",
    [
        "<tr><td>索引号</td><td>文号</td><td>发布日期</td></tr><tr><td>K1/2024-3</td></tr>",
        "<tr><p><th>索引号</th></p><td>文号</td></tr><tr><td>K1/2024-3</td></tr>",
    ],
    ids=["too few values", "cell inside a paragraph"],
)
def test_rows_that_do_not_match_have_no_values(rows: str) -> None:
    assert read(page(f"<table>{rows}</table>")).index_number is None


def test_an_empty_value_never_takes_the_next_label() -> None:
    document = read(
        page("<ul><li>索引号：</li><li>发文字号：</li><li>发文机关：</li><li>主题分类：无</li><li>文号：—</li></ul>")
    )
    assert document.index_number is None
    assert document.document_number is None
    assert document.issuer is None
    assert document.topic is None


def test_short_labels_without_colons_in_pairs_of_blocks() -> None:
    pairs = "".join(
        f"<li><div><i>{label}</i></div><div>{value}</div></li>"
        for label, value in (("索 引 号", "K12/2024-3"), ("分　　类", "水利"), ("文　　号", "青政办发〔2024〕8号"))
    )
    document = read(page(f"<ul>{pairs}</ul>"))
    assert (document.topic, document.document_number) == ("水利", "青政办发〔2024〕8号")


def test_a_value_in_a_block_behind_a_label_without_one() -> None:
    pairs = "".join(
        f"<li><span>{label}</span><div>{value}</div></li>"
        for label, value in (("索 引 号", "K12/2024-3"), ("分　　类", "水利"), ("生成日期", "2024-03-15"))
    )
    document = read(page(f"<ul>{pairs}</ul>"))
    assert (document.index_number, document.topic, document.written_date) == ("K12/2024-3", "水利", "2024-03-15")


def test_a_category_outside_a_box_is_a_column_of_the_site() -> None:
    assert read(page("<div>2024-03-08 分类：<a href='/c/'>随笔</a> 阅读(12)</div>")).topic is None
    assert read(page(BOX_TABLE.replace("主题分类", "分类"))).topic == "农业、林业、水利"


def test_an_unknown_label_ends_the_value_before_it() -> None:
    document = read(page("<div>信息来源：县水务局办公室 信息核对情况：已核对 发布时间：2024-03-08</div>"))
    assert (document.source, document.published_date) == ("县水务局办公室", "2024-03-08")


def test_comments_scripts_and_hidden_rows_are_not_values() -> None:
    document = read(
        page(
            "<ul><li>索引号：<!-- 999 --></li><li style='display:none'>发文机关：旧机关</li>"
            "<li>发布日期：<script>document.write('2001-01-01')</script>2024-03-18</li></ul>"
        )
    )
    assert document.index_number is None
    assert document.issuer is None
    assert document.published_date == "2024-03-18"


def test_several_labels_share_the_header_line() -> None:
    document = read(
        page(
            "<div class=info>发布时间：2024-03-18 09:30<span>来源：青禾日报</span><span>浏览次数：12</span>【字体：大 中 小】</div>"
        )
    )
    assert (document.published_date, document.published_time) == ("2024-03-18", "09:30")
    assert document.source == "青禾日报"


def test_unknown_labels_of_a_box_are_kept() -> None:
    document = read(page(BOX_TABLE.replace("</table>", "<tr><td>信息来源口径：甲类</td></tr></table>")))
    assert document.other_labels == {"信息来源口径": "甲类"}


def test_an_unknown_label_in_the_place_of_a_label_is_kept() -> None:
    row = "<tr><td>办理口径</td><td>甲类</td><td>空栏目</td><td></td></tr></table>"
    assert read(page(BOX_TABLE.replace("</table>", row))).other_labels == {"办理口径": "甲类"}


def test_a_longer_word_is_not_cut_down_to_a_label() -> None:
    assert read(page("<div>留言时间：2020-01-01</div>")).published_date == "2024-03-18"  # of the URL


def test_a_colon_in_a_cell_of_its_own() -> None:
    box = "".join(f"<tr><td>{label}</td><td>：</td><td>{value}</td></tr>" for label, value in CELLS)
    document = read(page(f"<table>{box}</table>"))
    assert (document.issuer, document.validity) == ("青禾县人民政府办公室", "有效")
    assert document.document_number == "青政办发〔2024〕8号"


def test_runs_behind_a_value_are_not_part_of_it() -> None:
    header = "<div><b>来源：</b><i>县水务局</i><b>类型：</b><i>原创</i><b>信息分类：</b><i>水利</i><b>2024-03-08 10:20</b></div>"
    document = read(page(header))
    assert (document.source, document.topic, document.published_date) == ("县水务局", "水利", "2024-03-08")


def test_a_remark_inside_a_label_does_not_make_it_another() -> None:
    document = read(page(BOX_TABLE.replace("公开方式", "废止（失效）日期").replace("主动公开", "2029-03-31")))
    assert document.abolished_date == "2029-03-31"
    assert document.published_date == "2024-03-18"


def test_a_period_of_validity_ends_with_its_second_date() -> None:
    box = BOX_TABLE.replace("公开方式", "有效期").replace("主动公开", "2024-04-01至2029-03-31")
    assert read(page(box)).abolished_date == "2029-03-31"


def test_a_remark_behind_a_document_number_is_left_out() -> None:
    assert (
        read(page(BOX_TABLE.replace("〔2024〕8号", "〔2024〕8号（已废止）"))).document_number == "青政办发〔2024〕8号"
    )


def test_a_box_at_the_end_of_the_container_is_read_there() -> None:
    document = read(page(body=paragraphs() + BOX_TABLE))
    assert document.text == "\n".join(PROSE)
    assert document.index_number == "014320105/2024-00012"


def test_the_date_of_another_label_is_no_publication_date() -> None:
    box = "<table><tr><td>发文日期：</td><td>2024-03-15</td><td>发布日期：</td><td></td></tr></table>"
    document = read(page(box))
    assert document.written_date == "2024-03-15"
    assert document.published_date == "2024-03-18"
    assert document.provenance["published_date"].method == "url"


def test_a_summary_in_a_box_is_kept_and_does_not_end_it() -> None:
    said = "内容概述", "县政府办公室印发通知、提出四项要求。"
    cells = [*CELLS[:4], said, *CELLS[4:]]
    box = "<table>" + "".join(f"<tr><td>{label}</td><td>{value}</td></tr>" for label, value in cells) + "</table>"
    document = read(page(body=box + paragraphs()))
    assert document.text == "\n".join(PROSE)
    assert document.other_labels["内容概述"] == said[1]
    assert document.validity == "有效"


def test_a_table_below_a_box_is_the_document_s_own() -> None:
    rows = (
        ("文号", "发布日期", "数量"),
        ("青财发〔2024〕3号", "2024-01-05", "12"),
        ("青财发〔2024〕6号", "2024-02-01", "7"),
    )
    table = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    box = "<div>" + "".join(f"<p>{label}：{value}</p>" for label, value in CELLS) + "</div>"
    document = read(page(body=f"{box}<p>现将今年印发的文件公布如下。</p><table>{table}</table>"))
    assert document.text is not None and document.text.startswith("现将今年印发的文件公布如下。\n文号\t发布日期\t数量")
    assert len(document.tables) == 1


def test_a_table_above_a_box_at_the_end_is_whole() -> None:
    rows = (
        ("单位", "发布日期", "数量", "文号"),
        ("东山镇", "2024-01-05", "12", "无"),
        ("西河镇", "2024-02-01", "7", "无"),
    )
    table = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    box = "<div>" + "".join(f"<p>{label}：{value}</p>" for label, value in CELLS) + "</div>"
    document = read(page(body=f"{paragraphs(PROSE[:4])}<table>{table}</table>{box}"))
    assert document.text is not None and document.text.endswith("西河镇\t2024-02-01\t7\t无")


def test_two_labels_make_a_box_where_one_is_the_index_number() -> None:
    box = "<table><tr><td>索引码</td><td>K1/2024-3</td></tr><tr><td>发文机构</td><td>青禾县水利局</td></tr></table>"
    document = read(page(body=box + paragraphs()))
    assert document.text == "\n".join(PROSE)
    assert (document.index_number, document.issuer) == ("K1/2024-3", "青禾县水利局")


# The third value is missing; no table knows the fourth label.
GAPS = (
    ("索引号", "014320105/2024-00012"),
    ("发文机关", "青禾县水利局"),
    ("发文字号", ""),
    ("办理口径", "全县"),
    ("成文日期", "2024-03-15"),
)
PAIRS = {
    "label and span": "<div><label>{k}</label><span>{v}</span></div>",
    "two spans": "<p><span>{k}</span><span>{v}</span></p>",
    "text and span": "<p>{k}<span>{v}</span></p>",
    "emphasis and a blank": "<li><b>{k}</b><em>&nbsp;{v}</em></li>",
    "terms": "<dt>{k}</dt><dd>{v}</dd>",
    "terms in lists": "<dl><dt>{k}</dt><dd>{v}</dd></dl>",
    "two blocks": "<div><div>{k}</div><div>{v}</div></div>",
    "blocks by turns": "<div class=k>{k}</div><div class=v>{v}</div>",
    "spans by turns": "<span>{k}</span><span>{v}</span>",
    "an icon": "<li><i></i><span>{k}</span><span>{v}</span></li>",
    "heading and paragraph": "<div><h5>{k}</h5><div><p>{v}</p></div></div>",
}


@pytest.mark.parametrize("pair", PAIRS.values(), ids=PAIRS)
def test_an_empty_value_without_a_colon_never_takes_the_next_pair(pair: str) -> None:
    box = "<div>" + "".join(pair.format(k=label, v=value) for label, value in GAPS) + "</div>"
    for document in (read(page(box)), read(page(body=box + paragraphs()))):
        assert document.document_number is None
        assert document.written_date == "2024-03-15"
        assert (document.index_number, document.issuer) == ("014320105/2024-00012", "青禾县水利局")
        assert document.other_labels == {"办理口径": "全县"}
        assert document.text == "\n".join(PROSE)


def test_an_empty_value_at_the_end_of_a_box_does_not_take_the_title() -> None:
    for pair in PAIRS.values():
        box = (
            "<div>"
            + "".join(pair.format(k=label, v=value) for label, value in (*GAPS[:2], GAPS[4], GAPS[2]))
            + "</div>"
        )
        document = read(page(box))
        assert (document.document_number, document.other_labels) == (None, {}), pair


@pytest.mark.parametrize(
    "pair",
    [
        "<div><div>{k}<i></i></div><div>{v}</div></div>",
        "<table><tr><td>{k}<i></i></td><td>{v}</td></tr></table>",
        "<dl><dt>{k}<span></span></dt><dd>{v}</dd></dl>",
        "<p><span>{k}</span><span>{v}</span><i></i></p>",
    ],
)
def test_an_icon_beside_a_label_is_no_empty_value(pair: str) -> None:
    document = read(page("<div>" + "".join(pair.format(k=label, v=value) for label, value in CELLS) + "</div>"))
    assert (document.issuer, document.validity) == ("青禾县人民政府办公室", "有效")


def test_paragraphs_of_two_elements_below_a_box_are_text() -> None:
    box = "".join(f"<p><span>{label}</span><span>{value}</span></p>" for label, value in CELLS)
    document = read(page(body=f"<div>{box}</div><p><b>报名时间</b><span>3月20日前</span></p>{paragraphs()}"))
    assert document.text == "\n".join(("报名时间3月20日前", *PROSE))


def _row(tag: str, texts: tuple[str, ...]) -> str:
    return "".join(f"<{tag}>{text}</{tag}>" for text in texts)


HEADS, VALUES = zip(*(*CELLS[:3], ("办理口径", "全县"), ("文号", "")), strict=True)
ABOVE = {
    "two rows": f"<table><tr>{_row('td', HEADS)}</tr><tr>{_row('td', VALUES)}</tr></table>",
    "head and body": f"<table><thead><tr>{_row('th', HEADS)}</tr></thead><tbody><tr>{_row('td', VALUES)}</tr></tbody></table>",
    "four rows": f"<table><tr>{_row('th', HEADS[:3])}</tr><tr>{_row('td', VALUES[:3])}</tr>"
    f"<tr>{_row('th', ('发布日期', *HEADS[3:]))}</tr><tr>{_row('td', ('2024-03-18', *VALUES[3:]))}</tr></table>",
    "two lists": f"<ul>{_row('li', HEADS)}</ul><ul>{_row('li', VALUES)}</ul>",
    "blocks": f"<div><div>{_row('div', HEADS)}</div><div>{_row('div', VALUES)}</div></div>",
    "inline": f"<div><p>{_row('span', HEADS)}</p><p>{_row('span', VALUES)}</p></div>",
    "terms": f"<dl>{_row('dt', HEADS)}{_row('dd', VALUES)}</dl>",
}


@pytest.mark.parametrize("box", ABOVE.values(), ids=ABOVE)
def test_each_value_belongs_to_the_label_above_it(box: str) -> None:
    for document in (read(page(box)), read(page(body=box + paragraphs()))):
        assert document.index_number == "014320105/2024-00012"
        assert (document.topic, document.issuer) == ("农业、林业、水利", "青禾县人民政府办公室")
        assert document.document_number is None
        assert set(document.other_labels) <= {"办理口径"}
        assert document.text == "\n".join(PROSE)


def test_a_list_of_documents_with_known_heads_is_text() -> None:
    rows = (
        ("发文机关", "发文字号", "成文日期"),
        ("县水利局", "青水〔2023〕1号", "2023-01-02"),
        ("县农业局", "青农〔2023〕2号", "2023-02-02"),
    )
    table = "".join(f"<tr>{_row('td', row)}</tr>" for row in rows)
    document = read(page(body=f"<table>{table}</table>{paragraphs()}"))
    assert document.text == "\n".join("\t".join(row) for row in rows) + "\n" + "\n".join(PROSE)
    assert document.issuer is None


@pytest.mark.parametrize(
    "words",
    [
        "您当前的位置是：首页>政务公开>通知公告",
        "您现在的位置是： 首页-通知公告",
        "导航：首页 » 公示",
        "首页 > 政务公开 > 规范性文件：正文",
        "字体：大 中 小",
        "浏览次数：12",
        "分享到：微信",
        "今天是：2024年6月1日",
    ],
)
def test_what_a_site_prints_beside_a_box_is_none_of_its_labels(words: str) -> None:
    row = "<tr><td>日期：</td><td>2024-03-18</td><td>时间：</td><td>10:20</td><td>办理口径：</td><td>全县</td></tr></table>"
    document = read(page(f"<div>{words}</div>{BOX_TABLE.replace('</table>', row)}"))
    assert document.other_labels == {"办理口径": "全县"}
    assert document.published_date == "2024-03-18"


def test_a_heading_is_no_value_of_the_empty_label_above_it() -> None:
    assert read(page("<p>发布日期：2024-03-18　来源：</p>")).source is None


def test_a_row_of_labels_above_a_block_of_as_many_parts() -> None:
    box = (
        "<div class=head><span>索引号</span><span>发文机关</span><span>成文日期</span></div>"
        "<div class=values><span>014320105/2024-00012</span><span>县水利局</span><span>2024-03-15</span></div>"
    )
    document = read(
        f"{box}<div><h1>关于防汛工作的通知</h1><div>浏览：1次</div><div class=TRS_Editor>{'<p>'.join(PROSE)}</div></div>"
    )
    assert (document.index_number, document.issuer) == ("014320105/2024-00012", "县水利局")
    assert document.written_date == "2024-03-15"


def test_a_line_read_for_one_reader_is_the_same_for_the_next() -> None:
    layout = Layout.read(fromstring("<div>" + rows("<p>{k}</p><p>{v}</p>") + "</div>"))
    whole = labels_of(layout).within(Span(0, len(layout.lines)))
    assert [item.label for item in whole] == [label.replace(" ", "") for label, _ in CELLS]
    assert labels_of(layout).within(Span(2, 4)) == [item for item in whole if item.line == 2]
