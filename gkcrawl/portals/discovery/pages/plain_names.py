"""Names of columns as pages print them, made plain: without ornaments, buttons, and words that name a template."""

from __future__ import annotations

import re

from gkcrawl.characters import HAN, single_spaced
from gkcrawl.data import pattern, rules

_NO_NAME = pattern(rules("list_words", "no_name"))
_MORE = pattern(rules("link_words", "more"), re.IGNORECASE)
_BUTTON = pattern(rules("list_words", "button"), re.IGNORECASE)
_ORNAMENT = " \t\xa0·•●○◆◇■□▪►▶▸›»>＞<«‹|｜_-–—:：,，.。…★☆※♦*#+＋"
_BRACKETS = re.compile(r"^[\[【〖「『(（]([^\[\]【】()（）]*)[\]】〗」』)）]$")
_BETWEEN = re.compile(rf"(?<={HAN.pattern})\s+(?={HAN.pattern})")
_LIST = re.compile(rf"(?<={HAN.pattern}{{2}})(?:列表页?|\s*(?:更多|MORE|more)\W*)$")
_LONGEST = 40  # characters: a longer one is the title of a document


def plain_name(text: str | None) -> str:
    """``text`` as a name: ornaments, brackets around all of it, and blanks between characters (公  示) are left out."""
    name = single_spaced(text).strip(_ORNAMENT)
    if match := _BRACKETS.match(name):
        name = match[1].strip(_ORNAMENT)
    return _BETWEEN.sub("", _LIST.sub("", name)).strip(_ORNAMENT)


def is_no_name(name: str) -> bool:
    """Whether a plain ``name`` is none: empty, a button, a word of templates (列表, 正文), a sentence."""
    return not name or len(name) > _LONGEST or any(words.fullmatch(name) for words in (_NO_NAME, _BUTTON, _MORE))


def is_more(text: str) -> bool:
    """Whether a link called so leads from a block to its column: 更多, MORE+, >>."""
    return _MORE.fullmatch(single_spaced(text)) is not None
