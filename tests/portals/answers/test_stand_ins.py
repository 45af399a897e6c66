"""Pages that came in place of the one a row names; words, titles and markup are made up after those of real portals."""

from __future__ import annotations

import pytest

from gkcrawl.extract.document import read_page
from gkcrawl.extract.hints import Hints
from gkcrawl.extract.page.page import Page
from gkcrawl.identity import url_key
from gkcrawl.portals.answers.stand_ins import Judgement, judge_answer
from gkcrawl.portals.column import Entry

URL = "http://www.example.gov.cn/d/5.html"
LIST = "http://www.example.gov.cn/tzgg/"
TITLE = "关于做好2016年森林防火工作的通知"
BODY = (
    "根据第六次专题会议的安排，现就森林防火工作通知如下，请各街道办事处认真组织实施，按期完成任务，并于月底前报送台账。"
)


def judged(markup: str, title: str = TITLE, url: str = URL, date: str | None = "2016-03-02") -> Judgement:
    hints = Hints(title=title, date=date)
    read = Page.read(markup.encode(), url)
    document = read_page(read, hints)
    return judge_answer(read, markup.encode(), document, Entry(title=title, url=URL, date=date), {url_key(LIST)})


def page(name: str, text: str) -> str:
    return f"<html><head><title>{name}</title></head><body><h1>{name}</h1><div>{text}</div></body></html>"


@pytest.mark.parametrize(
    ("markup", "word"),
    [
        (page("提示", "<p>抱歉，该信息已被删除或已过期！</p>"), "soft_404"),
        (page("示例市人民政府", "<p>您所请求的网址（URL）无法获取</p>"), "soft_404"),
        (page("页面走丢了", "<p>小编正在努力寻找中</p>"), "soft_404"),
        ("<script>alert('文章未审核');window.history.go(-1)</script>", "soft_404"),
        (page("公告", "<p>本站正在升级改造，给您带来不便，敬请谅解！</p>"), "maintenance"),
        (page("系统提示", "<p>服务器维护中，请稍后再试</p>"), "maintenance"),
        (page("示例市人民政府", "<p>请先登录后再访问</p>"), "login"),
        (page("门户", "<form><input name=u><input type=password></form>"), "login"),
        (page("405", "<p>很抱歉，由于您访问的URL有可能对网站造成安全威胁，您的访问被阻断。</p>"), "intercepted"),
        (page("Access Denied", "<p>You don't have permission to access this page.</p>"), "intercepted"),
        (page("站点已暂停", "<p>该网站未备案，域名已被停用</p>"), "suspended"),
        (page("系统错误", "<p>抱歉，系统发生了错误，请联系管理员</p>"), "server_error"),
        ("<pre>Traceback (most recent call last):\n  File 'views.py', line 3</pre>", "server_error"),
        (page("HTTP Status 500", "<p>java.lang.IllegalStateException</p>" + "<p>at a.b.C.d(C.java:12)</p>" * 60), "server_error"),
        (page(TITLE, "<p>信息正在审核中，暂时无法查看。</p>"), "withheld"),
        (page(TITLE, "<p>对不起，您没有权限查看该内容。</p>"), "withheld"),
        (page(TITLE, "<p>该文章已被管理员删除。</p>"), "soft_404"),
        (page(TITLE, "<p>信息审核中。</p>"), "withheld"),
        (page(TITLE, "<p>文章内容加载失败，请刷新重试</p>"), "server_error"),
        (page(TITLE, "<p>正在加载...</p>"), "empty"),
        (f"<title>{TITLE}</title><div><h2>404</h2><p>页面不存在</p></div>", "soft_404"),
        ('{"code":500,"msg":"系统异常","data":null}', "server_error"),
        ('{"status": "error"}', "server_error"),
        (' {"code": -1, "data": []}', "server_error"),
        ("<Error><Code>NoSuchKey</Code><Message>The specified key does not exist.</Message></Error>", "soft_404"),
        ("<script>layer.msg('文章不存在', function () { history.back(); })</script>", "soft_404"),
        (page("示例市人民政府", "<p>本栏目已停用</p>"), "soft_404"),
        (page(TITLE, "<p>对不起，该信息暂未发布，请稍后访问。</p>"), "withheld"),
        (page(TITLE, "<p>您没有浏览权限，请先登录。</p>"), "withheld"),
        (page("温馨提示", "<p>春风十里，都不如你。</p>"), "unrelated"),
        ("<html><head></head><body></body></html>", "empty"),
        ("<title>_示例市人民政府</title><h1></h1><p>发布时间：　来源：　浏览次数：</p><div class=TRS_Editor></div>", "empty"),
    ],
)  # fmt: skip
def test_pages_that_are_something_else(markup: str, word: str) -> None:
    assert judged(markup).word == word


