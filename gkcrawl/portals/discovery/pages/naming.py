"""What a column is called, as a reader would say it, and the columns above it; what makes names unique in a portal."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from gkcrawl.characters import HAN, letters, single_spaced
from gkcrawl.data import alternatives, pattern, rules
from gkcrawl.extract.agency.name import read_name
from gkcrawl.extract.titles.words import column_names
from gkcrawl.identity import url_key
from gkcrawl.portals.discovery.column_kinds import column_kind
from gkcrawl.portals.discovery.pages.list_heading import list_heading
from gkcrawl.portals.discovery.pages.plain_names import is_no_name, plain_name
from gkcrawl.portals.discovery.pages.steps import Steps, breadcrumb_steps

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from gkcrawl.extract.page.page import Page
    from gkcrawl.portals.discovery.site import SiteColumn

# Between digits a dash is a span of years, a number or a day.
_SPLIT = re.compile(r"\s*(?:[_|｜»>＞]+|(?<!\d)[-–—]+|[-–—]+(?!\d)|《+|》+)\s*")
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,200}>")
_SITE = re.compile(
    rf"欢迎.*|.*(?:{alternatives(rules('agency_words', 'organ'))}|网|网站|门户|平台|官网|主页|首页)|"
    rf".*{alternatives(rules('list_words', 'site_name'))}"
)
_MOST_OWN_LINKS = 3  # names: a menu and its copies; more are links without an address
_SHORTEST_SITE = 4  # characters of a name that stands in a longer one of the same site
_LANDING = pattern(rules("list_words", "landing"))


@dataclass(frozen=True, slots=True)
class ColumnName:
    """What a column is called, the columns above it from the top, and what on its page says so.

    ``name`` is None where nothing says it.
    """

    name: str | None
    parents: tuple[str, ...] = ()
    evidence: str = ""


def column_name(page: Page, link_text: str | None = None, site_names: Collection[str] = ()) -> ColumnName:
    """The name of the column on ``page``, as a reader would say it, and its parents.

    ``link_text`` is that of the link that led here, ``site_names`` are names of the site that are known. Of what says
    a name, what two places say is believed first, then in this order: the breadcrumb's last step if it is the page,
    the meta tag ColumnName, ``<title>`` without the site, the page's own link in its menus, ``link_text``, the heading
    of its rows. Names of landing pages (政府信息公开) come last: templates print them on each page below one.
    """
    if page.text.lstrip()[:1] in ("{", "["):
        told = plain_name(link_text)
        return ColumnName(None) if is_no_name(told) else ColumnName(told, (), "link")
    sites = {letters(name) for name in (*site_names, page.metas.get("sitename", "")) if name}
    steps = breadcrumb_steps(page)
    titles = list(_title_parts(page, sites))
    said = [
        ("breadcrumb", steps.name),
        ("meta ColumnName", page.metas.get("columnname")),
        *(("title", part) for part in titles),
        *(("own link", text) for text in _own_links(page)),
        ("link", link_text),
    ]
    names = list(dict.fromkeys((source, plain) for source, text in said if (plain := _usable(text, sites))))
    if not names:
        heading = _usable(list_heading(page), sites)
        return ColumnName(heading, steps.parents, "heading") if heading else _unsaid(steps)
    source, name = _believed(names)
    above = steps.parents if steps.parents or steps.name else tuple(reversed(titles))
    if steps.name and steps.name != name:
        above = (*above, steps.name)
    parents = tuple(parent for parent in above if letters(parent) != letters(name))
    return ColumnName(name, parents, source)


def site_names(home: Page) -> list[str]:
    """What the home page of a site calls it: names of columns are none of the site."""
    whole = single_spaced("".join(home.elements("title")[0].itertext())) if home.elements("title") else ""
    parts = [home.metas.get("sitename", ""), whole, *_SPLIT.split(whole)]
    return [
        name for name in parts if name and not is_no_name(name) and column_kind(name) is None and not _is_column(name)
    ]


def unique_names(columns: Sequence[SiteColumn]) -> list[SiteColumn]:
    """The ``columns`` with names that no two share: those that do bear the nearest parent that tells them apart.

    Of columns of one name the one nearest the top keeps it, if only one is (政策法规, 就业创业/政策法规). Where no
    parent tells them apart, the whole path does; where that is the same, they are numbered.
    """
    groups: dict[str, list[SiteColumn]] = {}
    for column in columns:
        groups.setdefault(column.name, []).append(column)
    taken: Counter[str] = Counter()
    unique: list[SiteColumn] = []
    for column in columns:
        name = _told_apart(column, [other for other in groups[column.name] if other is not column])
        taken[name] += 1
        unique.append(replace(column, name=name if taken[name] == 1 else f"{name} ({taken[name]})"))
    return unique


def _told_apart(column: SiteColumn, others: Sequence[SiteColumn]) -> str:
    if not others or all(len(column.parents) < len(other.parents) for other in others):
        return column.name
    for parent in reversed(column.parents):
        if not any(parent in other.parents for other in others):
            return f"{parent}/{column.name}"
    return "/".join((*column.parents, column.name))


def _believed(names: list[tuple[str, str]]) -> tuple[str, str]:
    """The source and the name that two sources say, else those of the first; names of landing pages last."""
    own = [pair for pair in names if not _LANDING.fullmatch(pair[1])] or names
    counts = Counter(letters(name) for _, name in own)
    return next((pair for pair in own if counts[letters(pair[1])] > 1), own[0])


def _unsaid(steps: Steps) -> ColumnName:
    """The step that the breadcrumb ends in, though it leads elsewhere: nothing better is said."""
    return ColumnName(steps.last, steps.parents[:-1], "breadcrumb" if steps.last else "")


def _usable(text: str | None, sites: Collection[str]) -> str | None:
    plain = plain_name(text)
    return None if is_no_name(plain) or letters(plain) in sites or not letters(plain) else plain


def _title_parts(page: Page, sites: Collection[str]) -> Iterator[str]:
    """Parts of ``<title>`` without those that name the site, the page's own first, then those of its parents."""
    whole = single_spaced(_TAG.sub("", next((element.text for element in page.elements("title") if element.text), "")))
    parts = [part for part in _SPLIT.split(whole) if part]
    if len(parts) == 1 and HAN.search(whole):
        parts = whole.split()
    parts = [_without_site(part, sites) for part in parts]
    own = [part for part in parts if not _is_site(part, sites)]
    if parts and (
        parts[0] not in own or (len(own) == len(parts) and not column_kind(parts[0]) and column_kind(parts[-1]))
    ):
        own.reverse()
    yield from (plain for part in own if not is_no_name(plain := plain_name(part)))


