"""What becomes of documents on their way from the page to the store, and what a run says of it (gkcrawl/crawl/run.py)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gkcrawl.store import Store
from tests.scrapy_commands.conftest import PORTAL, detail_page, list_page

if TYPE_CHECKING:
    from tests.scrapy_commands.conftest import Project, Tiny

# A portal whose third notice comes out of the reader with half a character, which no database takes.
CLUMSY = (
    PORTAL
    + """
    follow_hosts = (".localhost",)

    async def parse_document(self, response, entry, column):
        for document in await super().parse_document(response, entry, column):
            if response.url.endswith("_3.html"):
                document.title = "\\ud800"
            yield document
"""
)
# A disk that is full from the third page on: for rows of their own batch, or for the archive.
FULL_DATABASE = """
import gkcrawl.store.group_commit as group_commit
from gkcrawl.store import Store

group_commit._PATIENCE = 0.0
write = Store.write

def full(self, run, batch, **options):
    pages = self.query("PRAGMA page_count")[0]["page_count"]
    if pages > 40 and sum(hasattr(row, "values") for row in batch) and self.query("SELECT * FROM documents LIMIT 1"):
        self._db.execute(f"PRAGMA max_page_count = {pages}")
    return write(self, run, batch, **options)

Store.write = full
"""
FULL_ARCHIVE = """
import errno
import gkcrawl.archive.writer as writer

pack_record, packed = writer.pack_record, []

def full(*arguments, **options):
    if sum(map(len, packed)) > 20_000:
        raise OSError(errno.ENOSPC, "No space left on device")
    packed.append(pack_record(*arguments, **options))
    return packed[-1]

writer.pack_record = full
"""
COMPILATION = (
    '<html><head><meta name="ArticleTitle" content="工作总结范文汇编"></head><body><div class="TRS_Editor">'
    "<p>第一篇：某局年度工作总结</p><p>一年来，某局认真落实各项部署，较好地完成了全年任务。</p>"
    "<p>第二篇：某站年度工作总结</p><p>一年来，某站扎实推进防汛抗旱，守住了安全底线。</p></div></body></html>"
)
FIRST = "/tz/202603/t20260301_1.html"
SECOND = "/tz/202603/t20260302_2.html"


def test_parts_are_stored_and_what_cannot_be_stored_is_counted_and_kept_from_replacing(
    project: Project, tiny: Tiny
) -> None:
    project.add("tiny", CLUMSY)
    tiny.pages[FIRST] = COMPILATION.encode()
    # Nobody listens on port 1: neither robots.txt nor the page can be had.
    tiny.pages["/nb/"] = list_page("../tz/202603/t20260305_5.html", "http://localhost:1/t20260306_6.html")
    status, last, log = project.crawl(tiny, "-s", "RETRY_ENABLED=False")
    assert status == 0, log
    assert last == "tiny: ok: documents: 6 new, 0 changed, 0 unchanged; failed: 1 robots_unreachable, 1 unstorable"
    assert "Traceback" not in log
    assert project.rows("SELECT error FROM captures WHERE url = 'http://localhost:1/robots.txt'") == [
        {"error": "refused"}
    ]
    with Store(project.db) as store:
        documents = list(store.documents())
    whole = next(row for row in documents if row["title"] == "工作总结范文汇编")
    parts = {row["title"]: row["part_of"] for row in documents if row["part_of"]}
    assert parts == {
        "某局年度工作总结": {"id": whole["id"], "part": 1, "of": 2},
        "某站年度工作总结": {"id": whole["id"], "part": 2, "of": 2},
    }

    # A page that reads empty where a text is stored is no version, nor is one that fits no charset: the texts stay,
    # the pages are asked for again.
    [before] = [row for row in documents if row["url"] == tiny.base + SECOND]
    tiny.pages[SECOND] = b"<html><body></body></html>"
    tiny.pages[FIRST] = b"<html><body><p>" + b"\xd6\xd0\xff\xff" * 200 + b"</p></body></html>"
    status, last, log = project.crawl(tiny, "-s", "RETRY_ENABLED=False", "-s", "GKCRAWL_REVISIT_DAYS=*:0")
    assert status == 0, log
    assert "failed: 1 empty, 1 encoding, 1 robots_unreachable, 1 unstorable" in last
    with Store(project.db) as store:
        [after] = [row for row in store.documents() if row["url"] == tiny.base + SECOND]
    assert (after["text"], after["version"]) == (before["text"], 1)
    errors = project.rows("SELECT error FROM entries WHERE error IS NOT NULL ORDER BY error")
    assert [row["error"] for row in errors] == ["empty", "encoding", "unstorable"]
    judged = project.rows("SELECT url, error FROM captures WHERE error = 'empty'")
    assert judged == [{"url": tiny.base + SECOND, "error": "empty"}]


@pytest.mark.parametrize(("trouble", "why"), [(FULL_DATABASE, "disk is full"), (FULL_ARCHIVE, "No space left")])
def test_after_a_full_disk_nothing_is_known_that_is_not_stored(
    project: Project, tiny: Tiny, trouble: str, why: str
) -> None:
    for number in range(1, 6):
        page = detail_page(number).decode().replace("认真落实", "".join(map(chr, range(0x4E00, 0x5E00))))
        tiny.pages[f"/tz/202603/t2026030{number}_{number}.html"] = page.encode()
    project.add("tiny", PORTAL + trouble)
    status, last, log = project.crawl(tiny, "-s", "CONCURRENT_REQUESTS=1")
    assert status == 1, log
    assert why in last
    stored = {row["key"] for row in project.rows("SELECT key FROM urls")}
    assert 1 <= len(stored) < 5
    known = project.rows("SELECT key FROM entries WHERE document IS NOT NULL OR error IS NOT NULL")
    assert {row["key"] for row in known} <= stored

    project.add("tiny", PORTAL)
    status, last, log = project.crawl(tiny)
    assert status == 0, log
    assert f"documents: {5 - len(stored)} new, 0 changed" in last
    assert project.rows("SELECT count(*) AS n FROM documents") == [{"n": 5}]
