"""What came in place of a file, told from files (gkcrawl/portals/answers/file_answers.py)."""

from __future__ import annotations

import pytest

from gkcrawl.portals.answers.file_answers import find_refusal, left_type

ASKED = "http://www.example.gov.cn/system/_content/download.jsp?wbfileid=7"
STATIC = "http://www.example.gov.cn/tz/202603/P020260301.doc"
HTML = {"Content-Type": "text/html;charset=UTF-8"}
GATE = (
    '<html><head><title>附件下载</title></head><body><form>验证码：<input name="codeValue">'
    '<img src="/system/resource/js/filedownload/createimage.jsp"></form></body></html>'
)


def _word(body: str | bytes, asked: str = ASKED, got: str = "", **headers: str) -> str | None:
    told = {name.replace("_", "-"): value for name, value in headers.items()} or HTML
    found = find_refusal(body.encode() if isinstance(body, str) else body, asked, got or asked, told)
    return found[0] if found else None


@pytest.mark.parametrize(
    ("body", "word"),
    [
        (GATE, "captcha"),
        ("<html><body><p>请输入验证码</p></body></html>", "captcha"),
        ("<script>alert('请先登录');history.back();</script>", "login"),
        ("<html><body>您还未登录，登录后才能下载</body></html>", "login"),
        ("<html><body><h1>下载链接已失效</h1></body></html>", "expired"),
        ('{"code": 500, "msg": "token已过期"}', "expired"),
        ("<html><body>您访问的页面不存在</body></html>", "not_a_file"),
        ('{"code": 404, "msg": "no such object"}', "not_a_file"),
        ("<html><body><ul><li><a href='/a.html'>关于防汛的通知</a></li></ul></body></html>", "not_a_file"),
        ("文件丢失", "not_a_file"),
        ("", "not_a_file"),
    ],
)
def test_pages_in_place_of_a_file(body: str, word: str) -> None:
    assert _word(body) == word


def test_a_redirect_to_a_login_says_so() -> None:
    assert _word("<html><body>统一身份认证</body></html>", got="http://sso.example.gov.cn/login?from=7") == "login"


@pytest.mark.parametrize(
    "body",
    [
        b"%PDF-1.7\n<html>",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00",
        b"Foxit\x00\x01 a format that nobody knows",
        '<html xmlns:o="urn:schemas-microsoft-com:office:office"><body>关于请先登录系统的通知'
        + "附件" * 400
        + "</body></html>",
        "MIME-Version: 1.0\nContent-Type: multipart/related\n\n<html><body>年度报告</body></html>",
    ],
)
def test_files_are_told_by_their_content(body: bytes | str) -> None:
    assert _word(body) is None


def test_a_page_is_a_file_where_the_server_says_so() -> None:
    page = "<html><body><table><tr><td>合计</td><td>12</td></tr></table></body></html>"
    assert _word(page, STATIC) == "not_a_file"
    assert _word(page, STATIC, Content_Type="application/msword") is None
    assert _word(page, Content_Type="text/html", Content_Disposition="attachment; filename=a.html") is None
    assert _word(page, "http://www.example.gov.cn/attach/0/a.html") is None


def test_plain_text_is_a_file_where_its_address_says_so_or_it_is_long() -> None:
    text = "序号,名称\n1,示例"
    assert _word(text, "http://www.example.gov.cn/attach/0/a.csv", Content_Type="text/plain") is None
    assert _word(text, Content_Type="text/plain") == "not_a_file"
    assert _word(text * 100, Content_Type="text/plain") is None


def test_a_document_about_such_pages_is_one() -> None:
    text = "关于规范短信验证码管理的通知。各单位应当在登录办法中说明，链接已失效的应当更换。" * 30
    assert _word(f"<html><body>{text}</body></html>", "http://www.example.gov.cn/attach/0/a.html") is None


def test_videos_and_programs_are_not_asked_for() -> None:
    assert left_type("http://www.example.gov.cn/attach/0/%E4%BC%9A%E8%AE%AE.MP4?v=1") == "video/mp4"
    assert left_type(ASKED, "安装包.exe") == "application/x-msdownload"
    assert left_type(STATIC, "年报.doc") is None
    assert left_type(ASKED) is None
