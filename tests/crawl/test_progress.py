"""What a terminal shows of a crawl while it is going on, and that nothing else does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gkcrawl.crawl import progress as progress_module
from gkcrawl.crawl.progress import Board, Progress
from gkcrawl.portals import Column, PortalSpider, TrsSpider
from tests.processes import SCRAPY
from tests.scrapy_commands.conftest import project, tiny
from tests.terminals import on_terminal

if TYPE_CHECKING:
    from tests.scrapy_commands.conftest import Project, Tiny

__all__ = ["project", "tiny"]


@pytest.fixture
def watched() -> type[PortalSpider]:
    columns = tuple(Column(name, f"https://www.example.gov.cn/{name}/", kind="notice") for name in ("通知", "年报"))
    facts = {"name": "watched", "agency": "示例市发展和改革局", "region": "320100", "columns": columns}
    made = type("Watched", (TrsSpider,), {"__doc__": "A bureau.", **facts})
    assert issubclass(made, PortalSpider)
    return made


def test_a_line_says_how_far_the_crawl_is(watched: type[PortalSpider]) -> None:
    spider = watched()
    progress = Progress(spider)
    began = progress._began
    assert progress.line(began) == "watched: column 0 of 2 · 0 pages · 0 documents · 0 failures"
    first, second = (walk.report for walk in spider.walks)
    first.pages, first.expected = 3, 60
    spider.counts.update({"documents": 20, "failed/http_500": 2, "skipped/wechat": 9})
    assert progress.line(began + 40) == (
        "watched: column 1 of 2 通知 · 3 pages · 20 documents of 60 · 2 failures · 0:01:16 left of this column"
    )
    second.pages = 1
    assert progress.line(began + 40) == "watched: column 2 of 2 年报 · 4 pages · 20 documents · 2 failures"
    second.expected = 40
    assert progress.line(began + 40).endswith(" · 20 documents of 100 · 2 failures · 0:02:36 left")
    spider.counts.update({"files/new": 7, "files/unchanged": 2, "files/failed/captcha": 1})
    assert " · 20 documents of 100 · 9 files · 2 failures · " in progress.line(began + 40)


def test_a_sample_has_no_total(watched: type[PortalSpider]) -> None:
    spider = watched(sample="5")
    spider.walks[0].report.pages, spider.walks[0].report.expected = 3, 60
    spider.counts["documents"] = 5
    progress = Progress(spider)
    assert "of 60" not in progress.line(progress._began + 40)


def test_more_portals_than_the_screen_has_room_for_are_told_in_sum(
    watched: type[PortalSpider], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress_module, "create_looping_call", Clock)
    board = Board()
    crawls = [Progress(watched()) for _ in range(300)]
    for crawl in crawls:
        board.add(crawl)
        crawl._spider.counts.update({"documents": 2, "failed/gone": 1})
    assert [line.partition(":")[0] for line in board.lines(300, 0.0)] == ["watched"] * 300
    lines = board.lines(20, 0.0)
    assert lines[0] == "300 portals · 0 pages · 600 documents · 300 failures"
    assert [line.partition(":")[0] for line in lines[1:]] == ["watched"] * 19
    for crawl in crawls[1:]:
        board.drop(crawl)
    assert len(board.lines(0, 0.0)) == 1
    assert Clock.running == 1
    board.drop(crawls[0])
    assert Clock.running == 0


class Clock:
    """A looping call that never calls."""

    running = 0

    def __init__(self, function: object) -> None: ...

    def start(self, seconds: float) -> None:
        Clock.running += 1

    def stop(self) -> None:
        Clock.running -= 1


def test_only_a_terminal_shows_it_and_logs_and_verdict_stay_whole(project: Project, tiny: Tiny) -> None:
    crawl = ("crawl", "tiny", "-a", f"base={tiny.base}")
    status, shown = on_terminal(SCRAPY, *crawl, columns=160, cwd=project.folder)
    assert status == 0, shown
    lines = shown.splitlines()
    assert "tiny: column " in shown and " documents · 0 failures" in shown
    assert lines[-1].startswith("tiny: ok: documents: 5 new"), shown
    assert any(line.endswith("INFO [scrapy.core.engine] Spider opened") for line in lines)
    for unwanted in ({"NO_COLOR": "1"}, {"TERM": "dumb"}):
        status, shown = on_terminal(SCRAPY, *crawl, env=unwanted, cwd=project.folder)
        assert (status, "\x1b" in shown, "tiny: column " in shown) == (0, False, False)
    status, shown = on_terminal(SCRAPY, *crawl, "--nolog", cwd=project.folder)
    assert (status, shown.count("\n"), "tiny: column " in shown) == (0, 1, False)
    assert "tiny: column " not in project.crawl(tiny)[2]
