"""What a page says of its site's owner."""

from __future__ import annotations

import pytest

from gkcrawl.portals.discovery.owners.statements import site_name, statements
from tests.portals.pages import page


@pytest.mark.parametrize(
    ("foot", "source", "text"),
    [
        ("主办：靖宇县水利局", "runs", "靖宇县水利局"),
        ("主办：中共靖宇县委 靖宇县人民政府　承办: 靖宇县大数据中心 (0439-7224737)", "runs", "靖宇县人民政府"),
        ("<script>document.writeln('<p>主办单位：靖宇县水利局 </p>');</script>", "runs", "靖宇县水利局"),
        ("主办单位：靖宇县水利局地址：正阳路1号", "runs", "靖宇县水利局"),
        ("靖宇县人民政府办公室主办 靖宇县大数据中心承办", "runs", "靖宇县人民政府办公室"),
        ("靖宇县人民政府办公室（主办） 靖宇县大数据中心（承办）", "undertakes", "靖宇县大数据中心"),
        ("主办：靖宇县人民政府 承办：靖宇县大数据中心", "undertakes", "靖宇县大数据中心"),
        ("中国·靖宇县水利局 版权所有 中文网址：靖宇水利.政务", "owns", "中国·靖宇县水利局"),
        ("版权声明： 靖宇县水利协会吉ICP备05032222-1号", "owns", "靖宇县水利协会"),
        ("CopyRight © 2017 靖宇县水利局 All Rights Reserved", "owns", "靖宇县水利局"),
        ("版权所有:靖宇县水利局 ©2016-2022", "owns", "靖宇县水利局"),
        ("吉ICP备05003616号 网站标识码：2206220001", "code", "2206220001"),
        ("网站标识码bm55000001", "code", "bm55000001"),
        ("地址：吉林省靖宇县正阳路1号", "address", "吉林省靖宇县正阳路"),
        ("电话：(0439)87853616 传真：0439-8785361", "telephone", "0439"),
    ],
)
def test_the_foot_is_read(foot: str, source: str, text: str) -> None:
    assert (source, text) in set(statements(page(f"<p>{foot}</p>"), home=False))


def test_who_is_asked_for_help_owns_nothing() -> None:
    foot = "<p>技术支持：青禾科技有限公司 网站地图</p><p>主办防汛演练</p><p>靖宇县水利协会主办的论坛召开</p>"
    assert set(statements(page(foot), home=False)) == set()


def test_the_logo_is_among_the_first_pictures() -> None:
    pictures = "".join(f'<a href="/"><img alt="{name}"></a>' for name in ("靖宇县水利局", "", "", "吉林省水利厅"))
    assert [one.text for one in statements(page(pictures), home=False) if one.text] == ["靖宇县水利局"]


def test_the_title_is_the_sites_on_its_home_page_only() -> None:
    markup = page("<title>靖宇县水利局</title><meta name=SiteName content=靖宇水利网>")
    assert ("home title", "靖宇县水利局") in set(statements(markup, home=True))
    assert {one.source for one in statements(markup, home=False)} == {"SiteName", "title"}
    parts = set(statements(page("<title>靖宇之窗_靖宇县人民政府门户网站</title>"), home=True))
    assert ("home title", "靖宇县人民政府门户网站") in parts


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("欢迎访问靖宇县水利局网站", "靖宇县水利局"),
        ("靖宇县政府门户网站", "靖宇县人民政府"),
        ("靖宇县人民政府网", "靖宇县人民政府"),
        ("中华人民共和国教育部政府门户网站", "中华人民共和国教育部"),
        ("中国·靖宇县人民政府", "靖宇县人民政府"),
        ("首页-靖宇县水利局政务网站", "靖宇县水利局"),
        ("中国水利协会", "中国水利协会"),
    ],
)
def test_words_of_sites_are_taken_off(printed: str, name: str) -> None:
    assert site_name(printed) == name
