"""What a list row can look like, one trap a test (docs/families.md#rows)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gkcrawl.extract.page.page import Page
from gkcrawl.portals.rows.finder import find_rows, read_fragments
from tests.portals.pages import SITE, page, row, rows

MENU = "<ul>" + "".join(f'<li><a href="/zwgk/c{n}/">栏目{n}</a></li>' for n in range(30)) + "</ul>"


def test_rows_in_page_order_menus_left_out() -> None:
    entries = find_rows(page(f"{MENU}<ul>{rows(3)}</ul>{MENU}"))
    assert [entry.date for entry in entries] == ["2026-03-01", "2026-03-02", "2026-03-03"]
    assert entries[0].url == SITE + "202603/t20260301_101.html"
    assert entries[0].title == "关于开展第1批河道清淤工作的通知"


def test_row_date_wins_over_the_date_in_the_address() -> None:
    (entry,) = find_rows(
        page('<ul><li><a href="t20260305_1.html">关于调整公交线路的公告</a> <i>2026/03/04</i></li></ul>')
    )
    assert entry.date == "2026-03-04"


def test_title_attribute_is_taken_when_the_text_is_cut() -> None:
    (entry,) = find_rows(
        page(
            '<ul><li><a href="1.html" title="青山县人民政府关于印发防汛预案的通知">青山县人民政府关于印发…</a>2026-03-04</li></ul>'
        )
    )
    assert entry.title == "青山县人民政府关于印发防汛预案的通知"


def test_title_attribute_that_says_something_else_is_not_taken() -> None:
    (entry,) = find_rows(
        page('<ul><li><a href="1.html" title="点击打开新的窗口">关于做好秋粮收购的通知</a>2026-03-04</li></ul>')
    )
    assert entry.title == "关于做好秋粮收购的通知"


def test_number_and_date_inside_the_link_are_no_part_of_the_title() -> None:
    (entry,) = find_rows(
        page('<ul><li><a href="1.html"><em>1</em><p>关于做好秋粮收购的通知</p><div>2026-03-04</div></a></li></ul>')
    )
    assert (entry.title, entry.date) == ("关于做好秋粮收购的通知", "2026-03-04")


def test_interpretations_nested_in_a_row_are_no_rows() -> None:
    nested = (
        '<li><a href="a{0}.html">关于第{0}号规划方案的批复</a><div><ul><li>'
        '<a href="../jd/b{0}.html">一图读懂关于第{0}号规划方案的批复的详细解读</a></li></ul></div><span>2026-03-0{0}</span></li>'
    )
    body = (
        nested.format(1)
        + '<li><a href="a2.html">关于第2号规划方案的批复</a><span>2026-03-02</span></li>'
        + nested.format(3)
    )
    entries = find_rows(page(f"<ul>{body}<li></li></ul>"))
    assert [entry.url.rpartition("/")[2] for entry in entries] == ["a1.html", "a2.html", "a3.html"]


def test_source_link_beside_the_title_is_not_the_row() -> None:
    line = '<li><a href="/bm/sl/">青山县水利局（河长办）</a><a href="{0}.html">水库调度运行计划第{0}期</a><span>2026-03-0{0}</span></li>'
    entries = find_rows(page("<ul>" + "".join(line.format(n) for n in (1, 2, 3)) + "</ul>"))
    assert [entry.title for entry in entries] == [f"水库调度运行计划第{n}期" for n in (1, 2, 3)]


def test_rows_split_over_several_lists_are_one_list() -> None:
    entries = find_rows(page(f"<div><ul>{rows(3)}</ul><ul>{rows(3, 4)}</ul></div>"))
    assert len(entries) == 6


def test_side_list_with_fewer_dated_rows_is_left_out() -> None:
    side = (
        '<div class="hot"><ul>'
        + "".join(f'<li><a href="/xw/{n}.html">县领导调研第{n}产业园</a><span>2026-02-0{n}</span></li>' for n in (1, 2))
        + "</ul></div>"
    )
    assert len(find_rows(page(f"{side}<div><ul>{rows(5)}</ul></div>"))) == 5


def test_table_rows_take_the_last_date_column() -> None:
    line = (
        "<tr><td>{0}</td><td><a href='n{0}.html'>关于老旧小区改造的公示（{0}）</a></td><td></td>"
        "<td>2026-02-0{0}</td><td>2026-03-0{0}</td></tr>"
    )
    body = "<tr><th>序号</th><th>标题</th><th>文号</th><th>产生日期</th><th>发布日期</th></tr>"
    entries = find_rows(page(f"<table>{body}{line.format(1)}{line.format(2)}</table>"))
    assert [entry.date for entry in entries] == ["2026-03-01", "2026-03-02"]


def test_table_heads_name_the_dates_and_further_fields() -> None:
    head = "<tr><th>索引号</th><th>标题</th><th>文号</th><th>发布日期</th><th>成文日期</th></tr>"
    line = (
        "<tr><td>0001/2026-{0}</td><td><a href='n{0}.html'>关于老旧小区改造的公示（{0}）</a></td>"
        "<td>青建发〔2026〕{0}号</td><td>2026-03-0{0}</td><td>2026-02-0{0}</td></tr>"
    )
    entries = find_rows(page(f"<table>{head}{line.format(1)}{line.format(2)}</table>"))
    assert [entry.date for entry in entries] == ["2026-03-01", "2026-03-02"]
    assert entries[0].extra == {
        "index_number": "0001/2026-1",
        "document_number": "青建发〔2026〕1号",
        "written_date": "2026-02-01",
    }


def test_labels_in_a_row_name_fields() -> None:
    line = (
        '<li><a href="{0}.html">关于表彰先进集体的决定（{0}）</a><p>成文日期：2026-02-0{0}</p><p>发文机关：青山县人民政府</p>'
        "<p>发布日期：2026-03-0{0}</p><p>失效日期：2027-01-01</p></li>"
    )
    entries = find_rows(page("<ul>" + line.format(1) + line.format(2) + "</ul>"))
    assert [entry.date for entry in entries] == ["2026-03-01", "2026-03-02"]
    assert entries[0].extra == {"written_date": "2026-02-01", "issuer": "青山县人民政府"}


def test_address_in_onclick() -> None:
    line = """<li><a onclick="isDownLoad(this,'{0}20260{1}/t{1}.html')" title="关于发放第{1}批补贴的公告">关于发放</a><span>2026-03-0{1}</span></li>"""
    entries = find_rows(page("<ul>" + line.format(SITE, 1) + line.format(SITE, 2) + "</ul>"))
    assert entries[1].url == f"{SITE}202602/t2.html"


def test_day_and_month_in_elements_of_their_own() -> None:
    line = '<li><div><p>0{0}</p><span>2026-03</span></div><a href="{0}.html">关于植树节活动安排的第{0}号通知</a></li>'
    entries = find_rows(page("<ul>" + line.format(5) + line.format(6) + "</ul>"))
    assert [entry.date for entry in entries] == ["2026-03-05", "2026-03-06"]


def test_dates_between_bare_links() -> None:
    body = "".join(f'<a href="{n}.html">关于第{n}次听证会的公告</a> 2026-03-0{n}<br>' for n in (1, 2, 3))
    assert [entry.date for entry in find_rows(page(f"<div>{body}</div>"))] == ["2026-03-01", "2026-03-02", "2026-03-03"]


def test_date_before_the_link() -> None:
    body = "".join(f'<dt>2026-03-0{n}</dt><dd><a href="{n}.html">关于第{n}次听证会的公告</a></dd>' for n in (1, 2, 3))
    assert [entry.date for entry in find_rows(page(f"<dl>{body}</dl>"))] == ["2026-03-01", "2026-03-02", "2026-03-03"]


def test_month_and_day_get_a_year_only_from_the_same_day_in_the_address() -> None:
    body = row(4, "03-0{}") + '<li><a href="x.html">关于招聘护林员的公告</a><span>03-02</span></li>'
    assert [entry.date for entry in find_rows(page(f"<ul>{body}</ul>"))] == ["2026-03-04", None]


def test_reports_by_year_without_dates_and_on_other_hosts() -> None:
    body = "".join(
        f'<li><a href="http://town{n}.qingshan.gov.cn/nb/{n}.pdf">青山县第{n}镇政府信息公开工作年度报告</a></li>'
        for n in range(1, 6)
    )
    entries = find_rows(page(f"{MENU}<ul>{body}</ul>"))
    assert len(entries) == 5
    assert entries[0].url == "http://town1.qingshan.gov.cn/nb/1.pdf"
    assert entries[0].date is None


def test_pinned_rows_stay_where_they_stand() -> None:
    pinned = '<li><a href="p.html">置顶：关于公开征集意见的公告</a><span>2024-01-02</span></li>'
    assert find_rows(page(f"<ul>{pinned}{rows(2)}</ul>"))[0].title == "置顶：关于公开征集意见的公告"


def test_a_link_twice_in_a_row_is_one_entry() -> None:
    line = (
        '<li><a href="{0}.html">关于第{0}批低保名单的公示</a><span>2026-03-0{0}</span><a href="{0}.html">详细</a></li>'
    )
    assert len(find_rows(page("<ul>" + line.format(1) + line.format(2) + "</ul>"))) == 2


def test_commented_rows_and_their_dates_do_not_exist() -> None:
    body = (
        f"<!--{rows(5)}-->"
        + '<li><a href="9.html">归侨身份证明办理指引</a><!--2020-01-01--><span>2026-03-09</span></li>'
        + row(8)
    )
    entries = find_rows(page(f"<ul>{body}</ul>"))
    assert [entry.date for entry in entries] == ["2026-03-09", "2026-03-08"]


def test_pages_without_a_list_have_no_rows() -> None:
    assert find_rows(page("<p>系统维护中</p>")) == []
    assert find_rows(page(MENU)) == []


def test_zero_width_characters_and_line_breaks_leave_titles() -> None:
    (entry,) = find_rows(
        page('<ul><li><a href="1.html">\u200b关于印发\n  工作方案的通知&nbsp;</a>2026-03-04</li></ul>')
    )
    assert entry.title == "关于印发 工作方案的通知"


def test_fragments_are_one_row_each() -> None:
    fragments = [row(1), "<li>no link</li>", f"<tr><td>{row(2, tag='div')}</td></tr>"]
    assert [entry.date for entry in read_fragments(fragments, page(""))] == ["2026-03-01", "2026-03-02"]


def test_identical_links_and_deep_nesting_are_bounded() -> None:
    same = '<li><a href="1.html">关于同一件事情的通知</a><span>2026-03-04</span></li>' * 3000
    assert len(find_rows(page(f"<ul>{same}</ul>"))) == 1
    deep = "<div>" * 900 + f"<ul>{rows(4)}</ul>" + "</div>" * 900
    assert len(find_rows(page(deep))) == 4


@given(
    st.lists(
        st.sampled_from(
            [
                "<ul>",
                "</ul>",
                "<li>",
                "<a href='x.html'>关于某某事项的通知",
                "2026-03-04",
                "<table><tr>",
                "<td>",
                "</a>",
            ]
        )
    )
)
def test_any_soup_is_read_without_error(parts: list[str]) -> None:
    for entry in find_rows(page("".join(parts))):
        assert entry.url.startswith("https://")
        assert entry.title


def test_panes_of_a_tabbed_block_are_one_list() -> None:
    panes = "".join(f'<div class="pane"><ul class="list">{rows(2, start)}</ul></div>' for start in (1, 3, 5))
    entries = find_rows(page(f"{MENU}<div>{panes}</div>"))
    assert [entry.date for entry in entries] == [f"2026-03-0{day}" for day in range(1, 7)]


def test_dates_of_rows_without_links_do_not_make_a_menu_a_list() -> None:
    scripted = "".join(f'<li><a href="javascript:;">第{n}批</a><span>2026-03-0{n}</span></li>' for n in (1, 2, 3))
    menu = "".join(f'<li><a href="/zwgk/c{n}/">政务公开{n}</a></li>' for n in range(4))
    assert find_rows(page(f"<div><ul>{menu}</ul></div><ul>{scripted}</ul>")) == []


def dated(*links: str, beside: str = "") -> str:
    """A list of ``links``, a day of March beside each."""
    return f"<ul>{''.join(f'<li>{link}<span>2026-03-0{n}</span>{beside}</li>' for n, link in enumerate(links, 1))}</ul>"


SIDE = (
    '<div class="right"><h3>热点信息</h3><ul>'
    + "".join(
        f'<li><a href="/xw/{n}.html">县领导调研第{n}产业园</a><span>2026-02-0{n}</span></li>' for n in range(1, 7)
    )
    + "</ul></div>"
)


@pytest.mark.parametrize(
    "link",
    [
        '<a href="{0}.html">·关于第{0}批低保名单的公示</a>',
        '<a href="{0}.html"><i>0{0}</i>关于第{0}批低保名单的公示</a>',
        '<a href="{0}.html"><em>置顶</em>关于第{0}批低保名单的公示<b>NEW</b></a>',
        '<a href="{0}.html" title="文章标题：关于第{0}批低保名单的公示&#13;作    者：民政局&#13;更新时间：2026-3-1">关于第{0}…</a>',
        "<a href=\"javascript:openPage('{0}.html')\">关于第{0}批低保名单的公示</a>",
        '<a href="{0}.html">0000{0}/2026-0001{0}</a><a href="{0}.html">关于第{0}批低保名单的公示</a>',
        '<a href="{0}.html">关于第{0}批低保名单的公示</a><a href="jd{0}.html">《关于第{0}批低保名单的公示》政策解读文字版</a>',
        '<b>关于第{0}批低保名单的公示</b><a href="{0}.html">[查看详情]</a>',
    ],
)
def test_titles_and_links_of_many_makes(link: str) -> None:
    entries = find_rows(page(SIDE + dated(*(link.format(n) for n in (1, 2, 3)))))
    assert [(entry.title, entry.url, entry.date) for entry in entries] == [
        (f"关于第{n}批低保名单的公示", f"{SITE}{n}.html", f"2026-03-0{n}") for n in (1, 2, 3)
    ]


def test_the_row_knows_the_title_that_its_link_cuts() -> None:
    line = '<li title="关于第{0}批低保名单的公示"><a href="{0}.html">关于第{0}批低…</a><i>2026-03-0{0}</i></li>'
    assert find_rows(page(f"<ul>{line.format(1)}{line.format(2)}</ul>"))[1].title == "关于第2批低保名单的公示"


def test_rows_that_a_click_opens_by_number() -> None:
    line = "<li onclick=\"view('9{0}')\"><b>关于第{0}批低保名单的公示</b><i>2026-03-0{0}</i></li>"
    script = "<script>function view(id) { window.open('/detail.jsp?id=' + id); }</script>"
    entries = find_rows(page(f"<ul>{line.format(1)}{line.format(2)}</ul>{script}"))
    assert [entry.url.rpartition("/")[2] for entry in entries] == ["detail.jsp?id=91", "detail.jsp?id=92"]


def test_rows_that_a_script_would_fill_are_no_rows() -> None:
    template = '<li><a href="{{item.url}}">{{item.title}}</a></li><li><a href="/x/1.html">${title}</a></li>'
    assert len(find_rows(page(f"<ul>{rows(3)}{template}</ul>"))) == 3


@pytest.mark.parametrize(
    "printed",
    [
        "<p>县民政局 2026-03-0{0}</p>",
        "<p>来源：县民政局　发布时间：2026年3月{0}日　浏览：23次</p>",
        "<span>2026-03-0{0} | 阅读 12</span>",
        "<span>2026-03-0{0} 星期一</span>",
        "<p>成文日期：2026年2月1{0}日　发布日期：2026年3月{0}日　有效期五年</p>",
        '<span><script>document.write("2026-03-0{0} 10:00".substr(0, 10));</script></span>',
        '<time datetime="2026-03-0{0}"></time>',
    ],
)
def test_dates_that_do_not_stand_alone(printed: str) -> None:
    line = '<li><a href="{0}.html">关于第{0}批低保名单的公示</a>' + printed + "</li>"
    entries = find_rows(page("<ul>" + "".join(line.format(n) for n in (1, 2, 3)) + "</ul>" + SIDE))
    assert [entry.date for entry in entries] == ["2026-03-01", "2026-03-02", "2026-03-03"]


def test_a_date_at_the_end_of_the_link_is_no_part_of_the_title() -> None:
    body = "".join(f'<li><a href="{n}.html">第{n}批低保名单（2026年） (2026-03-0{n})</a></li>' for n in (1, 2, 3))
    entries = find_rows(page(f"<ul>{body}</ul>"))
    assert [(entry.title, entry.date) for entry in entries][1] == ("第2批低保名单（2026年）", "2026-03-02")


def test_a_day_in_the_words_of_titles_is_not_the_date_of_publication() -> None:
    body = "".join(f'<li><a href="{n}.html">2026年3月{n}日 全县水情公报</a></li>' for n in (1, 2, 3))
    entries = find_rows(page(f"<ul>{body}</ul>"))
    assert (entries[0].title, entries[0].date) == ("2026年3月1日 全县水情公报", None)


def test_month_and_day_take_the_year_of_the_address_or_of_the_heading() -> None:
    def line(file: str) -> str:
        return f'<li><a href="{file}">关于招聘护林员的公告</a><span>03-02</span></li>'

    body = f"<h4>2026年</h4><ul>{line('a.html')}{line('/gg/202503/b.html')}</ul><h4>2024</h4><ul>{line('c.html')}</ul>"
    assert [entry.date for entry in find_rows(page(f"<div>{body}</div>"))] == ["2026-03-02", "2025-03-02", "2024-03-02"]


def test_the_list_beside_the_pager_is_the_column_s() -> None:
    pager = '<div><a href="index_7.html">上一页</a><span>下一页</span></div>'
    side = SIDE.replace("热点信息", "要闻")
    assert len(find_rows(page(f"{side}<div>{rows(1)}{pager}</div>"))) == 1
    assert len(find_rows(page(f"{side}<div>{rows(1)}</div>"))) == 6


def test_blocks_beside_the_list_are_known_by_their_heading() -> None:
    assert len(find_rows(page(f"{SIDE}<div>{rows(2)}</div>"))) == 2
    assert find_rows(page(SIDE)) == []
    column = Page(f'<meta name="ColumnName" content="热点回应"><body>{SIDE}</body>', SITE)
    assert len(find_rows(column)) == 6


def test_several_rows_a_line() -> None:
    cells = [f'<td><a href="{n}.html">关于第{n}批低保名单的公示</a><i>2026-03-0{n}</i></td>' for n in range(1, 7)]
    lines = "".join(f"<tr>{one}{two}</tr>" for one, two in zip(cells[::2], cells[1::2], strict=True))
    entries = find_rows(page(f"<table>{lines}</table>{SIDE}"))
    assert [entry.date for entry in entries] == [f"2026-03-0{day}" for day in range(1, 7)]


def test_addresses_of_columns_do_not_make_a_tree_the_list() -> None:
    tree = "".join(f'<li><a href="lm{n}/index.html">重点领域信息公开第{n}栏</a></li>' for n in range(30))
    assert len(find_rows(page(f"<ul>{tree}</ul><ul>{rows(3)}</ul>"))) == 3
    folders = "".join(
        f'<li><a href="/gg/20260301{n}/index.html">关于第{n}批城镇低保家庭名单的公示</a></li>' for n in range(3)
    )
    assert len(find_rows(page(f"<ul>{folders}</ul>"))) == 3


def test_page_links_and_columns_of_the_same_script_are_no_documents() -> None:
    url = "https://www.qingshan.gov.cn/list.asp?id=7"
    menu = "".join(f'<li><a href="list.asp?id={n}">重点领域信息公开第{n}栏</a></li>' for n in range(20, 40))
    pages = "".join(f'<li><a href="list.asp?id=7&p={n}">第{n}页</a></li>' for n in range(2, 9))
    body = f'<ul>{menu}</ul><ul><li><a href="show.asp?id=1">关于低保名单的公示</a>2026-03-04</li></ul><ul>{pages}<li><a href="list.asp?p=7">下5页</a></li></ul>'
    assert [entry.url.rpartition("/")[2] for entry in find_rows(page(body, url))] == ["show.asp?id=1"]


def test_the_list_under_the_column_s_own_name_counts_more() -> None:
    side = SIDE.replace("热点信息", "要闻")
    body = f"{side}<div><h2>通知公告</h2><ul>{rows(4)}</ul></div>".replace("./202603/", "/a/")
    assert len(find_rows(Page(f"<title>通知公告_青山县人民政府</title><body>{body}</body>", SITE))) == 4
    assert len(find_rows(Page(f"<title>青山县人民政府</title><body>{body}</body>", SITE))) == 6


def test_words_that_a_search_highlights_stay_in_titles() -> None:
    titles = ["<em>新</em>能源汽车推广的通知", "关于<em>推荐</em>先进集体的公示", "全县<em>热点</em>问题办理情况"]
    body = "".join(f'<li><a href="{n}.html">{title}</a>2026-03-0{n}</li>' for n, title in enumerate(titles, 1))
    found = [entry.title for entry in find_rows(page(f"<ul>{body}</ul>"))]
    assert found == ["新能源汽车推广的通知", "关于推荐先进集体的公示", "全县热点问题办理情况"]


def test_a_number_for_a_link_and_the_title_in_another_cell() -> None:
    line = '<tr><td><a href="{0}.html">QS-2026-{0}</a></td><td>关于第{0}批低保名单的公示</td><td>2026-03-0{0}</td></tr>'
    entries = find_rows(page(f"<table>{line.format(1)}{line.format(2)}</table>"))
    assert [(entry.title, entry.date) for entry in entries] == [
        (f"关于第{n}批低保名单的公示", f"2026-03-0{n}") for n in (1, 2)
    ]


def test_a_card_is_called_by_its_first_line_that_is_neither_a_number_nor_a_summary() -> None:
    card = (
        '<a href="{0}.html"><div><em>2026-03</em><b>0{0}</b></div><p>{1}</p>'
        "<p>为做好有关工作，现将名单公布如下，请各单位遵照执行。</p></a>"
    )
    entries = find_rows(page(f"<div>{card.format(1, '公示')}{card.format(2, '关于低保名单的公示')}</div>"))
    assert [(entry.title, entry.date) for entry in entries] == [
        ("公示", "2026-03-01"),
        ("关于低保名单的公示", "2026-03-02"),
    ]


def test_rows_in_the_folder_of_the_column_count_more_than_news_of_another() -> None:
    assert len(find_rows(page(f"{SIDE.replace('热点信息', '要闻')}<div>{rows(3)}</div>"))) == 3


def test_blocks_of_a_broken_table_are_joined_one_to_the_next() -> None:
    def block(kind: str, *days: int) -> str:
        line = '<tr><td><a class="t" href="{0}.html">关于第{0}批低保名单的公示</a></td><td>2026-03-0{0}</td></tr>'
        return f'<table class="{kind}">' + "".join(line.format(day) for day in days) + "</table>"

    body = f"<div>{block('x', 1)}</div><p>{block('y', 2)}</p><div><span>{block('z', 3, 4, 5)}</span></div>"
    assert [entry.date for entry in find_rows(page(body))] == [f"2026-03-0{day}" for day in range(1, 6)]


def test_a_link_that_is_never_closed_ends_where_the_next_begins() -> None:
    entries = find_rows(page(f"<ul>{rows(5).replace('</a>', '')}</ul>"))
    assert [entry.title for entry in entries] == [f"关于开展第{n}批河道清淤工作的通知" for n in range(1, 6)]


@pytest.mark.parametrize(
    "photo",
    [
        '<li><a href="{url}"><img src="{n}.jpg"></a><p><a href="{url}">{title}</a></p></li>',
        '<li><a href="{url}"><img src="{n}.jpg"><span>{title}</span></a></li>',
        '<li><a href="{url}"><img src="{n}.jpg" alt="{title}"></a></li>',
        '<li><a href="{url}">{title}</a></li>',
    ],
)
def test_pictures_and_people_have_titles_of_a_few_characters(photo: str) -> None:
    titles = ("春到青山", "云海", "丰收时节", "古桥新貌", "王建国", "梯田")
    photos = (photo.format(n=n, url=f"./202603/t20260301_{n}.html", title=title) for n, title in enumerate(titles, 1))
    menu = "".join(f'<li><a href="/m{n}/"><img src="m.png">栏目{n}</a></li>' for n in range(9))
    entries = find_rows(page(f"<ul>{menu}</ul><ul>{''.join(photos)}</ul>"))
    assert [entry.title for entry in entries] == list(titles)


def test_a_row_set_off_by_its_style_has_its_date_too() -> None:
    plain = '<li><a href="{0}.html">关于第{0}批低保名单的公示(2026-03-0{0})</a></li>'
    red = plain.replace("<li>", '<li class="red">').replace("<a ", '<a class="top" ')
    entries = find_rows(page(f"<ul>{red.format(4)}{''.join(plain.format(n) for n in (3, 2, 1))}</ul>"))
    assert [(entry.title, entry.date) for entry in entries][:2] == [
        ("关于第4批低保名单的公示", "2026-03-04"),
        ("关于第3批低保名单的公示", "2026-03-03"),
    ]
