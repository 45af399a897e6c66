"""Snapshots to describe, written small."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gkcrawl.publish.edition import Edition
from gkcrawl.publish.snapshot import publish

if TYPE_CHECKING:
    from pathlib import Path

    from gkcrawl.publish.release import Release
    from gkcrawl.store import Store


def a_release(store: Store, folder: Path, largest: int = 1 << 30, **fields: Any) -> Release:
    """The corpus in ``store`` published into ``folder``."""
    return publish(store, folder, Edition(**({"version": "2026.11"} | fields)), largest=largest)
