"""What the interface says in Chinese and English (gkcrawl/data/browse_words.csv), and which language a reader gets."""

from __future__ import annotations

from functools import cache
from typing import Literal, get_args

from gkcrawl.data import rows

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)


@cache
def _words(language: Language) -> dict[str, str]:
    return {row["key"]: row[language] for row in rows("browse_words")}


class Words:
    """What the interface says in ``language``; templates call it with a key and what fills the blanks of the text."""

    def __init__(self, language: Language) -> None:
        self.language = language

    def __call__(self, key: str, **values: object) -> str:
        """The text of ``key``; `KeyError` for one that the table lacks."""
        return _words(self.language)[key].format(**values)

    def of(self, group: str, name: str | None) -> str:
        """The text of ``group.name`` (kinds, states …), and ``name`` itself where the table has none."""
        return _words(self.language).get(f"{group}.{name}", name or "")


def language_of(chosen: str | None, accepted: str) -> Language:
    """The language that was ``chosen``, else the first known one that an Accept-Language header names, else Chinese.

    RFC 9110 §12.5.4; qualities other than 0 only matter by the order in which browsers send them.
    """
    wanted = [part.partition(";")[0].strip()[:2].lower() for part in accepted.split(",")]
    return next((language for name in (chosen, *wanted) for language in LANGUAGES if name == language), "zh")
