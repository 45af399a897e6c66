"""Column pages without rows that name nobody to ask (gkcrawl/portals/lists/shells.py)."""

from __future__ import annotations

import pytest

from gkcrawl.errors import SiteChanged
from gkcrawl.portals.families.lonsun import LonsunFamily
from gkcrawl.portals.families.ucap import UcapFamily
from tests.portals.pages import page


@pytest.mark.parametrize("family", [UcapFamily(), LonsunFamily()])
def test_a_page_that_names_nobody_has_changed(family: UcapFamily | LonsunFamily) -> None:
    with pytest.raises(SiteChanged):
        family.read_list(page("<p>青山市</p>"))
