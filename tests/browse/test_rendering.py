"""Pages as HTML (gkcrawl/browse/rendering.py)."""

from __future__ import annotations

from gkcrawl.browse.asked import Asked, Shown
from gkcrawl.browse.links import ServerLinks
from gkcrawl.browse.rendering import render
from gkcrawl.browse.words import Words


def test_a_page_has_the_frame_of_all_in_the_language_of_its_reader() -> None:
    asked = Asked(words=Words("en"), parameters={"q": '<b>"水务'})
    html = render(Shown(template="base.html"), asked, ServerLinks("en"))
    assert '<html lang="en">' in html
    assert 'value="&lt;b&gt;&#34;水务"' in html
    assert '<a href="/coverage?lang=en">Coverage</a>' in html
