"""Text of pages with fonts that pdfium cannot decode, read by pdfminer: slower, but it has all CMaps of Adobe."""

from __future__ import annotations

import io
import logging
from typing import Any

from gkcrawl.files.pdf.boxes import Run
from gkcrawl.files.pdf.pdfium import OBLIQUE


def mined_runs(body: bytes, index: int) -> list[Run]:
    """What is written on page ``index`` (from 0) of the file, one run a word; empty where pdfminer fails as well."""
    import pdfplumber

    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    try:
        with pdfplumber.open(io.BytesIO(body), pages=[index + 1]) as file:
            page = file.pages[0]
            words = page.filter(_is_along).extract_words(x_tolerance_ratio=0.4, y_tolerance=1)
    except Exception:  # pdfminer meets whatever a damaged file holds
        return []
    return [Run(word["x0"], word["top"], word["x1"], word["bottom"], word["text"]) for word in words]


def _is_along(item: dict[str, Any]) -> bool:
    """Whether an object of pdfplumber runs along the page; what runs obliquely is a watermark."""
    a, b = item.get("matrix", (1, 0))[:2]
    return bool(min(abs(a), abs(b)) <= OBLIQUE * max(abs(a), abs(b)))
