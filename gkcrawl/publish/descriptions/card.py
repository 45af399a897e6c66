"""README.md of a snapshot: a dataset card for people and the Hugging Face Hub (YAML front matter, then Markdown)."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import TYPE_CHECKING, Any

from gkcrawl.data import rows as data_rows
from gkcrawl.data import text as data_text
from gkcrawl.publish.descriptions.citation import cited

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from gkcrawl.publish.release import Release, WrittenTable

MOST_PORTALS = 50
"""Portals that the card names: those with the most documents; the table documents has all of them."""
_SIZES = ("1K", "10K", "100K", "1M", "10M", "100M", "1B")
_NAMES = {"K": 10**3, "M": 10**6, "B": 10**9}


def card(release: Release) -> str:
    """The card's text."""
    edition, documents = release.edition, release.table("documents")
    first, last = documents.tally.range("published_date")
    facts = {
        "day": release.day,
        "documents": f"{documents.tally.rows:,}",
        "portals": len(documents.tally.counts("portal")),
        "first": first or "–",
        "last": last or "–",
        "title": edition.title,
        "version": edition.version,
    }
    parts = [
        front_matter(release),
        f"# {edition.title} {edition.version}\n",
        _prose()["about"].format(**facts),
        "## Licence / 许可\n\n" + (f"{edition.licence}\n" if edition.licence else _prose()["absent_licence"]),
        "## Tables / 数据表\n",
        _table(("table", "rows", "files", "a row is"), _tables(release)),
        "## Portals / 网站\n",
        _table(("portal", "agency", "division", "CMS", "documents"), _portals(release)),
        "## How values were read / 字段如何读取\n\n" + _prose()["reading"],
        "## Limits / 局限\n\n" + _prose()["limits"],
        *_notes(release),
        "### Flags in `quality` / 质量标记\n",
        _table(("flag", "documents", "warns"), _flags(documents)),
        "### Copies / 重复\n",
        _copies(release),
        "### Contact data / 联系方式\n\n" + _contacts(release),
        "## Fields and missing values / 字段与缺失率\n",
        "Missing: null, or a list without items. 缺失指空值或空列表。\n",
        *(part for written in release.tables for part in _fields(written)),
        "## Loading / 读取\n\n" + _prose()["loading"],
        "## Citing / 引用\n\n"
        + f"{cited(release)}\n\nA single document: `id@version`, and its `url`; `CITATION.cff` is for programs.\n",
    ]
    return "\n".join(parts)


def front_matter(release: Release) -> str:
    """What the hub reads: licence, language, size, and a configuration a table that has rows."""
    edition = release.edition
    licence = edition.licence.lower() if edition.licence else "other"
    lines = ["---", f"license: {licence}"]
    if not edition.licence:
        lines += ["license_name: not-stated", "license_link: README.md"]
    lines += ["language:", "- zh", f"pretty_name: {_quoted(f'{edition.title} {edition.version}')}"]
    lines += ["size_categories:", f"- {size_category(release.table('documents').tally.rows)}", "configs:"]
    # The hub's library takes a configuration without rows for an error.
    for written in (table for table in release.tables if table.tally.rows):
        name = written.table.name
        lines += [f"- config_name: {name}", "  data_files:", "  - split: train", f"    path: {name}/*.parquet"]
        lines += ["  default: true"] if name == "documents" else []
    return "\n".join([*lines, "---", ""])


def size_category(count: int) -> str:
    """The hub's word for so many rows.

    >>> size_category(999), size_category(1000), size_category(2_500_000)
    ('n<1K', '1K<n<10K', '1M<n<10M')
    """
    sizes = [int(size[:-1]) * _NAMES[size[-1]] for size in _SIZES]
    place = sum(count >= size for size in sizes)
    if place in (0, len(sizes)):
        return f"n<{_SIZES[0]}" if place == 0 else f"n>{_SIZES[-1]}"
    return f"{_SIZES[place - 1]}<n<{_SIZES[place]}"


def _tables(release: Release) -> Iterator[Sequence[object]]:
    for written in release.tables:
        yield f"`{written.table.name}`", f"{written.tally.rows:,}", len(written.files), written.table.meaning


def _portals(release: Release) -> Iterator[Sequence[object]]:
    counts = release.table("documents").tally.counts("portal")
    ordered = sorted(counts.items(), key=lambda one: (-one[1], one[0] or ""))
    for name, count in ordered[:MOST_PORTALS]:
        portal = release.portals.get(name or "")
        said = (portal.agency, portal.region, portal.family) if portal else ("no declared portal", "", "")
        yield (f"`{name or 'import'}`", *said, f"{count:,}")
    if len(ordered) > MOST_PORTALS:
        rest = ordered[MOST_PORTALS:]
        yield f"{len(rest)} more", "", "", "", f"{sum(count for _, count in rest):,}"


def _flags(documents: WrittenTable) -> Iterator[Sequence[object]]:
    tables = data_rows("quality_flags"), data_rows("statistics_flags")
    said = {flag: warns for table in tables for flag, warns, *_ in (tuple(row.values()) for row in table)}
    counts = documents.tally.counts("quality")
    for flag, count in sorted(counts.items(), key=lambda one: (-one[1], one[0] or "")):
        yield f"`{flag}`", f"{count:,}", said.get(flag or "", "none of its addresses answers" if flag == "gone" else "")


def _copies(release: Release) -> str:
    if not release.edition.copies:
        return "Documents that only repeat another one are left out. 重复文档已略去。\n"
    counts = release.table("documents").tally.counts("relation")
    said = ", ".join(f"{count:,} `{name}`" for name, count in sorted(counts.items(), key=str) if name)
    return (
        f"Documents that relate to another one say so in `duplicates` ({said or 'none'}): count `exact`, `repost` and"
        " `retitled` ones once. 重复文档保留并在 `duplicates` 中注明。\n"
    )


def _contacts(release: Release) -> str:
    if release.edition.contacts:
        return _prose()["contacts_kept"]
    lines = [
        f"- `{written.table.name}`: " + ", ".join(f"{count:,} {kind}" for kind, count in written.contacts.items())
        for written in release.tables
        if written.contacts
    ]
    return _prose()["contacts"] + "\n" + "\n".join(["Taken out / 已隐去:", "", *(lines or ["- none was found"])]) + "\n"


def _notes(release: Release) -> Iterator[str]:
    if release.edition.as_of:
        yield f"### As of {release.day} / 截至该日\n"
        yield "\n".join(f"- {note}" for note in release.notes) + "\n"


def _fields(written: WrittenTable) -> Iterator[str]:
    table, tally = written.table, written.tally
    yield f"### `{table.name}`\n"
    if not tally.rows:
        yield "No row in this snapshot: it is no configuration of the hub. 本快照中此表为空。\n"
    rows = (
        (f"`{one.name}`", f"`{_type(one.type)}`", _share(tally.missing[one.name], tally.rows), one.meaning)
        for one in table.columns
    )
    yield _table(("field", "type", "missing", "meaning"), rows)


def _share(missing: int, rows: int) -> str:
    if not rows:
        return "–"
    return f"{missing / rows:.1%}"


def _type(type: Any) -> str:
    return str(type).replace("item: ", "")


def _table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    cells = ([str(cell).replace("|", "\\|").replace("\n", " ") for cell in line] for line in lines)
    return "\n".join(f"| {' | '.join(line)} |" for line in cells) + "\n"


@cache
def _prose() -> dict[str, str]:
    """What is true of every snapshot, by its name in dataset_card.md."""
    parts = re.split(r"^<!-- (\w+) -->\n", data_text("dataset_card.md"), flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def _quoted(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)
