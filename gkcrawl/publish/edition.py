"""What a snapshot is to hold, and what is said of it: its version, licence, authors, and what is left out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """One snapshot: ``version`` names it; ``licence`` is an SPDX identifier, None where nobody gave one.

    ``as_of`` is the day at whose end (Asia/Shanghai) the state was so, None for the present one. Without ``copies``
    documents that only repeat another one are left out, without ``contacts`` telephone numbers and the like.
    """

    version: str
    title: str = "gkcrawl corpus"
    licence: str | None = None
    authors: tuple[str, ...] = field(default=())
    url: str | None = None
    as_of: date | None = None
    copies: bool = True
    contacts: bool = True
