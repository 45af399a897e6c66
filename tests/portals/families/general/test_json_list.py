"""List APIs and search back ends (docs/families.md#json)."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gkcrawl.errors import SiteChanged
from gkcrawl.extract.page.page import Page
from gkcrawl.portals.column import ListPage, PageRequest
from gkcrawl.portals.detect import read_list
from gkcrawl.portals.families.general.json_list import JsonFamily
from gkcrawl.portals.lists.json_text import parse_json, rows_in_scripts
from gkcrawl.portals.paging.page_requests import turn_page

FAMILY = JsonFamily()
API = "https://search.qingshan.gov.cn/api/list?channel=9&page=1&size=2"


def read(answer: Any, url: str = API, request: PageRequest | None = None) -> ListPage:
    text = answer if isinstance(answer, str) else json.dumps(answer, ensure_ascii=False)
    return FAMILY.read_list(Page(text, url), request)


def item(number: int, **more: Any) -> dict[str, Any]:
    return {"title": f"关于第{number}批公租房的公示", "url": f"/a/{number}.html", "pubDate": "2026-03-01 08:30", **more}


def test_rows_wherever_the_list_is() -> None:
    found = read({"code": 200, "data": {"pager": {"pageNo": 1, "pageSize": 2, "total": 5}, "list": [item(1), item(2)]}})
    assert [entry.url[-6:] for entry in found.entries] == ["1.html", "2.html"]
    assert found.entries[0].date == "2026-03-01"
    assert found.entries[0].extra["published_time"] == "08:30:00"
    assert (found.pagination.total_records, found.pagination.total_pages) == (5, 3)
    assert found.pagination.next == PageRequest("GET", API.replace("page=1", "page=2"))


def test_fields_keep_the_schema_names() -> None:
    row = item(
        1, fileno="青府发〔2026〕1号", idxid="000/2026-1", puborg="青山县人民政府", docreltime="2026.03.02 00:00:00"
    )
    row["pubdate"] = row.pop("pubDate").replace("2026-03-01 08:30", "1999.09.11 00:00:00")
    (entry,) = read({"datas": [row]}).entries
    assert entry.date == "2026-03-02"
    assert entry.extra == {
        "written_date": "1999-09-11",
        "document_number": "青府发〔2026〕1号",
        "index_number": "000/2026-1",
        "issuer": "青山县人民政府",
    }
    assert FAMILY.hints(entry).fields["written_date"] == "1999-09-11"


def test_epoch_strings_are_times_at_plus_eight_and_a_dash_is_no_number() -> None:
    row = {"data": item(1, deploytime="1772294400000", filenumber="-", compaltedate="1772208000000")}
    (entry,) = read({"dataResults": [row]}).entries
    assert (entry.date, entry.extra) == ("2026-03-01", {"written_date": "2026-02-28"})


def test_initials_of_pinyin_name_fields_whatever_their_order_and_case() -> None:
    row = {"BT": "关于停水的通知", "URL": "/a/1.html", "CWRQ": "20260301", "FBRQ": "2026-03-04", "SXRQ": "2026-04-01"}
    row |= {"WH": "青府发〔2026〕1号", "SYH": "000/2026-1", "FBJG": "青山县人民政府", "LY": "县水务局", "YXX": "有效"}
    (entry,) = read([row]).entries
    assert (entry.title, entry.date) == ("关于停水的通知", "2026-03-04")
    assert entry.extra == {
        "written_date": "2026-03-01",
        "effective_date": "2026-04-01",
        "document_number": "青府发〔2026〕1号",
        "index_number": "000/2026-1",
        "issuer": "青山县人民政府",
        "source": "县水务局",
        "validity": "有效",
    }


@pytest.mark.parametrize(
    ("written", "published"),
    [
        ("CWSJ", "FBSJ"), ("CW_RQ", "FB_RQ"), ("XXGK_CWRQ", "XXGK_FBRQ"), ("成文日期", "发布日期"),
        ("chengwenTime", "fabuTime"), ("cwDate", "fbDate"),
    ],
)  # fmt: skip
def test_the_day_of_writing_and_of_publication_by_what_they_are_called(written: str, published: str) -> None:
    row = {"title": "关于停水的通知", "url": "/a/1.html", written: "2026-03-01", published: "2026-03-04"}
    (entry,) = read([row]).entries
    assert (entry.date, entry.extra) == ("2026-03-04", {"written_date": "2026-03-01"})


def test_the_end_of_another_name_is_no_initial() -> None:
    (entry,) = read([item(1, publishTime="2026-03-04", update_time="2026-03-09", gx_rq="2026-03-08")]).entries
    assert entry.date == "2026-03-04"


def test_codes_under_initials_are_no_values_and_a_day_years_later_is_no_beginning() -> None:
    row = item(1, cwrq="2026-02-01", sxrq="2031-02-01", ly="2", yxx="1", wh="30")
    assert read([row]).entries[0].extra == {"published_time": "08:30:00", "written_date": "2026-02-01"}


def test_days_in_compact_form_are_no_seconds_and_moments_in_utc_are_days_here() -> None:
    for sent in ("20260315", 20260315, "2026-03-14T16:00:00.000+0000", "/Date(1773504000000)/"):
        (entry,) = read([item(1, pubDate=sent)]).entries
        assert (entry.date, entry.extra) == ("2026-03-15", {})


def test_markup_and_entities_leave_titles() -> None:
    row = item(1, title="<em>关于</em>转发&lt;条例&gt;的<br/>通知\u200b")
    assert read([row]).entries[0].title == "关于转发<条例>的 通知"


def test_one_list_per_category_is_one_list() -> None:
    answer = {
        "searchVO": {
            "totalCount": 25,
            "pageSize": 2,
            "currentPage": 1,
            "listVO": [],
            "catMap": {
                "gongwen": {"totalCount": 5, "listVO": [item(1), item(2)]},
                "bumen": {"totalCount": 20, "listVO": [item(3), item(4)]},
            },
            "facet": {"total": 999},
        }
    }
    found = read(answer, "http://sousuo.qingshan.gov.cn/data?t=lib&p=1&n=2")
    assert len(found.entries) == 4
    assert (found.pagination.total_records, found.pagination.total_pages) == (25, 10)
    assert found.pagination.next is not None
    assert found.pagination.next.url.endswith("p=2&n=2")


def test_categories_add_up_although_one_has_no_rows_left() -> None:
    rows = [{"title": "关于河道清淤的通知", "url": "/a/1.html"}]
    categories = {"gongwen": {"totalCount": 6, "listVO": []}, "bumen": {"totalCount": 11, "listVO": rows}}
    found = read(
        {"searchVO": {"pageSize": 5, "catMap": categories}}, "http://sousuo.qingshan.gov.cn/data?t=lib&p=3&n=5"
    )
    assert (found.pagination.total_records, found.pagination.total_pages) == (17, 3)
    assert found.pagination.next is None


def test_opaque_field_codes_are_told_by_shape() -> None:
    rows = [
        {
            "doc_pub_url": f"http://www.qingshan.gov.cn/{n}.html",
            "f_1": f"青山县人民政府关于公布第{n}批文物保护单位的通知",
            "f_2": "县政府",
            "f_3": "各乡镇人民政府：" * 60,
            "save_time": "2026-03-01 00:00:00",
        }
        for n in range(4)
    ]
    url = "http://www.qingshan.gov.cn/irs/front/list"
    found = read({"data": {"list": rows, "pager": {"pageNo": 3, "pageSize": 4, "total": 40}}}, url)
    assert found.entries[0].title == "青山县人民政府关于公布第0批文物保护单位的通知"
    follow = found.pagination.next
    assert follow is not None
    assert (follow.method, follow.url, follow.body) == ("POST", url, '{"pageNo": 4}')


def test_the_body_of_a_known_post_is_turned() -> None:
    asked = PageRequest("POST", "http://www.qingshan.gov.cn/irs/front/list", '{"code":"a1","pageNo":"3","pageSize":1}')
    answer = {"data": {"list": [item(1)], "pager": {"pageSize": 1, "total": 9}}}
    follow = read(answer, asked.url, asked).pagination.next
    assert follow == PageRequest("POST", asked.url, '{"code":"a1","pageNo":"4","pageSize":1}')


def test_rows_as_strings_of_html() -> None:
    rows = [
        f"<div><a href='visit/link.do?url=x{n}'><em>关于</em>第{n}批公示</a><span>2026-03-0{n}</span></div>"
        for n in (1, 2)
    ]
    found = read({"result": rows, "total": 2}, "http://s.qingshan.gov.cn/front/interfaces/cateSearch.do")
    assert found.entries[0].url == "http://s.qingshan.gov.cn/front/visit/link.do?url=x1"
    assert (found.entries[0].title, found.entries[0].date) == ("关于第1批公示", "2026-03-01")


def test_jsonp_and_bare_lists() -> None:
    assert len(read(f"callback({json.dumps([item(1)])});").entries) == 1


def test_ucap_rows_with_metadata_lists_and_addresses_in_json() -> None:
    row = item(
        1, urls='{"pc":"/pc/1.html"}', domainMetaList=[{"resultList": [{"key": "fwzh", "value": "青政〔2026〕2号"}]}]
    )
    del row["url"]
    (entry,) = read({"data": {"results": [row]}}).entries
    assert entry.url.endswith("/pc/1.html")
    assert entry.extra["document_number"] == "青政〔2026〕2号"


@pytest.mark.parametrize("answer", [{"data": {"list": [], "total": 0}}, {"total": "0", "status": 1000, "rows": []}])
def test_an_empty_answer_is_an_honest_empty_list(answer: dict[str, Any]) -> None:
    found = read(answer)
    assert (found.entries, found.pagination.next) == ([], None)


@pytest.mark.parametrize("answer", [{"error": "bad code"}, {"data": [{"name": "no address"}]}, "<html></html>"])
def test_an_answer_without_rows_is_a_changed_site(answer: Any) -> None:
    with pytest.raises(SiteChanged):
        read(answer)


def test_a_request_without_a_page_number_cannot_be_turned() -> None:
    assert turn_page(PageRequest("GET", "https://www.qingshan.gov.cn/feed.json"), 2) is None
    asked = PageRequest("GET", "https://www.qingshan.gov.cn/l?pageIndex=1&pageNumber=1&filter[page]=1")
    turned = turn_page(asked, 2)
    assert turned is not None
    assert turned.url.endswith("pageIndex=2&pageNumber=2&filter[page]=1")


def test_a_page_number_in_query_and_form_is_turned_in_both() -> None:
    asked = PageRequest("POST", "https://www.qingshan.gov.cn/search.jsp?currpage=1&sortfield=1", "jdid=1&currpage=1")
    turned = PageRequest("POST", "https://www.qingshan.gov.cn/search.jsp?currpage=2&sortfield=1", "jdid=1&currpage=2")
    assert turn_page(asked, 2) == turned


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["title", "url", "data", "total", "page"]), inner)
    ),
    max_leaves=12,
)


def test_a_total_that_is_no_number_is_none() -> None:
    assert read({"rows": [item(1)], "total": "²"}).pagination.total_records is None


@given(JSON)
def test_any_json_is_a_list_or_a_changed_site(answer: Any) -> None:
    try:
        found = read(json.dumps(answer))
    except SiteChanged:
        return
    assert all(entry.title and entry.url for entry in found.entries)


def test_nesting_bombs_are_no_json() -> None:
    assert parse_json("[" * 200_000) is None


UNKNOWN: list[dict[str, Any]] = [
    {"bt": "关于{0}号地块规划的公示", "dz": "http://www.qingshan.gov.cn/{0}.html", "fbrq": "2026-03-0{0}"},
    {"docTitle": "关于{0}号地块规划的公示", "docUrl": "/a/{0}.html", "docDate": "2026-03-0{0} 10:00:00"},
    {
        "f_1": "关于{0}号地块规划的公示",
        "f_2": "a/{0}.shtml",
        "expiryDate": "2030-01-01",
        "f_3": "青山县",
        "issueTime": "2026-03-0{0}",
    },
    {
        "name": "关于{0}号地块规划的公示",
        "img": "/i/{0}.jpg",
        "href": "/a/{0}.html",
        "createTime": "2026-01-01",
        "publish": "2026-03-0{0}",
    },
]


@pytest.mark.parametrize("row", UNKNOWN)
def test_keys_without_a_known_name_are_told_by_their_values(row: dict[str, str]) -> None:
    rows = [{key: value.format(number) for key, value in row.items()} for number in (1, 2, 3)]
    found = read({"obj": {"lst": rows}})
    assert [(entry.title, entry.date) for entry in found.entries] == [
        (f"关于{number}号地块规划的公示", f"2026-03-0{number}") for number in (1, 2, 3)
    ]
    assert found.entries[0].url.endswith(("1.html", "1.shtml"))


def test_the_list_of_documents_is_not_the_menu_or_what_is_hot() -> None:
    menu = [{"name": f"栏目{number}", "url": f"/c/{number}/"} for number in range(9)]
    hot = [item(number) for number in (5, 6, 7)]
    found = read({"nav": menu, "data": {"hot": hot, "list": [item(1), item(2)]}})
    assert [entry.url[-6:] for entry in found.entries] == ["1.html", "2.html"]


def test_groups_of_one_row_are_one_list() -> None:
    groups = [{"groupData": [{"data": item(number)}]} for number in (1, 2, 3)]
    assert len(read({"searchResult": {"dataResults": groups}}).entries) == 3


@pytest.mark.parametrize("text", ['{{"data": {0}}}', "var data = {1};", "cb({1})"])
def test_json_in_a_string_a_variable_or_a_call(text: str) -> None:
    answer = json.dumps({"list": [item(1), item(2)]}, ensure_ascii=False)
    assert len(read(text.format(json.dumps(answer), answer)).entries) == 2


def test_pages_counted_in_rows() -> None:
    url = "https://search.qingshan.gov.cn/s?start=0&rows=2"
    answer = {"docs": [item(1), item(2)], "numFound": 4, "total": 4}
    found = read(answer, url)
    assert found.pagination.next == PageRequest("GET", url.replace("start=0", "start=2"))
    assert read(answer, url.replace("start=0", "start=2")).pagination.next is None


def test_the_size_asked_for_says_how_many_pages_there_are() -> None:
    rows = {"rows": [item(1), item(2)], "total": 2}
    assert read(rows).pagination.next is None
    assert read(rows | {"total": 3}).pagination.total_pages == 2
    # A server that sends fewer than asked for has its own idea of a page.
    capped = read(rows | {"total": 9}, API.replace("size=2", "size=50"))
    assert (capped.pagination.page_size, capped.pagination.next is None) == (None, False)


def test_rows_that_a_script_of_the_page_holds() -> None:
    rows = json.dumps([item(1), item(2)], ensure_ascii=False)
    page = Page(f"<body><ul id='list'></ul><script>var rows = {rows}; show(rows);</script></body>", API)
    assert [entry.date for entry in rows_in_scripts(page)] == ["2026-03-01", "2026-03-01"]
    assert read_list(page).entries == rows_in_scripts(page)
    menu = json.dumps([{"title": "政务公开", "url": "/zwgk/"}, {"title": "互动交流", "url": "/hdjl/"}])
    assert rows_in_scripts(Page(f"<script>var menu = {menu};</script>", API)) == []
    assert rows_in_scripts(Page("<script>var rows = [{'title': 1}]; f({\"a\": </script>", API)) == []


def test_an_answer_whose_address_counts_no_pages_was_posted_for() -> None:
    url = "https://search.qingshan.gov.cn/policy/list"
    answer = {"pageNow": 1, "pageSize": 2, "total": 5, "rows": [item(1), item(2)]}
    assert read(answer, url).pagination.next == PageRequest("POST", url, "pageNow=2")
    # Not a file, nor where the request is on record, nor on the last page.
    assert read(answer, url + ".json").pagination.next is None
    assert read(answer, url, PageRequest("GET", url)).pagination.next is None
    assert read(answer | {"total": 2}, url).pagination.next is None


def test_rows_that_a_script_writes_with_bare_keys() -> None:
    rows = ",".join(
        f"{{title:'关于第{n}批公租房的公示', url:\"/a/{n}.html\", time:'2026-03-0{n}', top: 0}}" for n in (1, 2)
    )
    script = f"<script>var menu = {{name:'首页', link:'/'}}; var rows = [{rows}]; for (i in rows) {{ show(rows[i]); }}</script>"
    entries = rows_in_scripts(Page(f"<body>{script}</body>", API))
    assert [(entry.title, entry.url[-7:], entry.date) for entry in entries] == [
        (f"关于第{n}批公租房的公示", f"/{n}.html", f"2026-03-0{n}") for n in (1, 2)
    ]
