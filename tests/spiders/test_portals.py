"""Every portal class of the project: loads, is small, says where it is."""

from __future__ import annotations

import inspect
from pathlib import Path

import pytest
from scrapy.settings import Settings

from gkcrawl.crawl.loader import PortalLoader
from gkcrawl.portals import PortalSpider

ROOT = Path(__file__).parents[2]
LOADER = PortalLoader(Settings({"SPIDER_MODULES": ["spiders"]}))


def test_all_portals_load() -> None:
    assert LOADER.broken == {}
    assert {"ndrc", "jiangsu_drc", "nanshan_drc", "demo_trs", "demo_jpage", "demo_gkmlpt"} <= set(LOADER.list())


@pytest.mark.parametrize("name", sorted(LOADER.list()))
def test_a_portal_is_a_handful_of_facts(name: str) -> None:
    portal = LOADER.load(name)
    assert issubclass(portal, PortalSpider)
    source = Path(inspect.getfile(portal))
    assert source.stem == name
    assert len(source.read_text(encoding="utf-8").splitlines()) <= 15