def _without_site(part: str, sites: Collection[str]) -> str:
    """``part`` without the site's name before or after it; the name itself stays."""
    for site in sites:
        for rest in (part.removeprefix(site), part.removesuffix(site)):
            if len(site) >= _SHORTEST_SITE and rest != part and HAN.search(rest) and not _SITE.fullmatch(rest):
                return rest
    return part


def _is_site(part: str, sites: Collection[str]) -> bool:
    flat = letters(part)
    long = [site for site in (*sites, flat) if len(site) >= _SHORTEST_SITE]
    if flat in sites or (flat in long and any(flat in site or site in flat for site in long if site != flat)):
        return True
    if _is_column(part):
        return False
    name = read_name(flat)
    return _SITE.fullmatch(part) is not None or (name is not None and bool(name.unit and name.place))


def _is_column(name: str) -> bool:
    return name in column_names() or _LANDING.fullmatch(name) is not None


def _own_links(page: Page) -> list[str]:
    """What links of the page to itself say, as those of menus do; none where so many do that they lead nowhere.

    Numbers and buttons of pagers are no names.
    """
    key = url_key(page.url)
    texts: dict[str, None] = {}
    for link in page.tree.iter("a"):
        url = page.absolute(link.get("href"))
        if url is not None and url_key(url) == key:
            text = single_spaced("".join(link.itertext()))
            if not is_no_name(plain_name(text)) and not text.isdecimal():
                texts.setdefault(text)
    return list(texts) if len(texts) <= _MOST_OWN_LINKS else []
