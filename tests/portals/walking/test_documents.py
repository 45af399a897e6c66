"""Answers with status 200 that are not the pages asked for: failures of their rows, and no text is lost to them (gkcrawl/portals/walking/documents.py)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.scrapy_commands.conftest import PORTAL

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest

    from tests.scrapy_commands.conftest import Project, Tiny

HEAD = '<html><head><meta charset="utf-8">'
MAINTENANCE = (
    HEAD
    + "<title>系统维护中</title></head><body><h1>系统维护中</h1><p>网站正在升级，暂停服务，敬请谅解。</p></body></html>"
)
LOGIN = (
    HEAD
    + "<title>用户登录</title></head><body><form><p>用户名：<input></p><p>密码：<input type=password></p></form></body></html>"
)
SUBJECTS = ("森林防火", "秋粮收购", "河道清淤", "校舍检修", "低保复核", "人民调解", "工程结算", "老旧小区改造")
ONE_COLUMN = PORTAL.replace('        Column("年报", f"{base}/nb/", kind="annual_report"),\n', "")
AGAIN = ("-s", "GKCRAWL_INCREMENTAL=0")


def title(number: int) -> str:
    return f"关于做好{2010 + number}年{SUBJECTS[number % 8]}工作的通知"


def notice(number: int, body: str | None = None, name: str | None = None) -> str:
    name = title(number) if name is None else name
    told = f"第{number}项{SUBJECTS[number % 8]}任务自即日起实施，请各街道办事处按期完成，并于月底前报送台账。"
    return (
        f"{HEAD}<title>{name}_示例市发展和改革局</title></head><body><h1>{name}</h1><p>发布时间：2026-01-{number + 1:02}</p>"
        f'<div class="TRS_Editor"><p>{told if body is None else body}</p></div></body></html>'
    )


def listing(*rows: tuple[str, str]) -> str:
    items = "".join(
        f'<li><a href="{url}" title="{name}">{name}</a><span>2026-01-{number:02}</span></li>'
        for number, (url, name) in enumerate(rows, 1)
    )
    script = '<script>createPageHTML(1, 0, "index", "html");</script>'
    return f'{HEAD}<title>通知_示例市</title></head><body><ul class="list">{items}</ul>{script}</body></html>'


def to(address: str) -> tuple[int, dict[str, str], bytes]:
    return 302, {"Location": address}, b""


class Site:
    """A column of rows ``name`` → ``page`` on the tiny portal; an address, a page, or a redirect."""

    def __init__(self, project: Project, tiny: Tiny) -> None:
        self.project, self.tiny = project, tiny
        self.rows: list[tuple[str, str]] = []
        project.add("tiny", ONE_COLUMN)

    def add(self, url: str, name: str, page: Any) -> None:
        if name:
            self.rows.append((url, name))
        self.tiny.pages[url] = page.encode() if isinstance(page, str) else page

    def crawl(self, *arguments: str) -> tuple[int, str]:
        self.tiny.pages["/tz/"] = listing(*self.rows).encode()
        status, last, log = self.project.crawl(self.tiny, *arguments)
        assert "Traceback" not in log, log
        return status, last

    def titles(self) -> list[str]:
        return [row["title"] for row in self.project.rows("SELECT title FROM documents ORDER BY url")]

    def errors(self) -> dict[str, str]:
        rows = self.project.rows("SELECT key, error FROM entries WHERE error IS NOT NULL ORDER BY key")
        return {f"/{row['key'].partition('/')[2]}": row["error"] for row in rows}

    def texts(self) -> dict[str, tuple[str, int]]:
        rows = self.project.rows("SELECT url, text, version FROM documents")
        return {row["url"]: (row["text"], row["version"]) for row in rows}


def site_of(project: Project, tiny: Tiny, count: int, page: Callable[[int], Any] = notice) -> Site:
    site = Site(project, tiny)
    for number in range(1, count + 1):
        site.add(f"/tz/{number}.html", title(number), page(number))
    return site


def test_a_night_of_maintenance_costs_no_text_and_is_no_good_night(project: Project, tiny: Tiny) -> None:
    site = site_of(project, tiny, 12)
    status, last = site.crawl()
    assert (status, last) == (0, "tiny: ok: documents: 12 new, 0 changed, 0 unchanged")
    before = site.texts()
    for number in range(1, 12):
        tiny.pages[f"/tz/{number}.html"] = MAINTENANCE.encode()
    status, last = site.crawl(*AGAIN)
    assert status == 1
    assert last.startswith("tiny: failed: 11 of 12 pages were not the ones asked for; documents: 0 new, 0 changed")
    assert last.endswith("failed: 11 maintenance")
    assert site.texts() == before
    assert project.rows("SELECT outcome FROM runs ORDER BY started_at, run")[-1] == {"outcome": "maintenance"}
    # The next night asks for those first.
    for number in range(1, 12):
        tiny.pages[f"/tz/{number}.html"] = notice(number).encode()
    assert site.crawl()[0] == 0
    assert (site.errors(), site.texts()) == ({}, before)


def test_a_document_is_asked_for_however_long_its_address_is(project: Project, tiny: Tiny) -> None:
    """Scrapy leaves out addresses of more than 2,083 characters without a word."""
    site = Site(project, tiny)
    site.add("/tz/1.html", title(1), notice(1))
    site.add(f"/tz/2.html?token={'a' * 3000}", title(2), notice(2))
    assert site.crawl() == (0, "tiny: ok: documents: 2 new, 0 changed, 0 unchanged")


def test_words_that_no_table_knows_are_known_by_how_often_they_come(project: Project, tiny: Tiny) -> None:
    """The first of several identical answers is held back with the others, whether it is new or known."""
    strange = (
        HEAD
        + "<title>示例市发展和改革局</title></head><body><div class='TRS_Editor'><p>春风十里，第{}里的桃花都开了，春水初生，春林初盛。</p></div></body></html>"
    )
    site = site_of(project, tiny, 6)
    site.crawl()
    before = site.texts()
    for number in (1, 2, 3, 4):
        tiny.pages[f"/tz/{number}.html"] = strange.format(number).encode()
    for number in (7, 8):
        site.add(f"/tz/{number}.html", title(number), strange.format(number))
    status, last = site.crawl(*AGAIN)
    assert (status, last.partition("failed: ")[2]) == (
        1,
        "6 of 8 pages were not the ones asked for; documents: 0 new, 0 changed, 2 unchanged; failed: 6 same_answer",
    )
    assert site.texts() == before


def test_texts_that_changed_are_versions_and_pages_that_vanished_are_gone(project: Project, tiny: Tiny) -> None:
    site = site_of(project, tiny, 5)
    site.crawl()
    tiny.pages["/tz/1.html"] = notice(1, "现将有关安排废止，原台账由档案馆统一保管，不再另行通知。").encode()
    tiny.pages["/tz/2.html"] = notice(2, "第2项秋粮收购任务延期，请各街道办事处按期完成，并于年底前报送台账。").encode()
    tiny.pages["/tz/3.html"] = (404, {}, b"no such page")
    tiny.pages["/tz/4.html"] = notice(4, "").encode()
    status, last = site.crawl(*AGAIN)
    assert (status, last) == (0, "tiny: ok: documents: 0 new, 2 changed, 1 unchanged; failed: 1 detail_changed, 1 gone")
    assert sorted(version for _, version in site.texts().values()) == [1, 1, 1, 2, 2]
    assert site.errors() == {"/tz/3.html": "gone", "/tz/4.html": "detail_changed"}


def test_redirects_to_login_column_home_and_errors_are_failures_others_are_followed(
    project: Project, tiny: Tiny
) -> None:
    targets = {
        1: "/passport/signin.html",
        2: "/tz/",
        3: "/passport/signin.html",
        4: "/new/4.html",
        5: "/",
        6: "/error/404.html",
    }
    site = site_of(project, tiny, 9, lambda number: to(targets[number]) if number in targets else notice(number))
    tiny.pages |= {"/passport/signin.html": LOGIN.encode(), "/new/4.html": notice(4).encode()}
    tiny.pages |= {"/": b"<html><title>home</title></html>", "/error/404.html": "<p>迷路了</p>".encode()}
    status, last = site.crawl()
    assert status == 1
    assert last.endswith("documents: 4 new, 0 changed, 0 unchanged; failed: 1 listing, 2 login, 2 soft_404")
    assert sorted(site.titles()) == sorted(title(number) for number in (4, 7, 8, 9))
    [moved] = project.rows(f"SELECT other_urls FROM documents WHERE url = '{tiny.base}/new/4.html'")
    assert moved == {"other_urls": f'["{tiny.base}/tz/4.html"]'}


def test_notices_about_maintenance_logins_and_lost_pages_are_documents(project: Project, tiny: Tiny) -> None:
    about = {
        "关于网站系统维护的公告": "因系统升级，本网站正在维护，暂停服务，给您带来的不便敬请谅解。",
        "关于用户登录方式调整的通知": "请用户登录后修改密码，忘记密码的请重新注册。",
        "关于政务平台404页面问题的说明": "您访问的页面不存在，是因为链接已失效。",
        "依申请公开答复书（2026年第3号）": "经检索，您申请公开的信息不存在。",
        "本年度重大行政决策目录": "无",
        "关于举办培训班的通知": "请登录省培训网报名。",
    }
    site = Site(project, tiny)
    for number, (name, text) in enumerate(about.items(), 1):
        site.add(f"/tz/{number}.html", name, notice(number, text, name))
    status, last = site.crawl()
    assert (status, last) == (0, "tiny: ok: documents: 6 new, 0 changed, 0 unchanged")
    assert site.titles() == list(about)


def test_reposts_short_reports_files_pictures_and_pages_without_titles_are_documents(
    project: Project, tiny: Tiny
) -> None:
    site = Site(project, tiny)
    site.add("/tz/1.html", title(1), notice(1))
    site.add("/tz/2.html", title(1), notice(1))
    for number in (3, 4, 5):
        name = f"{2020 + number}年度行政处罚情况"
        site.add(f"/tz/{number}.html", name, notice(number, "本年度无。", name))
    untitled = "<html><body><div><p>{}</p></div></body></html>"
    site.add(
        "/tz/6.html", "关于张三等同志任免职的通知", untitled.format("任命张三同志为区水利局局长，免去李四同志职务。")
    )
    site.add(
        "/tz/7.html",
        "附件2",
        untitled.format("<table><tr><td>序号</td><td>单位</td></tr><tr><td>1</td><td>水利局</td></tr></table>"),
    )
    site.add(
        "/tz/8.html",
        "Notice on the Spring Festival",
        notice(8, "Offices are closed from the 3rd to the 9th.", "Notice on the Spring Festival"),
    )
    site.add("/tz/9.html", "关于做好2026年农…", notice(9, name="关于做好2026年农村公路养护工作的通知"))
    site.add("/tz/a.pdf", "示例市水利发展规划", (200, {"Content-Type": "application/pdf"}, b"%PDF-1.7 one"))
    site.add(
        "/tz/b.html", "示例市地图", '<html><body><div class="TRS_Editor"><img src="W020260301.jpg"></div></body></html>'
    )
    site.add("/tz/c.html?b=1&a=2", "示例市志", untitled.format("卷首语"))
    site.add("/tz/c.html?a=2&b=1", "示例市志", untitled.format("卷首语"))
    status, last = site.crawl()
    said, _, files = last.partition("; files: ")
    assert (status, said) == (0, "tiny: ok: documents: 12 new, 0 changed, 0 unchanged"), site.errors()
    assert files.startswith("1 unreadable: 1 ")


def test_pages_that_only_lead_on_are_followed_to_the_document(project: Project, tiny: Tiny) -> None:
    stubs = {
        1: '<meta http-equiv="refresh" content="0;url=/new/1.html">',
        2: "<script>window.location.href='/new/2.html';</script>",
        3: '<body>页面跳转中，<a href="/new/3.html">点击这里</a><script>top.location.replace("/new/3.html")</script></body>',
        4: '<META content="1; URL=\'/new/4.html\'" http-equiv="Refresh">',
        5: '<script>location.href="/tz/6.html"</script>',
        6: '<script>location.href="/tz/5.html"</script>',
        7: '<meta http-equiv="refresh" content="0;url=./">',
        8: '<script>location.href="http://www.example.com/"</script>',
    }
    site = site_of(project, tiny, 8, stubs.__getitem__)
    tiny.pages |= {f"/new/{number}.html": notice(number).encode() for number in range(1, 5)}
    site.add(
        "/tz/f.html",
        "关于防汛的通告",
        "<frameset rows='80,*'><frame src='/top.html'><frame src='/new/f.html'></frameset>",
    )
    _, last = site.crawl()
    assert last.endswith(
        "documents: 5 new, 0 changed, 0 unchanged; failed: 2 endless_redirect, 1 foreign_redirect, 1 soft_404"
    )
    assert site.titles() == [*(title(number) for number in range(1, 5)), "关于防汛的通告"]
    [framed] = project.rows("SELECT quality FROM documents WHERE url LIKE '%f.html'")
    assert "frame_only" in framed["quality"]
    assert all(tiny.asked.count(f"/new/{number}.html") == 1 for number in range(1, 5))


def test_what_has_passed_by_the_end_of_the_run_is_asked_for_again(
    project: Project, tiny: Tiny, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One page shows whether maintenance is over: while it is not, the others are left alone."""
    site = site_of(project, tiny, 6)
    sunny, waiting = tiny.answer, {f"/tz/{number}.html" for number in range(1, 5)}

    def answer(path: str) -> tuple[int, dict[str, str], bytes]:
        if path in waiting:
            waiting.remove(path)
            return 200, {}, MAINTENANCE.encode()
        return sunny(path)

    monkeypatch.setattr(tiny, "answer", answer)
    assert site.crawl() == (0, "tiny: ok: documents: 6 new, 0 changed, 0 unchanged")
    assert site.errors() == {}

    monkeypatch.undo()
    for number in range(1, 5):
        tiny.pages[f"/tz/{number}.html"] = MAINTENANCE.encode()
    tiny.asked.clear()
    status, last = site.crawl(*AGAIN)
    assert (status, last.rpartition("; ")[2]) == (1, "failed: 4 maintenance")
    assert len([path for path in tiny.asked if path.startswith("/tz/")]) == len(["/tz/"]) + 6 + 1
    assert project.rows("SELECT max(tries) AS tries FROM entries") == [{"tries": 1}]


