"""Every portal class of the project: loads, is small, is in the list of portals."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from scrapy.settings import Settings

from gkcrawl.crawl.loader import PortalLoader
from gkcrawl.modules import declared_in
from tests.generated import hold

if TYPE_CHECKING:
    from gkcrawl.portals import PortalSpider

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "portals.md"
LOADER = PortalLoader(Settings({"SPIDER_MODULES": ["spiders"]}))
PORTALS = LOADER.portals()
HEAD = """# Portals

Generated from what `spiders/` declares. *active*: seen at work in 2025 or 2026; *unverified*: known from older
sources only, so the first crawl may say that it moved; *moved*: known to be gone, left out where all portals are
crawled. No portal has been crawled live by the authors. A column without a printed name in the source bears the
last part of its address.
"""


def group_of(portal: type[PortalSpider]) -> str:
    """The folder or file below ``spiders/``: jiangsu/nanjing.py and jiangsu.toml are of one."""
    return Path(declared_in(portal).relative_to(ROOT / "spiders").parts[0]).stem


def rendered() -> str:
    real = sorted((portal for portal in PORTALS if portal.base is None), key=lambda p: (group_of(p), str(p.name)))
    states = [portal.status for portal in real]
    counts = ", ".join(f"{states.count(status)} {status}" for status in ("active", "unverified", "moved"))
    sections = [HEAD, f"{len(real)} portals: {counts}.\n"]
    for group, portals in groupby(real, group_of):
        sections.append(
            f"## {group}\n\n| portal | agency | region | family | columns | status |\n|---|---|---|---|---|---|"
        )
        for portal in portals:
            columns = ", ".join(f"[{column.name}]({column.url})" for column in portal.columns)
            cells = (f"`{portal.name}`", portal.agency, portal.region, portal.family.name, columns, portal.status)
            sections.append("| " + " | ".join(map(str, cells)) + " |")
        sections[-1] += "\n"
    return "\n".join(sections)


def test_all_portals_load() -> None:
    assert LOADER.broken == {}
    assert {"ndrc", "jiangsu_drc", "nanshan_drc", "demo_trs", "demo_jpage", "demo_gkmlpt"} <= {p.name for p in PORTALS}


def test_a_portal_is_a_handful_of_facts() -> None:
    lines = {
        str(portal.name): len(declared_in(portal).read_text(encoding="utf-8").splitlines())
        for portal in PORTALS
        if portal.base is None and declared_in(portal).suffix == ".py"
    }
    assert median(lines.values()) <= 10


def test_the_page_of_portals_is_current() -> None:
    hold(PAGE, rendered())
