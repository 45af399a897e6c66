"""Tokenizer of the full-text index: pairs of Chinese characters, whole words of anything else.

A word of two characters is one token, a longer one is the pairs it is made of: what the index finds holds all
of them, and is then looked through for the word itself. One character finds every pair it begins. Year and number of
a 发文字号 are one token more: each of the two alone is in most texts of its year.
"""

from __future__ import annotations

import re
from operator import add
from typing import TYPE_CHECKING, Any

from gkcrawl.characters import folded
from gkcrawl.contract import best_day
from gkcrawl.corpus.spelling import MARKS, numbers_in, searchable
from gkcrawl.store.queries.selection import within

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

FIELDS = ("title", "text", "agency", "issuer", "index_number", "document_number")
"""What words are looked for in, besides the names and texts of files."""
_HAN = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_RUN = re.compile(f"[{_HAN}]+|[^\\W_{_HAN}]+")
# Characters for private use are letters to FTS5, and in no text.
_TITLE, _FACET, _NUMBERED = "\ue000", "\ue001", "\ue002"
_PRIVATE = re.compile("[\ue000-\uf8ff]")
# Printed or left out before the number of a document at will.
_ORDINAL = "第"
# Marks of quotation, and brackets around words, are typed or not at will.
_INNER_SPACE = re.compile(f"(?<=[{_HAN}])[\\s{MARKS}]+(?=[{_HAN}])")


def tokens(text: str | None) -> set[str]:
    """All tokens of ``text``; words may be broken over lines."""
    found: set[str] = set()
    for run in _runs(text):
        if run[0] >= "\u3400":
            found.update(map(add, run, run[1:]))
            found.add(run[-1])
        else:
            found.add(run)
    return found


def document_tokens(document: Mapping[str, Any]) -> str:
    """What the index holds of a document: tokens of text, names and files, of the title once more, of filters."""
    parts = [document[name] for name in FIELDS]
    parts += [file[name] for file in document["attachments"] for name in ("name", "text")]
    whole = "\n".join(part for part in parts if part)
    found = tokens(whole)
    found.update(_NUMBERED + number for number in numbers_in(searchable(whole)))
    found.update(_TITLE + token for token in tokens(document["title"]))
    facets = {"portal": document["portal"], "kind": document["kind"], "year": year_of(document)}
    found.update(facet(name, value) for name, value in facets.items() if value)
    found.update(facet("region", code) for code in regions_of(document))
    return " ".join(found)


def year_of(document: Mapping[str, Any]) -> str:
    """The year that ``--year`` means: of the report, else of publication, else of writing, else first seen."""
    return str(document["report_year"] or best_day(document)[:4])


def regions_of(document: Mapping[str, Any]) -> list[str]:
    """Codes of the divisions that the document's lies in, and its own, without the zeros for all below them."""
    (code, _) = within((document["region"] or {}).get("code") or "")
    return [code[:digits] for digits in range(2, len(code) + 1, 2)]


def facet(name: str, value: str) -> str:
    """The token of all documents whose ``name`` is ``value``."""
    return f"{_FACET}{name}{value.encode().hex()}"


def as_typed(word: str) -> tuple[str, ...]:
    """The word alone: no other way to say it."""
    return (word,)


def match(
    words: Iterable[str],
    facets: Mapping[str, str],
    *,
    in_title: bool = False,
    variants: Callable[[str], tuple[str, ...]] = as_typed,
) -> str:
    """The FTS5 query for documents that may hold all ``words``, each in one of its ``variants``, and all ``facets``."""
    terms = [f'"{facet(name, value)}"' for name, value in facets.items()]
    for word in words:
        ways = dict.fromkeys(" AND ".join(dict.fromkeys(_terms(way, in_title=in_title))) for way in variants(word))
        if len(ways) > 1:
            terms.append("(" + " OR ".join(f"({way})" for way in ways) + ")")
        else:
            terms += filter(None, ways)
    return " AND ".join(dict.fromkeys(terms))


def _terms(word: str, *, in_title: bool) -> Iterator[str]:
    mark = _TITLE if in_title else ""
    numbers = sorted(numbers_in(searchable(word)))
    if not in_title:
        yield from (f'"{_NUMBERED}{number}"' for number in numbers)
    for run in _runs(word):
        if numbers and run == _ORDINAL:
            continue
        if run[0] >= "\u3400" and len(run) > 1:
            yield from (f'"{mark}{run[place : place + 2]}"' for place in range(len(run) - 1))
        else:
            yield f'"{mark}{run}"*'


def _runs(text: str | None) -> list[str]:
    """Stretches of ideographs, and words of anything else."""
    return _RUN.findall(_INNER_SPACE.sub("", _PRIVATE.sub("", folded(text))))