def test_rows_that_lead_to_one_report_of_another_year_got_none(project: Project, tiny: Tiny) -> None:
    """Each is led to the newest report; the row of that report is its own."""
    site = Site(project, tiny)
    names = {year: f"{year}年政府信息公开工作年度报告" for year in (2021, 2022, 2023)}
    for year, name in names.items():
        site.add(f"/tz/{year}.html", name, to("/gknb/new.html"))
    tiny.pages["/gknb/new.html"] = notice(1, "本报告由区水利局编制。" * 9, names[2023]).encode()
    assert site.crawl()[1].endswith("documents: 1 new, 0 changed, 0 unchanged; failed: 2 same_answer")
    assert site.titles() == [names[2023]]


def test_many_pages_that_show_no_sign_of_their_rows_are_documents_if_all_differ(project: Project, tiny: Tiny) -> None:
    site = Site(project, tiny)
    for number in range(1, 8):
        words = "".join(chr(0x4E00 + 97 * number + place) for place in range(40))
        site.add(f"/tz/{number}.html", f"附件{number}", f"<html><body><p>{words}。</p></body></html>")
    site.add("/tz/8.html", "领导简介", '<html><body><iframe src="/viewer?file=a.pdf"></iframe></body></html>')
    site.add("/tz/9.html", "机构设置", '<html><body><iframe src="/viewer?file=b.pdf"></iframe></body></html>')
    assert site.crawl() == (0, "tiny: ok: documents: 9 new, 0 changed, 0 unchanged")


def test_texts_lost_to_one_message_below_their_own_titles_are_kept(project: Project, tiny: Tiny) -> None:
    """One that changed alone is a version, though nothing of it is left."""
    site = site_of(project, tiny, 6)
    site.crawl()
    before = site.texts()
    for number in (1, 2, 3):
        tiny.pages[f"/tz/{number}.html"] = notice(number, "春江潮水连海平，海上明月共潮生。").encode()
    tiny.pages["/tz/4.html"] = notice(4, "滟滟随波千万里，何处春江无月明。").encode()
    tiny.pages["/tz/5.html"] = notice(5, "因平台割接，服务暂停，请稍后再试。").encode()
    assert site.crawl(*AGAIN)[1].rpartition("; ")[2] == "failed: 1 maintenance, 3 same_answer"
    changed = f"{tiny.base}/tz/4.html"
    assert site.texts() == before | {changed: ("滟滟随波千万里，何处春江无月明。", 2)}
