"""``make pictures``: takes the pictures of the README in Chromium, of ``gkcrawl browse`` on a demo corpus (docs/pictures)."""

from __future__ import annotations

import base64
import sys
import tempfile
from pathlib import Path
from typing import Any, NamedTuple

from gkcrawl.store import Store
from tests.browser.looked_at import browsing, chromium, launched, make_corpus
from tests.processes import ROOT

FOLDER = ROOT / "docs" / "pictures"
MOST_BYTES = 150 * 2**10
"""Of a picture: the README has several, and is read where lines are slow."""
_WIDTH, _HEIGHT = 1100, 720
_QUALITY = 82  # of WebP, percent: letters have no halos
_DOCUMENTS = 60
_PORTALS = ("demo_trs", "demo_jpage", "demo_gkmlpt", "demo_reports", "demo_roster")

REPORT = "SELECT id FROM documents WHERE portal = 'demo_gkmlpt' AND kind = 'annual_report' ORDER BY id LIMIT 1"
"""A document with many fields."""


class Picture(NamedTuple):
    """A page at ``path`` as it is seen first, and what the pictures in the two READMEs are called for those who cannot see them."""

    name: str
    path: str
    zh: str
    en: str


PICTURES = (
    Picture(
        "overview",
        "/",
        "总览：年报覆盖的热力图、文件增长和各网站状态",
        "Overview: heat map of annual reports, growth, portals",
    ),
    Picture(
        "document",
        "/doc/{report}",
        "文件页：各字段及其出处、正文和引用格式",
        "A document: fields and where each was read, text, citation",
    ),
    Picture(
        "search",
        "/search?q=通知",
        "检索结果，可按网站、地区、种类和年份缩小",
        "Search results, narrowed by portal, region, kind and year",
    ),
    Picture(
        "statistics",
        "/statistics",
        "年报数据的历年变化和机构比较",
        "Figures of annual reports over the years, agencies compared",
    ),
)


def file_of(picture: Picture, language: str) -> Path:
    """Where the picture is."""
    return FOLDER / f"{picture.name}.{language}.webp"


def take(page: Any, path: Path) -> None:
    """Write what ``page`` shows as WebP, which Playwright has no word for and Chromium's own protocol has."""
    session = page.context.new_cdp_session(page)
    shot = session.send("Page.captureScreenshot", {"format": "webp", "quality": _QUALITY})
    path.write_bytes(base64.b64decode(shot["data"]))


def main() -> None:
    """Take all pictures, in both languages."""
    if not chromium():
        sys.exit("no Chromium: apt-get install chromium fonts-noto-cjk")
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        db = make_corpus(Path(folder), _PORTALS, _DOCUMENTS)
        with Store(db) as store:
            ((report,),) = store.rows(REPORT)
        with browsing(db) as address, launched() as browser:
            for language, locale in (("zh", "zh-CN"), ("en", "en-GB")):
                size = {"width": _WIDTH, "height": _HEIGHT}
                options = {"base_url": address, "locale": locale, "viewport": size, "color_scheme": "light"}
                with browser.new_context(**options) as context:
                    page = context.new_page()
                    for picture in PICTURES:
                        page.goto(picture.path.format(report=report))
                        take(page, file_of(picture, language))
                        print(file_of(picture, language), f"{file_of(picture, language).stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
