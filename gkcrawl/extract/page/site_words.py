"""Words of a site around a document (foot, buttons, breadcrumb, related links) by role: data/site_words.csv."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gkcrawl.data import alternatives, rules

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gkcrawl.extract.page.layout import Line


def site_words(*roles: str) -> str:
    """The words in any of these ``roles`` (data/README.md#site-words), as a group to be built into a pattern."""
    return alternatives(rules("site_words", *roles))


SITE_FOOT = re.compile(site_words("foot"))
"""What only the foot of a site says."""
_OWNER = re.compile(site_words("owner"))
_RUN_BY = re.compile(rf"{site_words('run_by')}[\s:：©]*([\u4e00-\u9fff]{{4,30}})")
_LONGEST_FOOT = 200  # characters of a line: a paragraph that speaks of copyright is longer


def footer_lines(lines: Sequence[Line]) -> list[str]:
    """The lines that say whose the site is."""
    return [line.text for line in lines if len(line.text) <= _LONGEST_FOOT and _OWNER.search(line.text)]


def names_in_footer(lines: Sequence[Line]) -> list[str]:
    """Who runs the site: 主办：青禾县人民政府."""
    return [match[1] for text in footer_lines(lines) for match in _RUN_BY.finditer(text)]
