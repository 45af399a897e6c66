"""What a demo file says, whatever its format: red head, document number, title, paragraphs, tables, signature."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gkcrawl.demo.form import FormTable


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A document as it is printed (GB/T 9704-2012): ``head`` is the issuer in red, ``number`` the 发文字号."""

    title: str
    head: str | None = None
    number: str | None = None
    blocks: list[str | FormTable] = field(default_factory=list)
    signature: list[str] = field(default_factory=list)

    @property
    def opening(self) -> list[str]:
        """The lines above the body."""
        return [line for line in (self.head, self.number, self.title) if line]

    @property
    def lines(self) -> list[str]:
        """Every line of prose in reading order."""
        return [*self.opening, *(block for block in self.blocks if isinstance(block, str)), *self.signature]

    @property
    def tables(self) -> list[FormTable]:
        """The tables in reading order."""
        return [block for block in self.blocks if not isinstance(block, str)]
