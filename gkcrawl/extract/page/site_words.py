"""Words of a site around a document (foot, buttons, breadcrumb, related links) by role: data/site_words.csv."""

from __future__ import annotations

import re

from gkcrawl.data import alternatives, rules


def site_words(*roles: str) -> str:
    """The words in any of these ``roles`` (data/README.md#site-words), as a group to be built into a pattern."""
    return alternatives(rules("site_words", *roles))


SITE_FOOT = re.compile(site_words("foot"))
"""What only the foot of a site says."""
