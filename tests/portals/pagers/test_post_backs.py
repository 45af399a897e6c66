"""ASP.NET's events."""

from __future__ import annotations

import pytest

from gkcrawl.portals.column import PageRequest, Pagination
from gkcrawl.portals.pagers.page_forms import form_pages
from gkcrawl.portals.pagers.post_backs import post_back
from tests.portals.pages import SITE, page


def form(field: str, text: str, *calls: str, method: str = "post") -> Pagination | None:
    """What is read of a form with ``field``, ``text`` and buttons 上一页, 下一页, 尾页 that make ``calls``."""
    names = ("上一页", "下一页", "尾页")[3 - len(calls) :]
    buttons = "".join(f'<a href="javascript:{call}">{name}</a>' for call, name in zip(calls, names, strict=True))
    return form_pages(page(f'<form name="f" method="{method}" action="l.do">{field}</form>{text} {buttons}'))


def test_an_event_posted_back_to_the_page() -> None:
    body = (
        '<form method="post" action="./list.aspx?id=3"><input type="hidden" name="__VIEWSTATE" value="ab=">'
        '<input type="submit" name="go" value="搜索"><a disabled="disabled">上一页</a>'
        "<a href=\"javascript:__doPostBack('Pager1','2')\">下一页</a></form>"
    )
    found = post_back(page(body, SITE + "list.aspx?id=3"))
    assert found is not None
    form = "__VIEWSTATE=ab%3D&__EVENTTARGET=Pager1&__EVENTARGUMENT=2"
    assert found.next == PageRequest("POST", SITE + "list.aspx?id=3", form)


@pytest.mark.parametrize(("shown", "expected"), [(1, "Page%242"), (2, "Page%243"), (3, None)])
def test_the_number_behind_the_current_one_of_a_grid(shown: int, expected: str | None) -> None:
    link = "<td><a href=\"javascript:__doPostBack('GridView1','Page${0}')\">{0}</a></td>"
    cells = "".join(f"<td><span>{n}</span></td>" if n == shown else link.format(n) for n in (1, 2, 3))
    found = post_back(page(f'<form method="post" action="list.aspx"><table><tr>{cells}</tr></table></form>'))
    if expected is None:
        assert found is None
    else:
        assert found is not None and found.next is not None
        assert found.next.body == f"__EVENTTARGET=GridView1&__EVENTARGUMENT={expected}"
