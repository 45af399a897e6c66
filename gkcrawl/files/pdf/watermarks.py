"""Leaves out watermarks: text that is pale, or light and at one place of several pages."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from gkcrawl.characters import squash

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gkcrawl.files.pdf.boxes import Run

SAME_PLACE = 6.0
"""Points by which places of a watermark differ."""
LIGHT = 0.62
"""Lightness (0 black, 1 white) of watermarks."""
WHITE = 0.99
"""Lightness of headings on coloured ground."""
PALE = 140
"""Opacity (of 255) below which text is a watermark."""


def without_watermarks(pages: Sequence[list[Run]]) -> list[list[Run]]:
    """Runs of each page without those that are pale, or light and at one place of several pages."""
    places = Counter(
        (squash(run.text), round(run.x0 / SAME_PLACE), round(run.y0 / SAME_PLACE))
        for runs in pages
        for run in runs
        if _is_light(run)
    )
    if not places and all(run.opacity >= PALE for runs in pages for run in runs):
        return list(pages)
    return [
        [
            run
            for run in runs
            if run.opacity >= PALE
            and places.get((squash(run.text), round(run.x0 / SAME_PLACE), round(run.y0 / SAME_PLACE)), 0) <= 1
        ]
        for runs in pages
    ]


def _is_light(run: Run) -> bool:
    if not run.color:
        return False
    red, green, blue = run.color >> 16 & 255, run.color >> 8 & 255, run.color & 255
    return LIGHT < (0.3 * red + 0.59 * green + 0.11 * blue) / 255 < WHITE
