"""``/portal/<name>``: one portal: runs, failures, columns, what the reader did not understand, newest documents."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from gkcrawl.audit import is_unknown
from gkcrawl.browse.asked import Asked, Shown
from gkcrawl.coverage.regions import division_name
from gkcrawl.store.queries.alerts import alerts_of
from gkcrawl.store.queries.failures import failures
from gkcrawl.store.queries.glance import state_of
from gkcrawl.store.queries.portal import LABELLED, facts, flags, labels, newest, runs, walked
from gkcrawl.store.queries.schedule import portal_status

if TYPE_CHECKING:
    from gkcrawl.store.queries.failures import Failure
    from gkcrawl.store.store import Store

_RUNS = 20
"""Runs that are listed: of a portal that is crawled every night some three weeks."""
_EXAMPLES = 5
"""Rows of a kind of failure that are listed: enough to see what they share."""
_NEWEST = 20
"""Documents that are listed: one screen."""
_UNKNOWN = 30
"""Unknown labels that are listed, the most frequent first."""


def page(store: Store, asked: Asked) -> Shown:
    """The portal that the address names; raises `NotFound`."""
    name = asked.path
    of_portal = facts(store, name)
    status = portal_status(store, name, asked.now)
    failed: defaultdict[str, list[Failure]] = defaultdict(list)
    for failure in failures(store, portal=name):
        failed[failure.reason].append(failure)
    unknown = [(label, *said) for label, said in labels(store, name).items() if is_unknown(label)]
    values = {
        "name": name,
        "facts": of_portal,
        "place": division_name(of_portal.region),
        "status": status,
        "state": state_of(status, asked.now),
        "alerts": alerts_of(store, status, asked.now),
        "runs": runs(store, name, _RUNS),
        "columns": walked(store, name),
        "failures": sorted(
            ((reason, len(some), some[:_EXAMPLES]) for reason, some in failed.items()), key=lambda one: -one[1]
        ),
        "unknown": unknown[:_UNKNOWN],
        "labelled": LABELLED,
        "flags": flags(store, name),
        "newest": newest(store, name, _NEWEST),
    }
    return Shown(template="portal.html", values=values)
