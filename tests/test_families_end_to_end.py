"""One crawl of a portal of every family, held against what their server knows (docs/families.md)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.request import urlopen

from gkcrawl.demo.corpus import Corpus
from gkcrawl.demo.portals.generic import IndexesPortal
from gkcrawl.demo.portals.hanweb import CipherPortal
from gkcrawl.demo.portals.traps import LooseEndsPortal, TrapsPortal
from gkcrawl.demo.portals.ucap import FeedPortal
from gkcrawl.demo.server import ALL_PORTALS, PORTALS, serving
from gkcrawl.store import Store
from tests.processes import python
from tests.truth import differences

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).resolve().parents[1]
# Three list pages in portals of two columns, two in those of three.
DOCUMENTS = 14
INDEXES = (IndexesPortal, LooseEndsPortal, CipherPortal, FeedPortal, TrapsPortal)
CRAWL_ALL = """
import json, sys
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.utils.project import get_project_settings
from gkcrawl.crawl.run import Run

base, db, archive, *names = sys.argv[1:]
settings = get_project_settings()
settings.setdict({"GKCRAWL_DB": db, "GKCRAWL_ARCHIVE": archive, "LOG_LEVEL": "ERROR"}, priority="cmdline")
process = AsyncCrawlerProcess(settings)
crawlers = {name: process.create_crawler(name) for name in names}
for crawler in crawlers.values():
    process.crawl(crawler, base=base)
process.start()
report = {}
for name, crawler in crawlers.items():
    run = crawler.get_extension(Run)
    outcome = run.outcome if run else None
    walks = [walk.report.to_dict() for walk in crawler.spider.walks] if crawler.spider else []
    counts = dict(crawler.spider.counts) if crawler.spider else {}
    report[name] = {
        "status": outcome and outcome.status, "reason": outcome and outcome.reason, "walks": walks, "counts": counts
    }
print(json.dumps(report))
"""


def crawl(base: str, output: Path, names: Sequence[str]) -> dict[str, Any]:
    """Crawl portals in one process; by name: status, reason, how its columns were walked, what was counted."""
    process = python(CRAWL_ALL, base, str(output / "gkcrawl.db"), str(output / "archive"), *names)
    assert process.returncode == 0, process.stderr
    report: dict[str, Any] = json.loads(process.stdout.splitlines()[-1])
    return report


def stored(output: Path) -> dict[str, list[dict[str, Any]]]:
    """Documents in the database by portal."""
    found: dict[str, list[dict[str, Any]]] = {}
    with Store(output / "gkcrawl.db") as store:
        for document in store.documents():
            found.setdefault(document["portal"], []).append(document)
    return found


def compare(name: str, found: list[dict[str, Any]], truth: list[dict[str, Any]]) -> list[str]:
    """Where the documents ``found`` in portal ``name`` differ from the ``truth`` about it."""
    known = {row["url"]: row for row in truth if row["portal"] == name}
    urls = [document["url"] for document in found]
    wrong = [f"{name}: {url} is missing" for url in known if url not in urls]
    wrong += [f"{name}: {url} is no document" for url in urls if url not in known]
    wrong += [f"{name}: {url} is there {urls.count(url)} times" for url in set(urls) if urls.count(url) > 1]
    for document in found:
        if document["url"] in known:
            wrong += differences(document, known[document["url"]])
    return wrong


def shown(wrong: Sequence[str]) -> str:
    """A few of many differences."""
    return f"{len(wrong)} differences, for example:\n" + "\n".join(wrong[:9])


def test_every_document_of_every_family_is_found_once_and_read_right(tmp_path: Path) -> None:
    names = [portal.name for portal in ALL_PORTALS if portal not in (*PORTALS, *INDEXES)]
    with serving(Corpus(DOCUMENTS)) as base:
        report = crawl(base, tmp_path, names)
        truth = [json.loads(line) for line in urlopen(f"{base}/truth.jsonl")]
    found = stored(tmp_path)
    wrong: list[str] = []
    for name in names:
        wrong += [f"{name}: {report[name]['reason']}"] * (report[name]["status"] != 0)
        wrong += compare(name, found.get(name, []), truth)
        for walk in report[name]["walks"]:
            if walk["pages"] < 2 or walk["expected"] not in (None, walk["entries"]):
                wrong.append(f"{name}: {walk}")
    assert not wrong, shown(wrong)


def test_every_shape_of_an_index_and_every_trap(tmp_path: Path) -> None:
    with serving(Corpus(40)) as base:
        report = crawl(base, tmp_path, [portal.name for portal in INDEXES])
        truth = [json.loads(line) for line in urlopen(f"{base}/truth.jsonl")]
    found = stored(tmp_path)
    wrong = [line for portal in INDEXES for line in compare(portal.name, found.get(portal.name, []), truth)]
    assert not wrong, shown(wrong)

    loose = report["demo_loose_ends"]
    assert loose["status"] == 0, loose
    # Of 20 rows to nowhere half are on WeChat and half are gone.
    assert (loose["counts"]["skipped/wechat"], loose["counts"]["failed/gone"]) == (10, 10)
    assert report["demo_indexes"]["status"] == 0, report["demo_indexes"]

    (window,) = report["demo_jpage_cipher"]["walks"]
    assert (report["demo_jpage_cipher"]["status"], window["stop"]) == (0, "single_window")
    assert (window["entries"], window["expected"]) == (6, 40)

    (feed,) = report["demo_feed"]["walks"]
    assert (report["demo_feed"]["status"], feed["entries"], feed["pages"]) == (0, 40, 1)

    traps = report["demo_traps"]
    assert (traps["status"], "listing_changed" in traps["reason"]) == (1, True), "a list of scripts is none"
    assert {walk["name"]: walk["stop"] for walk in traps["walks"]} == {
        "looping": "no_new_entries",
        "repeated": "repeated_page",
        "calendar": "page_limit",
        "identical": "no_next",
        "script": "error",
        "above_root": "no_next",
        "lying": "no_next",
        "future": "total_reached",
        "commented": "error",
    }
    entries = {walk["name"]: (walk["entries"], walk["expected"]) for walk in traps["walks"]}
    assert (entries["identical"], entries["lying"]) == ((1, None), (4, 2))
