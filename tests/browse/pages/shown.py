"""Pages as their readers get them, without a server."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lxml import html as lxml_html

from gkcrawl.browse.asked import Asked
from gkcrawl.browse.links import ServerLinks
from gkcrawl.browse.rendering import render
from gkcrawl.browse.words import Words

if TYPE_CHECKING:
    from gkcrawl.browse.asked import Page
    from gkcrawl.browse.words import Language
    from gkcrawl.store import Store


def html_of(page: Page, store: Store, path: str, language: Language = "en", **parameters: str) -> str:
    """The HTML of a page of ``store``."""
    asked = Asked(words=Words(language), path=path, parameters=parameters)
    return render(page(store, asked), asked, ServerLinks())


def tree(html: str) -> Any:
    """``html`` as elements."""
    return lxml_html.document_fromstring(html)


def said(element: Any) -> str:
    """The texts of an element with one blank between."""
    return " ".join(" ".join(element.itertext()).split())
