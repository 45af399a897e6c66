"""Every recorded portal still reads its pages the same way: ``scrapy record NAME`` writes the fixtures."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from scrapy.settings import Settings

from gkcrawl.crawl.loader import PortalLoader
from gkcrawl.scrapy_commands.checkall import unrecorded
from gkcrawl.scrapy_commands.fixture import DOCUMENTS, FOLDER, PAGES, SAMPLE, expected
from tests.processes import scrapy

ROOT = Path(__file__).parents[2]
RECORDED = sorted(path.parent.name for path in (ROOT / FOLDER).glob(f"*/{PAGES}"))

# Active portals that were declared where there was no network; the list only shrinks.
TO_BE_RECORDED = {
    *("chinatax", "mohrss", "mva", "ndrc", "daxing", "huairou", "miyun", "shijingshan", "tongzhou"),
    *("huaian", "jiangsu_drc", "shuyang", "suqian", "suqian_drc", "xiangyang_gjj", "zhejiang_drc"),
}


def test_active_portals_are_recorded() -> None:
    """A portal that is seen at work has a fixture: `scrapy genportal` and `scrapy record` make it."""
    loader = PortalLoader(Settings({"SPIDER_MODULES": ["spiders"]}))
    active = [portal for portal in loader.portals() if portal.base is None and portal.status == "active"]
    assert {portal.name for portal in unrecorded(active)} == TO_BE_RECORDED


@pytest.mark.parametrize("name", RECORDED)
def test_a_replay_of_the_fixture_gives_the_documents_beside_it(name: str, tmp_path: Path) -> None:
    fixture = ROOT / FOLDER / name
    command = ["crawl", name, "-s", f"REPLAY={fixture / PAGES}", "-L", "WARNING"]
    wanted = [json.loads(line) for line in (fixture / DOCUMENTS).read_text(encoding="utf-8").splitlines()]
    command += ["-a", f"sample={SAMPLE}", "--db", str(tmp_path / "replayed.db")]
    done = scrapy(*command)
    assert done.returncode == 0, done.stderr
    assert list(expected(tmp_path / "replayed.db")) == wanted, f"if this is right: scrapy record {name} -s REPLAY=…"
