"""Exit status of a run, and the one line that says why."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from gkcrawl.portals.answers.file_answers import REFUSALS
from gkcrawl.portals.walking.column_report import Stop
from gkcrawl.portals.walking.failure import STAND_INS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from gkcrawl.portals.walking.column_report import ColumnReport
    from gkcrawl.store.queries.columns import Shrunk

OK, FAILED, MISCONFIGURED = 0, 1, 2
MANY_BAD_PAGES = 3
"""Pages that were cut or something else, from which they say something of the portal and not of themselves."""

CAME = ("new", "changed", "unchanged")
"""What files are that came, or need not come again: counted as files/new …"""
_LEFT = {
    "waits": "wait for the next run",
    "unread": "not read yet",
    "not_in_replay": "not in the replayed archive",
}
"""What files are left over of which nothing can be said."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """Exit ``status``, the ``reason`` for it, and the reason in one word."""

    status: int
    reason: str
    word: str = "ok"


@dataclass(frozen=True, slots=True, kw_only=True)
class RunFacts:
    """What a run is judged by: its ``columns``, what the store did (``changes``), what the spider counted.

    ``ended`` is Scrapy's reason for closing the spider, ``trouble`` what stopped archive or store, ``left_alone`` the
    hosts that wanted no more requests and why, ``slowed`` those that wanted fewer and the seconds between requests at
    last, ``shrunk`` the columns that list much less than they did.
    """

    columns: Sequence[ColumnReport]
    changes: Mapping[str, int]
    counts: Mapping[str, int]
    ended: str = "finished"
    trouble: str | None = None
    left_alone: Mapping[str, str] = field(default_factory=dict)
    slowed: Mapping[str, float] = field(default_factory=dict)
    shrunk: Sequence[Shrunk] = ()


def judge(run: RunFacts) -> Outcome:
    """Judge a run.

    0 only if every column was walked, something was stored or known to be unchanged, and most of the pages that came
    were those asked for.
    """
    outcome = _judge(run)
    hosts = ", ".join(f"{host} to {delay:g} s" for host, delay in run.slowed.items())
    files = files_line(run.counts) if run.columns else ""
    notes = (("files: ", files), ("shrunk: ", ", ".join(map(str, run.shrunk))), ("slowed down: ", hosts))
    return replace(outcome, reason="; ".join([outcome.reason, *(label + said for label, said in notes if said)]))


def _judge(run: RunFacts) -> Outcome:
    columns, changes, counts = run.columns, run.changes, run.counts
    stored = sum(changes.values())
    failures = _listed(counts, "failed/")
    if run.trouble:
        return Outcome(FAILED, run.trouble, "trouble")
    if run.ended != "finished":
        how, word = (
            ("interrupted",) * 2 if run.ended == "shutdown" else (f"stopped early ({run.ended})", "stopped_early")
        )
        return Outcome(FAILED, f"{how}; {_stored(changes)}", word)
    if run.left_alone:
        hosts = ", ".join(f"{host}: {why}" for host, why in run.left_alone.items())
        return Outcome(FAILED, f"blocked: {hosts}; {_stored(changes)}", "blocked")
    if refused := _most_refused(counts):
        return Outcome(FAILED, f"{refused}; {_stored(changes)}", _worst(counts, "files/failed/"))
    if not columns:
        return _only_files(counts)
    for column in columns:
        if not column.walked and not (column.stop == Stop.NOT_IN_REPLAY and column.pages):
            why, word = column.why or "not walked", column.failure or "not_walked"
            return Outcome(FAILED, f"column {column.name}: {why}; {_stored(changes)}", word)
        if not column.entries:
            return Outcome(FAILED, f"column {column.name} lists nothing; {_stored(changes)}", "ok_empty")
        if column.truncated:
            short = f"column {column.name} {column.shortfall}; the next run walks it again"
            return Outcome(FAILED, f"truncated: {short}; {_stored(changes)}", "truncated")
    if stand_ins := _most_stood_in(counts):
        return Outcome(FAILED, f"{stand_ins}; {_stored(changes)}; failed: {failures}", _worst(counts))
    cut = counts.get("failed/cut_short", 0)
    if cut >= MANY_BAD_PAGES and cut > counts.get("kept", 0):
        return Outcome(FAILED, f"cut_short: {cut} pages were cut, most of those read; {_stored(changes)}", "cut_short")
    notes = [f"failed: {failures}"] if failures else []
    if missing := counts.get("not_in_replay"):
        notes.append(f"documents listed but not in the replayed archive: {missing}")
    notes += [
        f"column {column.name}: the replayed archive ends after page {column.pages}"
        for column in columns
        if column.stop == Stop.NOT_IN_REPLAY
    ]
    if stored:
        lacks = failures or _listed(counts, "files/failed/") or counts.get("files/waits")
        return Outcome(OK, "; ".join([_stored(changes), *notes]), "ok_partly" if lacks else "ok")
    if all(column.older == column.entries for column in columns):
        notes.append("all rows are older than -a since")
    if skipped := _listed(counts, "skipped/"):
        notes.append(f"not followed: {skipped}")
    return Outcome(FAILED, "; ".join(["nothing stored", *notes]), _worst(counts))


def _most_stood_in(counts: Mapping[str, int]) -> str | None:
    """How many pages were not the ones asked for, where those are most of them: cron must not take that for success."""
    bad = sum(number for name, number in counts.items() if name.removeprefix("failed/") in STAND_INS)
    good = counts.get("kept", 0) + counts.get("not_modified", 0)
    if bad < MANY_BAD_PAGES or bad <= good:
        return None
    return f"{bad} of {bad + good} pages were not the ones asked for"


def _worst(counts: Mapping[str, int], prefix: str = "failed/") -> str:
    """The commonest failure, where nothing else explains a run."""
    failed = {name: number for name, number in counts.items() if name.startswith(prefix)}
    return max(failed, key=lambda name: failed[name]).removeprefix(prefix) if failed else "nothing_stored"


def _only_files(counts: Mapping[str, int]) -> Outcome:
    """Judge a run that walked no list: nothing to do is no failure, nothing but failures is one, if they are news.

    What was refused before and is again needs a person, whom cron has told by then.
    """
    told, failed = files_line(counts), _listed(counts, "files/failed/")
    if _news(counts) and not any(counts.get(f"files/{word}") for word in CAME):
        return Outcome(FAILED, f"files: {told}", _worst(counts, "files/failed/"))
    lacks = failed or counts.get("files/waits")
    return Outcome(OK, f"files: {told}" if told else "no file is missing or due", "ok_partly" if lacks else "ok")


def _news(counts: Mapping[str, int]) -> int:
    """How many files failed that were not refused before in the same way."""
    failed = sum(number for name, number in counts.items() if name.startswith("files/failed/"))
    return failed - sum(counts.get(f"files/again/{word}", 0) for word in REFUSALS)


def _most_refused(counts: Mapping[str, int]) -> str | None:
    """How many files were something else, where those are most: as of pages, that is no success.

    A link that has expired says so, as one that is gone does. What failed before and does again is no news.
    """
    words = REFUSALS - {"expired"}
    bad = sum(counts.get(f"files/failed/{word}", 0) - counts.get(f"files/again/{word}", 0) for word in words)
    good = sum(counts.get(f"files/{word}", 0) for word in CAME)
    return None if bad < MANY_BAD_PAGES or bad <= good else f"{bad} of {bad + good} files were something else"


def files_line(counts: Mapping[str, int]) -> str:
    """What came of asking for files, and of reading them; nothing where none was asked for."""
    parts = [f"{counts[name]} {word}" for word in CAME if counts.get(name := f"files/{word}")]
    for word in ("failed", "unreadable"):
        prefix = f"files/{word}/"
        if listed := _listed(counts, prefix):
            number = sum(counts[name] for name in counts if name.startswith(prefix))
            parts.append(f"{number} {word}: {listed}")
    parts += [f"{counts[name]} {told}" for word, told in _LEFT.items() if counts.get(name := f"files/{word}")]
    return ", ".join(parts)


def column_table(columns: Sequence[ColumnReport]) -> list[str]:
    """One line a column: how far the walk got, and why it stopped."""
    return [
        f"  {column.name}: {column.pages} pages, {column.entries} entries"
        + (f" of {column.expected}" if column.expected is not None else "")
        + (f" in {column.lists} lists" if column.lists > 1 else "")
        + (f" ({column.older} older)" if column.older else "")
        + (f" ({column.rejected} rejected)" if column.rejected else "")
        + (f" ({column.unreachable} without an address)" if column.unreachable else "")
        + f", stop: {column.stop.value if column.stop else 'not reached'}"
        + (f" ({column.why})" if column.why else "")
        for column in columns
    ]


def _stored(changes: Mapping[str, int]) -> str:
    parts = [f"{changes.get(change, 0)} {change}" for change in ("new", "changed", "unchanged")]
    parts += [f"{changes[change]} {change}" for change in ("moved", "mirrored") if changes.get(change)]
    return f"documents: {', '.join(parts)}"


def _listed(counts: Mapping[str, int], prefix: str) -> str:
    return ", ".join(f"{n} {name[len(prefix) :]}" for name, n in sorted(counts.items()) if name.startswith(prefix))
