"""Lines that are nothing but the site's own words, beside lines of documents that look like them."""

from __future__ import annotations

import pytest
from lxml import html

from gkcrawl.extract.page.chrome import is_chrome
from gkcrawl.extract.page.layout import Layout


def chrome(markup: str) -> bool:
    (line,) = Layout.read(html.document_fromstring(f"<p>{markup}</p>")).lines
    return is_chrome(line)


@pytest.mark.parametrize(
    "markup",
    [
        *(
            "【打印本页】 【关闭窗口】",
            "字号：大 中 小",
            "您现在的位置：首页 > 通知公告",
            "上一篇：停水通知",
            "浏览次数： 12",
        ),
        *("【版权所有：青禾县人民政府】", "用微信扫描二维码分享至朋友圈", "首页 上一页 1 2 下一页", "责任编辑：张三"),
        "<a href='/1.pdf'>附件1.pdf</a> 下载次数：12次",
    ],
)
def test_words_of_the_site(markup: str) -> None:
    assert chrome(markup)


@pytest.mark.parametrize(
    "markup",
    [
        *(
            "打印机采购公告",
            "数字经济",
            "工程位置图",
            "上一年度工作",
            "阅读推广活动",
            "版权所有人应当登记。",
            "扫码填写问卷",
        ),
        *("第一页", "编辑：请见附件。", "请下载3次以上"),
    ],
)
def test_words_of_documents(markup: str) -> None:
    assert not chrome(markup)
