"""The foot of a page: lines of copyright and of who runs the site, which name it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gkcrawl.extract.page.site_words import site_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gkcrawl.extract.page.layout import Line

_WORDS = re.compile(site_words("owner"))
_RUN_BY = re.compile(rf"{site_words('run_by')}[\s:：©]*([\u4e00-\u9fff]{{4,30}})")
_LONGEST_FOOT = 200  # characters of a line: a paragraph that speaks of copyright is longer


def footer_lines(lines: Sequence[Line]) -> list[str]:
    """The lines that say whose the site is."""
    return [line.text for line in lines if len(line.text) <= _LONGEST_FOOT and _WORDS.search(line.text)]


def names_in_footer(lines: Sequence[Line]) -> list[str]:
    """Who runs the site: 主办：青禾县人民政府."""
    return [match[1] for text in footer_lines(lines) for match in _RUN_BY.finditer(text)]
