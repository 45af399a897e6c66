"""Answers that may be one answer to many requests: held back until a second address gets the same, or none does."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, Generic, TypeVar

from gkcrawl.portals.answers.matching import names

if TYPE_CHECKING:
    from collections.abc import Callable

    from gkcrawl.portals.answers.stand_ins import Judgement

_Item = TypeVar("_Item")


class HeldBack(Generic[_Item]):
    """Items held back with their judgements, and who got which answer.

    Two rows of one title that get one answer are two addresses of one document; of two titles, they got something else.
    """

    def __init__(self) -> None:
        self._held: OrderedDict[int, tuple[_Item, Judgement]] = OrderedDict()
        self._owners: dict[int, str] = {}
        self._common: set[int] = set()

    def __len__(self) -> int:
        return len(self._held)

    def is_common(self, judgement: Judgement) -> bool:
        """Whether others got the same answer as the one judged."""
        return any(
            said in self._common or (said in self._owners and self._is_other(self._owners[said], judgement))
            for said in map(hash, judgement.said)
        )

    def keep(self, judgement: Judgement) -> list[_Item]:
        """Take note of a document that is what its row names; those held back that only repeat it are given up."""
        self._owners |= dict.fromkeys(map(hash, judgement.said), judgement.title)
        return self._take(self.is_common)

    def hold(self, item: _Item, judgement: Judgement) -> list[_Item]:
        """Hold ``item`` back; or, where others got the same answer, give up it and those of them that are held."""
        alike = {
            said for _, other in self._held.values() if self._is_other(other.title, judgement) for said in other.said
        }
        self._common |= set(map(hash, judgement.said & alike))
        self._held[id(item)] = item, judgement
        return self._take(self.is_common) if self.is_common(judgement) else []

    def pop(self) -> tuple[_Item, Judgement]:
        """The item held back longest, no longer held."""
        return self._held.popitem(last=False)[1]

    def _take(self, fits: Callable[[Judgement], bool]) -> list[_Item]:
        taken = [key for key, (_, judgement) in self._held.items() if fits(judgement)]
        return [self._held.pop(key)[0] for key in taken]

    @staticmethod
    def _is_other(owner: str, judgement: Judgement) -> bool:
        return owner not in judgement.names and not any(names(owner, one) for one in judgement.names)
