"""Finds the title of a document, without names of site and column (docs/reading.md#titles)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from gkcrawl.characters import squash
from gkcrawl.data import pattern, rules
from gkcrawl.extract.fields.cut_values import is_cut, whole_of
from gkcrawl.extract.page.site_words import footer_lines
from gkcrawl.extract.titles.headings import Spoken, agreement, find_heading, header_tops, is_labelled
from gkcrawl.extract.titles.tag_titles import OWN_TAG, TagTitles
from gkcrawl.extract.titles.words import Likeness, is_column, is_keywords, is_title, like_site
from gkcrawl.extract.trust import Source, source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gkcrawl.extract.page.layout import Layout

_NO_PLAIN_TITLE, _DECREE, _GENRE = (
    pattern(rules("title_words", role)) for role in ("no_plain_title", "decree", "genre")
)
# Of a breadcrumb.
_STEP = re.compile(r"\s*(?:>+|»|›|》》|→)\s*")
_SHORT_TITLE = 5  # characters: a column has as many, and of two parts the longer is the title
_OTHER = 0.5  # share of words below which two titles are of different things
_SAME = 0.8  # from which on they are of the same
_LINES_OF_RED_HEAD = 3  # agency and number, below which a text in full repeats its title
# How far a part of ``<title>`` is trusted by its likeness to the name of a site; those of a site itself are none.
_TRUST = {Likeness.NONE: 2, Likeness.AGENCY: 0, Likeness.SITE: -1}


class Title(NamedTuple):
    """A title, its source, and the place where the source does not name it."""

    text: str
    source: Source
    locator: str = ""


def find_title(said: TagTitles, layout: Layout, first: int, boxed: str | None) -> Title | None:
    """The title from box, tag ArticleTitle, heading above line ``first`` of the body, ``<title>`` or list row.

    A heading is believed when ``<title>``, the tag or the row says the same words, or when it stands right above date
    and source; alone only if it is an h1 to h4. Where what would be taken has nothing of the row's title, the place
    that says the same as the row is. A cut title is made whole from wherever the whole one stands.
    """
    found = sorted(candidates(said, layout, first, boxed), key=lambda one: one.source.rank)
    chosen = found[0] if found else None
    if chosen and said.hint:
        flat = [squash(said.hint)]
        printed = (one for one in found if one.source.method != "list_row")
        if agreement(squash(chosen.text), flat) < _OTHER:
            chosen = next((one for one in printed if agreement(squash(one.text), flat) >= _SAME), chosen)
    if chosen and is_cut(chosen.text):
        places = [boxed, *(one.text for one in found), said.tag, said.hint, *_said_near(layout, first, chosen.text)]
        whole = whole_of(chosen.text, [*places, said.summary])
        return chosen._replace(text=whole) if whole else chosen
    return chosen


def candidates(said: TagTitles, layout: Layout, first: int, boxed: str | None) -> Iterator[Title]:
    """All titles that ``said`` and page give, each from its source in data/trust.csv, which has their order."""
    hint = squash(said.hint) if said.hint else None
    tops = header_tops(layout, first)
    parts = _ranked_parts(said, layout, {squash(text) for text in tops.values()}, hint)
    main = next((part for part, trust in parts.items() if trust), None)
    flats = [squash(text) for text in (said.tag, said.hint, boxed) if text]
    spoken = [*flats, *said.window.values()]
    others = {said.window[part] for part in parts if part != main}
    own = [flat for flat in others if not (like_site(flat) or is_column(flat) or is_keywords(flat))]
    names = [*flats, *own, *([said.window[main]] if main else [])]
    heading = find_heading(layout, first, Spoken(spoken, names, hint), set(tops), others if main else others - set(own))
    if boxed and not said.tag and is_title(squash(boxed)) and not _is_site(squash(boxed), spoken):
        yield Title(boxed, source("box title"))
    if said.tag:
        shown, flat = heading.flat if heading else "", squash(said.tag)
        # Only ArticleTitle is the document's own; other tags add the site's name as <title> does.
        if heading and shown != flat and (flat in shown or (said.tag_name != OWN_TAG and shown in flat)):
            yield Title(heading.text, source("tag in a heading"), heading.tag)
        yield Title(said.tag, source("ArticleTitle" if said.tag_name == OWN_TAG else "other tag"), said.tag_name)
    if heading and main and _opens_decree(heading.flat, said.window[main]):
        yield Title(main, source("decree"))
    if heading:
        yield Title(heading.text, source("heading" if heading.agrees else "heading alone"), heading.tag)
    if said.hint and not is_cut(said.hint):
        yield Title(said.hint, source("row title"))
    if (main is None or parts[main] != _TRUST[Likeness.NONE]) and (plain := _plain_top(layout, tops)):
        yield Title(plain, source("line above the header line"))
    for part, trust in parts.items():
        if trust is not None:
            yield Title(part, source("title tag"))
    if said.hint:
        yield Title(said.hint, source("cut row title"))
    for number, text in tops.items():
        if not layout.lines[number].link_chars and _GENRE.fullmatch(squash(text)):
            yield Title(text, source("genre"))


def _opens_decree(flat: str, whole: str) -> bool:
    """Whether words are the first line of a decree, the ``whole`` title of which has its number and name."""
    return len(flat) < len(whole) and whole.startswith(flat) and _DECREE.search(flat) is not None


def _is_site(flat: str, spoken: list[str]) -> bool:
    """Whether a box names a site or a column as the title, and nothing else does."""
    return (like_site(flat) is Likeness.SITE or is_column(flat)) and spoken.count(flat) <= 1


def _ranked_parts(said: TagTitles, layout: Layout, shown: set[str], hint: str | None) -> dict[str, int | None]:
    """The parts of ``<title>``, the likeliest title first, each with how far it can be trusted; None for a site's name.

    The row and the line above date and source (``shown``) decide, then what the foot of the page calls the site, then
    the words. Beside the name of a site one like an agency's may be a title.
    """
    feet = [squash(text) for text in footer_lines(layout)]
    sites = {
        flat: Likeness.SITE if any(flat in foot for foot in feet) else like_site(flat) for flat in said.window.values()
    }
    beside_site = Likeness.SITE in sites.values()
    ranks: dict[str, tuple[int, bool]] = {}
    for part, flat in said.window.items():
        site = sites[flat]
        sure = flat in shown or (hint is not None and agreement(flat, [hint]) >= _SAME)
        trust = _TRUST[site] + (beside_site and site is Likeness.AGENCY)
        if is_keywords(part) or is_column(flat):
            trust = 0
        ranks[part] = (_TRUST[Likeness.NONE] + 1 if sure else trust, len(flat) > _SHORT_TITLE)
    ordered = sorted(ranks, key=ranks.__getitem__, reverse=True)
    return {part: ranks[part][0] if ranks[part][0] >= 0 else None for part in ordered}


def _plain_top(layout: Layout, tops: dict[int, str]) -> str | None:
    """The line above the line of date and source: where nothing says the title, a template prints it there."""
    for number, text in tops.items():
        line = layout.lines[number]
        in_row = line.row is not None and len(line.row) > 1
        if not (line.link_chars or in_row or _NO_PLAIN_TITLE.search(text) or is_labelled(text)) and is_title(
            squash(text)
        ):
            return text
    return None


def _said_near(layout: Layout, first: int, cut: str) -> Iterator[str | None]:
    """Where a page may print a title whole that it cuts elsewhere: attribute, lines down to the body, breadcrumb."""
    flat = squash(cut)
    for line in layout.lines[: first + 1]:
        if squash(line.text) == flat:
            yield from (element.get("title") for element in (line.element, *line.element.iterdescendants()))
    for line in layout.lines[: first + _LINES_OF_RED_HEAD]:
        if not line.link_chars:
            yield line.text
        elif len(steps := _STEP.split(line.text)) > 1:
            yield steps[-1]
