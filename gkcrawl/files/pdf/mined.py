"""Text of pages with fonts that pdfium cannot decode, read by pdfminer: slower, but it has all CMaps of Adobe."""

from __future__ import annotations

import io
import logging
from functools import cached_property
from typing import Any

from gkcrawl.files.pdf.boxes import Run
from gkcrawl.files.pdf.pdfium import OBLIQUE

MOST_MINED = 60
"""First pages of a file that are read so: each costs a tenth of a second."""


class Miner:
    """Reads pages of the file ``body`` when they are asked for, and opens it then."""

    def __init__(self, body: bytes) -> None:
        self._body = body

    def runs(self, index: int) -> list[Run]:
        """What is written on page ``index`` (from 0), one run a word; empty where pdfminer fails as well."""
        if index >= MOST_MINED or index >= len(self._pages):
            return []
        try:
            page = self._pages[index].filter(_is_along)
            words = page.extract_words(x_tolerance_ratio=0.4, y_tolerance=1)
        except Exception:  # pdfminer meets whatever a damaged file holds
            return []
        self._pages[index].close()
        return [Run(word["x0"], word["top"], word["x1"], word["bottom"], word["text"]) for word in words]

    @cached_property
    def _pages(self) -> list[Any]:
        import pdfplumber

        logging.getLogger("pdfminer").setLevel(logging.ERROR)
        try:
            first = list(range(1, MOST_MINED + 1))
            return list(pdfplumber.open(io.BytesIO(self._body), pages=first).pages)
        except Exception:  # see above
            return []


def _is_along(item: dict[str, Any]) -> bool:
    """Whether an object of pdfplumber runs along the page; what runs obliquely is a watermark."""
    a, b = item.get("matrix", (1, 0))[:2]
    return bool(min(abs(a), abs(b)) <= OBLIQUE * max(abs(a), abs(b)))
