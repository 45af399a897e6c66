"""How duplicates are judged: relations and thresholds, made into code, SQL and docs/identity.md; and their version."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, NamedTuple

from gkcrawl.data import text
from gkcrawl.identity import host_of, url_key

if TYPE_CHECKING:
    from gkcrawl.document import Relation

JUDGEMENT = 2
"""Raise it when other code of this folder comes to other verdicts; what changes in this module is noticed by itself."""

SHINGLE = 5
"""Characters in a row, the unit that texts are compared by."""
COPY_JACCARD = 0.85
"""Jaccard of shingles from which two texts are one: a report under two titles shared 0.91 with itself."""
VARIANT_JACCARD = 0.3
"""Jaccard from which two reports of one agency on one year are variants: report and summary of one year shared 0.30,
unrelated reports at most 0.03."""
VARIANT_CONTAINMENT = 0.5
"""Part of the shorter of two such reports that the longer holds: of that summary it was 0.57."""
SHORT_TEXT = 80
"""Characters below which a text ("见附件") says too little: it is a copy only with the same title, agency and files."""
FEW_SHINGLES = 30
"""Shingles below which there is too little prose: the whole text is compared, tables and all."""
SHARED_PER_REPLACED_NUMBER = 50
"""Numbers that two texts share for each that may be replaced by another: more make another document."""
SHARED_PER_MISSING_NUMBER = 4
"""Numbers that two texts share for each that only one of them may have: what was cut."""
MISSING_NUMBERS = 2
"""Numbers that one of two texts may lack however few they share: a cut end, a line of its own."""
BANDS = 18
"""Bands of a MinHash signature: two documents that share one are candidates. 18 bands of 7 rows find a pair of Jaccard
0.85 with a probability of 0.999, one of 0.5 with 0.13."""
ROWS = 7
"""Hashes in a band."""
ESTIMATE_SPREAD = 0.09
"""Two standard deviations of a Jaccard of 0.5 as signatures tell it, where they are widest."""
ESTIMATE_MARGIN = 0.25
"""How far below `COPY_JACCARD` an estimate may be for a candidate to be read: almost three times its spread."""
TELLING_NUMBERS = 5
"""Numbers in a text from which a document that has all of them is a candidate: fewer are the same by chance."""
KEY_DOCUMENTS = 16
"""Documents entered under one key of the index, the first ones: thousands fill in one template."""
CANDIDATES = 24
"""Documents that share the most keys and are looked at: the cost of one does not grow with the corpus."""
MISSES = 6
"""Candidates that may turn out to be nothing before the rest is given up: the likeliest come first."""
CROWD = 64
"""Copies from which a group keeps its document, unless a better host has it: pointing all to another costs too much."""

_TRUST = {"official": 0, "ip_host": 1, "unknown": 2, "aggregator": 3, "mirror": 4}


class RelationRule(NamedTuple):
    """``when`` a relation holds, whether such a document ``adds_nothing``, whether its addresses are the other's."""

    name: Relation
    when: str
    adds_nothing: bool = False
    shares_addresses: bool = False


RELATIONS = (
    RelationRule(
        "exact", "the same text but for white space and punctuation", adds_nothing=True, shares_addresses=True
    ),
    RelationRule("repost", f"Jaccard ≥ {COPY_JACCARD}, same numbers", adds_nothing=True, shares_addresses=True),
    RelationRule(
        "retitled",
        "as `repost` or `exact`, but another year in the title while the texts are of the year of one of the two",
        adds_nothing=True,
    ),
    RelationRule(
        "variant",
        f"two reports of one agency on one year: Jaccard ≥ {VARIANT_JACCARD}, or {VARIANT_CONTAINMENT:.0%} of the"
        " shorter one in the longer, or near with other numbers",
    ),
    RelationRule(
        "template",
        f"Jaccard ≥ {COPY_JACCARD}, but other agencies, other years, other numbers or another 期, 号, 批, 标段 …"
        " in the title: two documents",
    ),
)
"""The closest first: of several the first names what a document is."""
COPIES = frozenset(rule.name for rule in RELATIONS if rule.adds_nothing)
"""Relations of documents that add nothing to the one kept: exports leave them out."""
SAME_PAGES = frozenset(rule.name for rule in RELATIONS if rule.shares_addresses)
"""Relations of documents whose addresses are further addresses of the one kept."""


def distrust(host_class: str, url: str) -> int:
    """0 for an official host, more for any other; ``.gov.cn`` is official where nobody has judged."""
    host = host_of(url_key(url)).partition(":")[0]
    if host_class == "unknown" and (host == "gov.cn" or host.endswith(".gov.cn")):
        return 0
    return _TRUST[host_class]


def version() -> str:
    """A word for this way to judge, whatever its wording: verdicts of another version are judged anew."""
    thresholds = {name: value for name, value in globals().items() if name.isupper() and isinstance(value, int | float)}
    tables = [text(name) for name in ("form_skeleton.txt", "title_units.csv")]
    relations = [tuple(rule._replace(when="")) for rule in RELATIONS]
    return hashlib.sha256(repr((thresholds, relations, tables)).encode()).hexdigest()[:8]