@pytest.mark.parametrize(
    ("target", "word"),
    [
        (LIST, "listing"),
        ("http://www.example.gov.cn/index.html", "soft_404"),
        ("http://www.example.gov.cn/user/login.do?back=/d/5.html", "login"),
        ("http://sso.example.gov.cn/authn", "login"),
        ("http://www.example.gov.cn/404.html", "soft_404"),
        ("http://www.example.gov.cn/weihu.html", "maintenance"),
        ("http://www.example.gov.cn/d/9.html", "unrelated"),
    ],
)
def test_where_redirects_must_not_lead(target: str, word: str) -> None:
    assert judged(page("关于秋粮收购的通知", "<p>请各粮库做好准备。</p>"), url=target).word == word
    assert judged(page(TITLE, f"<p>{BODY}</p>"), url=target).word is None


@pytest.mark.parametrize(
    ("title", "markup"),
    [
        (TITLE, page(TITLE, f"<p>{BODY}</p>")),
        (TITLE, page(TITLE, "<p>无</p>")),
        (TITLE, page("图解：2016年森林防火工作", "<p>见图</p>")),
        (TITLE, f"<p>{BODY}</p>"),
        ("关于系统维护的公告", page("关于系统维护的公告", "<p>系统正在维护，暂停服务。</p>")),
        ("网站升级改版公告", page("网站升级改版公告", "<p>网站正在升级，请稍后再试。</p>")),
        ("关于启用统一身份认证登录的通知", page("通知", "<p>请先登录统一身份认证平台，忘记密码可找回。</p>")),
        ("关于政府信息不存在的告知书", page("告知书", "<p>经检索，您申请公开的信息不存在。</p>")),
        ("关于举办培训班的通知", page("关于举办培训班的通知", "<p>请登录省培训网，用户名为单位代码，密码另发。</p>")),
        ("查看", page("关于举办培训班的通知", "<div class=TRS_Editor>请登录省培训网报名，账号密码另行通知。</div>")),
        (
            "附件1",
            page("附件1", "<table><tr><td>序号</td><td>单位</td></tr><tr><td>1</td><td>水利局</td></tr></table>"),
        ),
        (
            "关于网页无法打开的咨询",
            page("关于网页无法打开的咨询", "<p>您好！您反映的页面不存在、服务器错误的问题已处理。</p>"),
        ),
        (
            "关于网站域名未备案整改的通知",
            page("关于网站域名未备案整改的通知", "<p>部分网站未备案，暂时无法访问，请限期办理。</p>"),
        ),
        ("数据库采购中标公告", page("数据库采购中标公告", "<p>项目因系统错误延期开标，现公布结果。</p>")),
        (TITLE, page(TITLE, "<p>经信息审核中心复核，同意公布。</p>")),
        ("2024", page("二〇二四年度报告", "<p>已公开在网站。</p>")),
        ("Notice on Forest Fires", page("Notice on Forest Fires", "<p>Access to forests is forbidden in spring.</p>")),
        ("示例市人民政府公报第3期", "<html><body><div class=TRS_Editor><img src=1.jpg></div></body></html>"),
        (TITLE, page("示例市林业局", "<p>发布日期：2016-03-02　来源：林业局</p><p>野外用火一律停止。</p>")),
    ],
)
def test_documents_are_documents(title: str, markup: str) -> None:
    assert judged(markup, title).word is None


def test_what_shows_nothing_of_its_row_is_not_sure_of_it() -> None:
    assert judged(page(TITLE, "<p>无</p>")).sure
    assert judged(f"<p>{BODY}</p>").sure
    strange = judged(page("示例市人民政府", "<p>春风十里，都不如你。</p>"))
    assert (strange.word, strange.sure) == (None, False)
    again = judged(page("示例市人民政府", "<p>春风十里，都不如你。12:30</p>"), "关于秋粮收购的通知")
    assert strange.said == again.said


def test_a_list_at_the_address_of_a_row_is_a_list() -> None:
    rows = "".join(f'<li><a href="/d/{number}.html">关于做好第{number}项工作的通知</a></li>' for number in range(1, 9))
    assert judged(page("通知公告", f"<ul>{rows}</ul>")).word == "listing"


def test_json_that_names_the_document_is_no_message() -> None:
    assert judged(f'{{"title": "{TITLE}", "content": "{BODY}"}}').word is None
    assert judged("{见附件}").word is None
