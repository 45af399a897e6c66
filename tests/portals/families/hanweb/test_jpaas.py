"""JPaaS units: HTML inside JSON (docs/families.md#jpaas)."""

from __future__ import annotations

import json
from urllib.parse import parse_qs, urlsplit

import pytest

from gkcrawl.errors import SiteChanged
from gkcrawl.extract.page.page import Page
from gkcrawl.portals.column import PageRequest
from gkcrawl.portals.families.hanweb.jpaas import JpaasFamily
from tests.portals.pages import page, rows

FAMILY = JpaasFamily()
HOST = "https://fgw.qingshan.gov.cn"
URL = f"{HOST}/col/col88/index.html"
UNIT = f"{HOST}/api-gateway/jpaas-publish-server/front/page/build/unit"
QUERY = "{'parseType':'bulidstatic','webId':'31','tagId':'%s','pageId':'88'}"


def unit(name: str) -> str:
    return f"""<script src="unitbuild.js" url="{urlsplit(UNIT).path}" queryData="{QUERY % name}"></script>"""


def pager(number: int, count: int) -> str:
    return (
        f'<table class="pagination" rows="15" count="{count}" pageNo="{number}" unitUrl="{urlsplit(UNIT).path}" '
        f'queryData="{QUERY % "信息列表"}"><tr><td>共 0 页</td></tr></table>'
    )


def page_number(request: PageRequest | None) -> int | None:
    if request is None:
        return None
    number: int = json.loads(parse_qs(urlsplit(request.url).query)["paramJson"][0])["pageNo"]
    return number


def test_column_page_leads_to_the_unit_of_the_list() -> None:
    found = FAMILY.read_list(page(unit("导航") + unit("信息列表") + unit("页脚"), URL))
    assert found.entries == []
    follow = found.pagination.next
    assert follow is not None
    query = parse_qs(urlsplit(follow.url).query)
    assert follow.url.split("?")[0] == UNIT
    assert query["parseType"] == ["bulidstatic"]
    assert query["tagId"] == ["信息列表"]
    assert page_number(follow) == 1


def test_answer_is_read_as_html_and_turned_inside_param_json() -> None:
    body = json.dumps({"success": True, "data": {"html": f"<ul>{rows(3)}</ul>{pager(1, 38)}"}})
    asked = PageRequest("GET", f"{UNIT}?webId=31&tagId=x&paramJson=%7B%22pageNo%22%3A2%2C%22pageSize%22%3A15%7D")
    found = FAMILY.read_list(Page(body, asked.url), asked)
    assert len(found.entries) == 3
    assert (found.pagination.current, found.pagination.total_pages, found.pagination.total_records) == (2, 3, 38)
    assert page_number(found.pagination.next) == 3


def test_large_columns_embed_page_1() -> None:
    found = FAMILY.read_list(page(f"<ul>{rows(3)}</ul>{pager(1, 38)}", URL))
    assert len(found.entries) == 3
    assert found.pagination.next is not None
    assert found.pagination.next.url.startswith(UNIT)
    assert page_number(found.pagination.next) == 2


def test_the_last_page_has_no_next() -> None:
    assert FAMILY.read_list(page(f"<ul>{rows(3)}</ul>{pager(3, 38)}", URL)).pagination.next is None


@pytest.mark.parametrize("text", ['{"success": false, "data": null}', "<script>jpaas-publish-server</script>"])
def test_anything_else_is_a_changed_site(text: str) -> None:
    with pytest.raises(SiteChanged):
        FAMILY.read_list(Page(text, UNIT))
