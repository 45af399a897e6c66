"""NFCMS lists: documents are ``content/post_N.html``."""

from __future__ import annotations

import pytest

from gkcrawl.portals.families.nfcms import NfcmsFamily
from tests.portals.pages import page


@pytest.mark.parametrize(
    ("markup", "matches"),
    [
        ('<a href="/zwgk/content/post_4437828.html">通知</a>', True),
        ("<script>var NFCMS_SITE_ID = 3</script>", True),
        ("<p>", False),
    ],
)
def test_its_addresses_are_its_mark(markup: str, matches: bool) -> None:
    assert NfcmsFamily().matches(page(markup)) is matches
