"""Portals and runs of a crawl as they are recorded: facts at the start, and how a run ended."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


@dataclass(frozen=True, slots=True, kw_only=True)
class PortalFacts:
    """What a portal says of itself: its ``name``, ``agency``, the code of its ``region``, its CMS ``family``."""

    name: str
    agency: str
    region: str
    family: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RunEnd:
    """How a run ended: exit ``status``, its ``reason`` in words, ``outcome`` in one; counts, facts per column."""

    finished_at: str
    status: int
    reason: str
    outcome: str | None = None
    counts: Mapping[str, int]
    columns: Sequence[Mapping[str, Any]] = ()
