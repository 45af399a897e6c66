"""Forms with a page field."""

from __future__ import annotations

import pytest

from gkcrawl.portals.column import PageRequest, Pagination
from gkcrawl.portals.pagers.page_forms import form_pages
from tests.portals.pages import SITE, page, target


def form(field: str, text: str, *calls: str, method: str = "post") -> Pagination | None:
    """What is read of a form with ``field``, ``text`` and buttons 上一页, 下一页, 尾页 that make ``calls``."""
    names = ("上一页", "下一页", "尾页")[3 - len(calls) :]
    buttons = "".join(f'<a href="javascript:{call}">{name}</a>' for call, name in zip(calls, names, strict=True))
    return form_pages(page(f'<form name="f" method="{method}" action="l.do">{field}</form>{text} {buttons}'))


FIELD = '<input type="hidden" name="pageNo" value="{}">'
CHOICE = '<select name="pageNo" onchange="this.form.submit()"><option>1<option {}>2<option {}>3</select>'


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (form(FIELD.format(2), "第2/3页", "go(1)", "go(3)", "go(3)"), "pageNo=3"),
        (form(FIELD.format(3), "第3/3页", "go(2)", "go(3)", "go(3)"), None),
        (form(FIELD.format(""), "第<span>2</span>页/共<b>5</b>页", "go(1)", "go(3)", "go(5)"), "pageNo=3"),
        (form(FIELD.format(0), "第1/3页", "go(1)", "go(2)"), "pageNo=1"),
        (form(FIELD.format(2), "第3/3页", "go(1)", "go(2)", "go(2)"), None),
        (form(FIELD.format(1), "", "f.pageNo.value=2;f.submit()", "f.pageNo.value=9;f.submit()"), "pageNo=2"),
        (form(FIELD.format(2), "第2页 共5页", "back()", "next()", "last()"), "pageNo=3"),
        (form(FIELD.format(5), "第5页 共5页", "back()", "next()", "last()"), None),
        (form(CHOICE.format("selected", ""), ""), "pageNo=3"),
        (form(CHOICE.format("", "selected"), ""), None),
    ],
)
def test_forms_are_turned_from_where_the_page_says_it_is(found: Pagination | None, expected: str | None) -> None:
    assert found is not None
    assert (found.next and found.next.body) == expected


def test_of_two_forms_the_one_that_is_submitted() -> None:
    body = (
        '<form name="s"><input name="page" value="1"><input name="q"></form><form name="f" action="l.do">'
        f'{FIELD.format(2)}</form><a onclick="go(3)">下一页</a><script>function go(n) {{ document.f.submit(); }}</script>'
    )
    found = form_pages(page(body))
    assert target(found) == f"{SITE}l.do?pageNo=3"


def test_pages_by_form() -> None:
    body = (
        '<form method="post" action=""><input name="currpage" type="hidden"><input name="colid" value="1"></form>'
        '<span class="cur_page">1</span><a href="Javascript:goPage(2)">2</a><a href="javascript:goPage(3)">3</a>'
    )
    found = form_pages(page(body))
    assert found is not None
    assert found.next == PageRequest("POST", SITE, "currpage=2&colid=1")


@pytest.mark.parametrize("field", ["pageNo", "page", "page.pageNum", "curPage", "toPage", "currentPage"])
def test_buttons_that_fill_a_form(field: str) -> None:
    body = (
        f'<form method="post" action="list.do"><input name="{field}" value="1"><input name="pageSize" value="20"></form>'
        """<span class="cur">1</span><a href="#" onclick="goPage('2')">2</a><a href="#" onclick="goPage('2')">下一页</a>"""
    )
    found = form_pages(page(body))
    assert found is not None
    assert found.next == PageRequest("POST", SITE + "list.do", f"{field}=2&pageSize=20")


def test_a_search_form_and_tabs_are_no_pager() -> None:
    body = '<form><input name="page" value="1"><input name="q"></form><a onclick="tab(3)">互动交流</a>'
    assert form_pages(page(body)) is None
