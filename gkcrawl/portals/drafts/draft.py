"""A portal as it is going to be declared: which columns of a site, their family, agency and region, name and folder."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from ipaddress import ip_address
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from gkcrawl.characters import squash
from gkcrawl.data import pattern, rows, rules
from gkcrawl.errors import ConfigError
from gkcrawl.extract.agency.divisions import NATION_CODE, by_code
from gkcrawl.extract.agency.name import read_name
from gkcrawl.identity import url_key
from gkcrawl.numerals import mostly
from gkcrawl.portals.column import Column
from gkcrawl.portals.detect import FALLBACK, KNOWN, MixedFamily
from gkcrawl.portals.discovery.column_kinds import KINDS
from gkcrawl.portals.lists.html import HtmlFamily

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gkcrawl.portals.discovery.site import Site, SiteColumn
    from gkcrawl.portals.lists.family import Family

PORTAL_NAME = re.compile(r"[a-z][a-z0-9_]*")
SHORTEST_AGENCY = 4  # characters: 教育局 alone does not say of which place
NATIONAL_FOLDER = "ministries"
_AGENCY = re.compile(rf"[\w()（）·、-]{{{SHORTEST_AGENCY},60}}")
_FAMILIES: dict[str, Family] = {family.name: family for family in (*KNOWN, MixedFamily())}
_COLUMNS_SHOWN = 5  # names: enough to see whether it is the right site
_SHARE_BELOW = 1 / 3  # of the columns found: the menus of a section lead to all of the site, too
_NOT_DECLARED = pattern(rules("list_words", "not_declared"))
# Labels of hosts that say what kind of name comes before them.
_SECOND_LEVEL = frozenset(("gov", "org", "edu", "com", "net", "ac", "mil"))


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a person says of a portal; None where the site is to say it.

    ``kinds`` are those of wanted columns (年报, 规范性文件 …); without them all are wanted but photos, videos, links
    and services, with ``everything`` those too. A column that is empty today is not declared: no crawl of it ends well.
    """

    agency: str | None = None
    region: str | None = None
    folder: str | None = None
    family: str | None = None
    kinds: Sequence[str] = ()
    everything: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """What a portal declares: checked, but for what only its class can check. ``left_out`` are names of columns."""

    name: str
    home: str
    agency: str
    region: str
    folder: str
    family: Family
    columns: tuple[Column, ...]
    left_out: tuple[str, ...] = ()


def draft(name: str, site: Site, wishes: Wishes) -> Draft:
    """The portal ``name`` that ``site`` is, as far as the ``wishes`` do not say otherwise.

    Raises:
        ConfigError: something is nowhere; names the options that say it, and what was found.
    """
    columns = _wanted(site, wishes)
    agency = wishes.agency or (site.owner.agency.value if site.owner.agency else "")
    region = wishes.region or (wishes.agency and region_of(wishes.agency)) or _region(site)
    problems = [*_agency_problems(agency), *_region_problems(region)]
    folder = wishes.folder or folder_of(region)
    if not folder and not problems:
        problems.append(f"no folder is known for {region}: give --group=<folder below spiders/>")
    if problems:
        raise ConfigError(f"{'; '.join(problems)} (found: {described(site)})")
    assert folder is not None
    names = {column.name for column in columns}
    left_out = tuple(column.name for column in site.columns if column.name not in names)
    family = _family(wishes.family, columns)
    return Draft(name, site.home, agency, region, folder, family, tuple(map(declared, columns)), left_out)


def declared(column: SiteColumn) -> Column:
    """``column`` as a portal declares it: its kind is said where all of its documents are of one."""
    known = KINDS.get(column.kind or "")
    return Column(column.name, column.url, kind=known.kind if known else None, body=column.body, lists=column.lists)


def region_of(agency: str) -> str | None:
    """The code of the one division that ``agency`` can be of; None where its name does not say so."""
    name = read_name(squash(agency))
    if name is not None and name.kind == "nation":
        return NATION_CODE
    codes = {division.code for division in name.divisions} if name is not None else set()
    return codes.pop() if len(codes) == 1 else None


def folder_of(region: str) -> str | None:
    """The folder of the portals of ``region``'s province (data/provinces.csv)."""
    if region == NATION_CODE:
        return NATIONAL_FOLDER
    return next((row["folder"] for row in rows("provinces") if row["code"][:2] == region[:2]), None)


def portal_name(home: str, taken: Iterable[str] = ()) -> str:
    """A name for the portal at ``home`` that none of the ``taken`` is: its host, from the place to the unit.

    >>> portal_name("http://slj.changzhou.gov.cn/"), portal_name("https://www.zj.gov.cn/slt/", ["zj"])
    ('changzhou_slj', 'zj_slt')
    """
    parts = urlsplit(home)
    folders = [part for part in parts.path.split("/")[:-1] if part]
    plain = re.sub(r"[^a-z0-9]+", "_", "_".join([*_labels(parts.hostname or ""), *folders]).lower()).strip("_")
    name = plain if PORTAL_NAME.fullmatch(plain) else f"site_{plain}".rstrip("_")
    known, number = set(taken), 1
    while (unique := name if number == 1 else f"{name}_{number}") in known:
        number += 1
    return unique


