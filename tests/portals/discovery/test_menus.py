"""Menus and trees in scripts and JSON."""

from __future__ import annotations

import pytest

from gkcrawl.portals.discovery.menus import menu_items

BOTH = [("通知公告", "/tzgg/"), ("政务公开", "/zwgk/")]


@pytest.mark.parametrize(
    "code",
    [
        pytest.param(
            "var zNodes = [{id:1, pId:0, name:'政务公开', url:'/zwgk/'}, {id:2, pId:1, name:'通知公告', url:'/tzgg/'}];",
            id="zTree",
        ),
        pytest.param(
            '[{"text":"政务公开","a_attr":{"href":"\\/zwgk\\/"},"children":[{"text":"通知公告","a_attr":{"href":"\\/tzgg\\/"}}]}]',
            id="jsTree",
        ),
        pytest.param(
            '{"menu":[{"title":"\\u653f\\u52a1\\u516c\\u5f00","index":"/zwgk/","subs":[{"title":"通知公告","index":"/tzgg/"}]}]}',
            id="Element UI",
        ),
        pytest.param(
            '[{"menuName":"<b>政务公开</b>","linkUrl":"/zwgk/","icon":"/i.png"},{"menuName":"通知公告","linkUrl":"/tzgg/"}]',
            id="markup in names",
        ),
        pytest.param("d.add(1,0,'政务公开','/zwgk/');\nd.add(101,1,'通知公告','/tzgg/');", id="dTree"),
    ],
)
def test_a_menu_is_read(code: str) -> None:
    assert sorted(menu_items(code)) == sorted(BOTH)


def test_objects_without_a_name_or_with_a_call_are_no_items() -> None:
    assert (
        list(menu_items("f({url:'/api/', type:'post'}); a={name:'关于', url:'javascript:void(0)'}; b={title:'x'}"))
        == []
    )
    assert list(menu_items("}}}{{name:'通知公告', url:'/tzgg/'}")) == [("通知公告", "/tzgg/")]
