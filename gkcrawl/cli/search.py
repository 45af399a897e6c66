"""``gkcrawl search``: full-text search."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from gkcrawl.cli.shared.options import db_option, filter_options, open_corpus
from gkcrawl.cli.shared.output import echo_json, json_option
from gkcrawl.cli.shared.upkeep import compare_new, index_new

if TYPE_CHECKING:
    from pathlib import Path

    from gkcrawl.corpus.search import Hit


@click.command()
@click.argument("words", nargs=-1, required=True)
@db_option
@filter_options
@click.option("--limit", default=20, show_default=True, type=click.IntRange(1, 100), help="Show so many.")
@click.option(
    "--synonyms/--no-synonyms",
    default=True,
    show_default=True,
    help="Whether 年报 finds 年度报告 too, 发改委 finds 发展和改革委员会, and so on.",
)
@json_option("Print one JSON array.")
def search(words: tuple[str, ...], db: Path, limit: int, *, synonyms: bool, as_json: bool, **filters: Any) -> None:
    """Find documents that hold all WORDS, in title, text, agency, numbers or files.

    Words of two characters are found too, and what has another name (年度报告 by 年报). Brackets, quotation marks,
    dashes and full-width forms do not matter. Documents with the words in their title come first, then those that are
    most about them, then later ones. Copies of other documents are left out. The index takes in new documents before
    it answers.

    \b
    Examples:
      gkcrawl search 年报 水务
      gkcrawl search "[2024]73号"
      gkcrawl search 行政复议 --kind annual_report --year 2024
    """
    from gkcrawl.corpus.lookup import check_portal
    from gkcrawl.corpus.search import POOL
    from gkcrawl.corpus.search import search as find
    from gkcrawl.store.queries.selection import Selection

    with open_corpus(db) as store:
        check_portal(store, filters["portal"])
        compare_new(store)
        index_new(store)
        hits, more = find(store, words, Selection(**filters), limit=limit, synonyms=synonyms)
    if as_json:
        echo_json(hits)
        return
    for hit in hits:
        click.echo(_shown(hit))
    if not hits:
        click.echo("nothing found", err=True)
    elif more:
        click.echo(f"{POOL} documents were ranked, better ones may be among the others: add words or filters", err=True)


def _shown(hit: Hit) -> str:
    gone = f"gone since {hit.gone[:10]}" if hit.gone else None
    facts = " · ".join(fact for fact in (hit.date, hit.agency, hit.kind, hit.portal, gone) if fact)
    snippet, end = "", 0
    for start, stop in hit.spans:
        snippet += hit.snippet[end:start] + click.style(hit.snippet[start:stop], bold=True, fg="yellow")
        end = stop
    snippet += hit.snippet[end:]
    lines = [f"{click.style(hit.id, dim=True)}  {click.style(hit.title or '(no title)', bold=True)}", f"    {facts}"]
    place = f"{click.style(f'{hit.file}:', dim=True)} " if hit.file else ""
    return "\n".join([*lines, f"    {place}{snippet}"] if snippet else lines)
