"""Keywords say what a document is about; templates print those of the site (gkcrawl/extract/titles/keywords.py)."""

import pytest

from tests.extract.pages import BOX_TABLE, page, read

TITLE = "关于做好防汛备汛工作的通知"


def keywords(content: str, title: str = TITLE, head: str = "", above: str = "") -> list[str] | None:
    return read(page(above, head=f"<meta name=Keywords content='{content}'>{head}", title=title)).keywords


@pytest.mark.parametrize(
    "content",
    [
        "青禾县人民政府",
        "青禾,青禾县,青禾政府网,青禾旅游,青禾招商,青禾县人民政府",
        "青禾县人民政府门户网站,政府,政策解读,办事服务,有话问县长",
        "政务公开,通知公告",
        "首页、政务公开、防汛抗旱工作",
        TITLE,
        f"{TITLE}_青禾县人民政府",
        f"{TITLE},青禾县人民政府",
        "关于,做好,防汛,备汛,工作,的,通知",
        "关于做好防汛备汛工…",
        "关键词",
    ],
)
def test_words_of_the_site_and_the_title_are_none(content: str) -> None:
    crumb = "<div>当前位置：<a href='/'>首页</a> &gt; <a href='/a/'>政务公开</a> &gt; 防汛抗旱工作</div>"
    for mark in ",，;、 ":
        assert keywords(content.replace(",", mark), above=crumb) is None


def test_the_tags_of_site_and_column_and_the_foot_name_the_site() -> None:
    assert keywords("青禾在线,青禾水利", head="<meta name=SiteName content='青禾在线'>") is None
    assert keywords("水利专题信息", head="<meta name=ColumnName content='水利专题信息'>") is None
    assert keywords("青禾县人民政府办公室") is None


@pytest.mark.parametrize(
    ("content", "title"),
    [
        ("防汛,备汛", TITLE),
        ("防汛,河长制,节约用水", TITLE),
        ("水利,青禾县,防汛", TITLE),
        ("政府信息公开,年度报告", "青禾县水利局2023年政府信息公开年度报告"),
        ("政府网站,管理", "关于加强政府网站管理的通知"),
        ("旅游,投资", "关于促进旅游投资的意见"),
        ("GDP,县水利局,值班电话", TITLE),
    ],
)
def test_words_of_the_document_are_kept(content: str, title: str) -> None:
    assert keywords(content, title) == content.split(",")


def test_words_of_the_document_are_kept_beside_those_of_the_site() -> None:
    assert keywords("青禾县人民政府,防汛,备汛,值守") == ["防汛", "备汛", "值守"]
    assert keywords("政务公开,防汛") == ["防汛"]


def test_the_keywords_of_a_box_are_the_document_s() -> None:
    box = BOX_TABLE.replace("公开方式", "主题词").replace("主动公开", "政务公开 通知")
    assert keywords("青禾县人民政府", above=box) == ["政务公开", "通知"]
