"""Words of a site around a document (foot, buttons, breadcrumb, related links) by role: data/site_words.csv."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gkcrawl.data import alternatives, rules

if TYPE_CHECKING:
    from gkcrawl.extract.page.layout import Layout


def site_words(*roles: str) -> str:
    """The words in any of these ``roles`` (data/README.md#site-words), as a group to be built into a pattern."""
    return alternatives(rules("site_words", *roles))


SITE_FOOT = re.compile(site_words("foot"))
"""What only the foot of a site says."""
_OWNER = re.compile(site_words("owner"))
_RUN_BY = re.compile(rf"{site_words('run_by')}[\s:：©]*([\u4e00-\u9fff]{{4,30}})")
_LONGEST_FOOT = 200  # characters of a line: a paragraph that speaks of copyright is longer


def footer_lines(layout: Layout) -> list[str]:
    """The lines that say whose the site is."""
    if layout.feet is None:
        short = (line.text for line in layout.lines if len(line.text) <= _LONGEST_FOOT)
        layout.feet = list(filter(_OWNER.search, short))
    return layout.feet


def names_in_footer(layout: Layout) -> list[str]:
    """Who runs the site: 主办：青禾县人民政府."""
    return [match[1] for text in footer_lines(layout) for match in _RUN_BY.finditer(text)]
