"""A night on which everything happens at once: the run reports exactly that."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from gkcrawl.store import Store
from tests.scrapy_commands.conftest import PORTAL

if TYPE_CHECKING:
    from tests.scrapy_commands.conftest import Project, Tiny

CHANGED, MOVED, VANISHED, MIRRORED = range(1, 6), (6, 7), 8, range(9, 13)
NEW, BACK_DATED = (31, 32, 33), 34


def path(number: int, folder: str = "tz") -> str:
    return f"/{folder}/202603/t20260301_{100000 + number}.html"


def notice(number: int, deadline: str = "本月底") -> bytes:
    return (
        f'<html><head><meta name="ArticleTitle" content="关于开展第{number}项示例工作的通知"></head><body>'
        f'<div class="TRS_Editor"><p>各有关单位：</p><p>第{number}项示例工作自即日起开展，由示例办公室第{number}组牵头，'
        f"请各单位按照职责分工认真组织落实，明确专人负责，并于{deadline}前书面报送工作进展和存在的问题。</p></div></body></html>"
    ).encode()


def lists(rows: list[tuple[int, str]]) -> dict[str, bytes]:
    """Pages of the column, ten a page, of numbers and addresses."""
    pages = [rows[start : start + 10] for start in range(0, len(rows), 10)]
    found = {}
    for index, page in enumerate(pages):
        items = "".join(
            f'<li><a href="{url}">关于开展第{number}项示例工作的通知</a><span>2026-03-{max(1, 31 - number):02}</span></li>'
            for number, url in page
        )
        script = f'<script>createPageHTML({len(pages)}, {index}, "index", "html");</script>'
        name = f"/tz/index_{index}.html" if index else "/tz/"
        found[name] = f'<html><body><ul class="list">{items}</ul>{script}</body></html>'.encode()
    return found


def test_exactly_what_happened_is_reported(project: Project, tiny: Tiny) -> None:
    portal = PORTAL.replace('        Column("年报", f"{base}/nb/", kind="annual_report"),\n', "")
    project.add("tiny", f'{portal}    follow_hosts = (".localhost",)\n')
    rows = [(number, path(number)) for number in range(1, 31)]
    tiny.pages = {**{url: notice(number) for number, url in rows}, **lists(rows)}
    status, last, log = project.crawl(tiny)
    assert (status, last) == (0, "tiny: ok: documents: 30 new, 0 changed, 0 unchanged"), log

    mirror = tiny.base.replace("127.0.0.1", "localhost")
    for number in CHANGED:
        tiny.pages[path(number)] = notice(number, "下季度第一个月的十五日")
    for number in (*MOVED, VANISHED):
        del tiny.pages[path(number)]
    for number in MOVED:
        tiny.pages[path(number, "tzgg")] = notice(number)
    for number in MIRRORED:
        tiny.pages[path(number, "zt")] = notice(number)
    for number in (*NEW, BACK_DATED):
        tiny.pages[path(number)] = notice(number)
    rows = [(number, path(number, "tzgg" if number in MOVED else "tz")) for number, _ in rows if number != VANISHED]
    rows = [(number, path(number)) for number in NEW] + rows[:25] + [(BACK_DATED, path(BACK_DATED))] + rows[25:]
    rows += [(number, f"{mirror}{path(number, 'zt')}") for number in MIRRORED]
    tiny.pages |= lists(rows)
    status, last, log = project.crawl(tiny, "-a", "full=1", "-s", "GKCRAWL_REVISIT_DAYS=*:0")
    assert status == 0, log
    # The old addresses of what has moved are gone as well; the documents are not.
    assert last == "tiny: ok: documents: 4 new, 5 changed, 22 unchanged, 2 moved, 4 mirrored; failed: 3 gone"
    [run] = project.rows("SELECT counts FROM runs ORDER BY rowid DESC LIMIT 1")
    counts = json.loads(run["counts"])
    report = {"new": 4, "changed": 5, "unchanged": 22, "moved": 2, "mirrored": 4, "failed/gone": 3}
    assert {name: counts[name] for name in report} == report

    with Store(project.db) as store:
        found = {row["title"]: row for row in store.documents()}
    assert len(found) == 34
    versions = {number: found[f"关于开展第{number}项示例工作的通知"]["version"] for number in range(1, 35)}
    assert [number for number, version in versions.items() if version == 2] == list(CHANGED)
    assert project.rows("SELECT url FROM documents WHERE gone IS NOT NULL") == [{"url": tiny.base + path(VANISHED)}]
    assert project.rows("SELECT count(*) AS copies FROM documents WHERE url LIKE '%localhost%'") == [{"copies": 0}]
