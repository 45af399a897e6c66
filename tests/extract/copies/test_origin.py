"""Classes of hosts, spun text, masks and spam lines, on invented text."""

from __future__ import annotations

import pytest

from gkcrawl.extract.copies.origin import host_class, is_spam, spun_signs, strip_spam
from gkcrawl.extract.copies.repair import Repaired

REPORT = (
    "云溪县水利局2019年政府信息公开工作年度报告\n根据《政府信息公开条例》，现将情况报告如下。我局主动公开信息120条。"
)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://www.yunxi.gov.cn/art/2020/1/2/art_1_2.html", "official"),
        ("http://gov.cn/x", "official"),
        ("http://10.1.2.3:8080/zwgk/1.html", "ip_host"),
        ("https://www.doczj.com/doc/1.html", "aggregator"),
        ("https://wenku.baidu.com/view/1", "aggregator"),
        ("https://news.baidu.com/1", "unknown"),
        ("https://notgov.cn/1.html", "unknown"),
        ("https://gov.cn.example.com/1.html", "unknown"),
        ("file:///report.txt", "unknown"),
        ("http://[broken/1.html", "unknown"),
    ],
)
def test_class_by_host(url: str, expected: str) -> None:
    assert host_class(url, [REPORT]) == expected


@pytest.mark.parametrize(
    "text",
    [
        "首页 > 文章中心 > 正文\n" + REPORT,
        REPORT + "\n文档上传者\n相关期刊",
        "我们特意为您整理了3篇范文\n" + REPORT,
        "第一篇：云溪县水利局工作总结\n一、略\n第二篇：云溪县水利局信息公开报告\n二、略",
    ],
)
def test_libraries_are_known_by_what_they_print(text: str) -> None:
    assert host_class("file:///report.txt", [text]) == "aggregator"
    assert host_class("https://www.yunxi.gov.cn/1.html", [text]) == "official"


@pytest.mark.parametrize("text", ["下载地址见附件\n" + REPORT, "第一篇 总则\n第二篇 附则\n" + REPORT])
def test_one_weak_cue_is_not_enough(text: str) -> None:
    assert host_class("https://www.example.com/1.html", [text]) == "unknown"


def test_disguised_copies_are_mirrors() -> None:
    url = "http://www.example.com/page.html"

    assert host_class(url, [REPORT], Repaired(REPORT, ("pinyin_parens",))) == "mirror"
    assert host_class(url, [REPORT], Repaired(REPORT, ("traditional_to_simplified",))) == "mirror"
    assert host_class(url, [REPORT], Repaired(REPORT, ("traditional_to_simplified", "taiwan_vocabulary"))) == "unknown"
    assert (
        host_class("http://www.example.hk/1", [REPORT], Repaired(REPORT, ("traditional_to_simplified",))) == "unknown"
    )


def test_domain_that_took_the_place_of_the_official_one_is_a_mirror() -> None:
    text = REPORT + "\n可在政府网站（www.example.com）查阅"

    assert host_class("http://www.example.com/art/2020/1/2/art_11_22.html", [text]) == "mirror"
    assert host_class("http://www.example.com/about.html", [text]) == "unknown"
    assert host_class("http://www.example.edu.cn/art/2020/1/2/art_11_22.html", [text]) == "unknown"


def test_swapped_words_make_spun_text() -> None:
    signs = spun_signs("现将情况演讲如下。不时加强信息平安工作，做到及时料理。")

    assert signs.words == ("情况演讲", "不时加强", "信息平安", "及时料理")
    assert signs.spun


def test_proper_use_of_the_same_words_is_not_spun() -> None:
    text = "举办演讲比赛，推进平安建设和平安校园，水产料理展开幕，防止失密泄密，依照规定按顺序办理，激进市场化，不时有降雨，职业培训"

    assert spun_signs(text).words == ()
    assert not spun_signs(REPORT).spun


def test_masked_names_and_years_make_a_template() -> None:
    signs = spun_signs("*市司法局201x年工作总结，xx县××局（政发〔20*〕10号）")

    assert signs.masked == 5
    assert signs.template
    assert spun_signs("处罚对象张**，电话138****0000，5*8米，XX型设备").masked == 0


def test_slogans_are_stripped_at_the_edges_only() -> None:
    lines = ["比分直播_新葡京官网", REPORT, *["正文。"] * 10, "文中提到比分直播", *["正文。"] * 10, "国产精品免费"]

    kept, spam = strip_spam(lines)

    assert spam == ["比分直播_新葡京官网", "国产精品免费"]
    assert len(kept) == len(lines) - 2


def test_lines_about_fighting_gambling_are_no_spam() -> None:
    assert not is_spam("公安局关于打击“六合彩”赌博违法犯罪的通告")
    assert is_spam("六合彩在线开奖")
