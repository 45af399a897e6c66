"""Turns China's government-information portals into a clean, citable corpus.

What is imported from here is for programs that use gkcrawl, and stays as it is (docs/api.md).
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

__version__ = "0.1.0"

if TYPE_CHECKING:
    from gkcrawl.api.corpus import Corpus, open_corpus
    from gkcrawl.corpus.response import Response
    from gkcrawl.document import Document
    from gkcrawl.errors import GkcrawlError
    from gkcrawl.extract.document import extract_document
    from gkcrawl.portals.column import ListPage, PageRequest
    from gkcrawl.portals.detect import parse_list
else:
    _PLACES = {
        "Corpus": "api.corpus",
        "Document": "document",
        "GkcrawlError": "errors",
        "ListPage": "portals.column",
        "PageRequest": "portals.column",
        "Response": "corpus.response",
        "extract_document": "extract.document",
        "open_corpus": "api.corpus",
        "parse_list": "portals.detect",
    }

    def __getattr__(name):
        """Imported when asked for: ``import gkcrawl`` costs nothing."""
        if name not in _PLACES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(import_module(f"{__name__}.{_PLACES[name]}"), name)


__all__ = [
    "Corpus",
    "Document",
    "GkcrawlError",
    "ListPage",
    "PageRequest",
    "Response",
    "__version__",
    "extract_document",
    "open_corpus",
    "parse_list",
]