def described(site: Site) -> str:
    """What was found at ``site``, in a line."""
    names = [column.name for column in site.columns]
    shown = f" ({', '.join(names[:_COLUMNS_SHOWN])}{' …' if len(names) > _COLUMNS_SHOWN else ''})" if names else ""
    claims = ((what, claim) for what, claim in (("agency", site.owner.agency), ("region", site.owner.region)) if claim)
    owner = [f"{what} {claim.value} ({claim.evidence})" for what, claim in claims]
    return ", ".join([f"{len(names)} columns{shown}", *owner])


def reads(family: Family, other: str) -> bool:
    """Whether ``family`` reads pages of the family that is called ``other``."""
    if family.name in (other, MixedFamily.name):
        return True
    return _is_plain(family) and _is_plain(_FAMILIES.get(other, FALLBACK))


def _wanted(site: Site, wishes: Wishes) -> list[SiteColumn]:
    """The columns of ``site`` to declare: each name and each address once."""
    if not site.columns:
        why = "; ".join(f"{page.url}: {page.why}" for page in site.unread[:_COLUMNS_SHOWN])
        raise ConfigError(f"no column found in {site.requests} pages{f' ({why})' if why else ''}")
    chosen = [column for column in site.columns if _is_wanted(column, wishes)]
    if not chosen:
        kinds = ", ".join(dict.fromkeys(column.kind or column.name for column in site.columns))
        asked = f"of the kinds {', '.join(wishes.kinds)}" if wishes.kinds else "but photos, links and services"
        raise ConfigError(f"no column {asked}: give others with --kinds, or --all (found: {kinds})")
    chosen = chosen if wishes.everything else _of_section(site.home, chosen)
    wanted: dict[str, SiteColumn] = {}
    names: set[str] = set()
    for column in chosen:
        if column.name not in names and (key := declared(column).key) not in wanted:
            wanted[key] = column
            names.add(column.name)
    return list(wanted.values())


def _of_section(home: str, columns: list[SiteColumn]) -> list[SiteColumn]:
    """Those of ``columns`` below the folder of ``home``, where that is an agency's section of a larger site.

    Of a site whose home page merely stands in a folder (/portal/), most columns stand elsewhere.
    """
    folder = url_key(home).rpartition("/")[0] + "/"
    below = [column for column in columns if url_key(column.url).startswith(folder)]
    return below if mostly(len(below), len(columns), _SHARE_BELOW) else columns


def _is_wanted(column: SiteColumn, wishes: Wishes) -> bool:
    """Whether to declare ``column``: none that is empty, as a crawl of it would fail."""
    if column.total == 0:
        return False
    if wishes.kinds:
        return column.kind in wishes.kinds
    return wishes.everything or not any(_NOT_DECLARED.search(text) for text in (column.name, column.kind or ""))


def _family(wish: str | None, columns: Sequence[SiteColumn]) -> Family:
    """The family that reads all ``columns``: the one that all are of, the plain HTML of most, or what each page is."""
    if wish is not None:
        if wish not in _FAMILIES:
            raise ConfigError(f"--family={wish} is none of {', '.join(sorted(_FAMILIES))}")
        return _FAMILIES[wish]
    families = Counter(_FAMILIES.get(column.family, FALLBACK) for column in columns)
    most = families.most_common(1)[0][0]
    return most if all(reads(most, family.name) for family in families) else _FAMILIES[MixedFamily.name]


def _is_plain(family: Family) -> bool:
    """Whether ``family`` reads any HTML list, as others do that add nothing of their own."""
    parts = ("read_list", "paginate", "shell_request", "first_request", "has_pagers", "is_foreign")
    return all(getattr(type(family), part) is getattr(HtmlFamily, part) for part in parts)


def _region(site: Site) -> str:
    if site.owner.region:
        return site.owner.region.value
    return (site.owner.agency and region_of(site.owner.agency.value)) or ""


def _agency_problems(agency: str) -> list[str]:
    if not agency:
        return ["nothing says whose site this is: give --agency=<full name>"]
    return [] if _AGENCY.fullmatch(agency) else [f"{agency!r} is no full name of an agency: give --agency=<full name>"]


def _region_problems(region: str) -> list[str]:
    if not region:
        return ["nothing says where it is: give --region=<six-digit GB/T 2260 code>"]
    division = by_code(region) if re.fullmatch(r"\d{6}", region) else None
    if division is None or division.to_year is not None:
        return [f"{region} is no division in force: give --region=<six-digit GB/T 2260 code>"]
    return []


def _labels(host: str) -> list[str]:
    """The labels of ``host`` that name the site, the last one first; digits of an address as they are."""
    try:
        return [str(ip_address(host)).replace(":", ".")]
    except ValueError:
        labels = [label for label in host.split(".") if label and label != "www"][::-1]
    known = labels[1:] if len(labels) > 1 else labels
    return known[1:] if len(known) > 1 and known[0] in _SECOND_LEVEL else known
