"""Audit of extraction: unknown labels, coverage of fields, methods and flags over exported documents."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from gkcrawl.contract import COVERED
from gkcrawl.extract.fields.labels import meaning

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

PROBLEMS = ("damaged", "no_text", "year_conflict", "spun", "masked")
"""Flags whose documents are listed by address."""
_EXAMPLES_OF_A_LABEL = 3  # enough to see whether its values are of one kind
_PAGES_OF_A_FLAG = 20  # addresses: what a person looks at in one sitting; the count says how many there are


@dataclass(slots=True)
class Audit:
    """Counts over ``documents`` documents.

    ``unknown_labels``: label → count and up to three (value, URL) examples, the most frequent first;
    ``coverage``: portal → field → how many documents have it; ``methods``: field → method → count;
    ``flags``: quality flag → count; ``files``: status, or flag, of files → count; ``problems``: flag of documents or of
    files → up to twenty URLs.
    """

    documents: int = 0
    portals: dict[str, int] = field(default_factory=dict)
    unknown_labels: dict[str, dict[str, Any]] = field(default_factory=dict)
    coverage: dict[str, dict[str, int]] = field(default_factory=dict)
    methods: dict[str, dict[str, int]] = field(default_factory=dict)
    flags: dict[str, int] = field(default_factory=dict)
    files: dict[str, int] = field(default_factory=dict)
    problems: dict[str, list[str]] = field(default_factory=dict)


def audit(documents: Iterable[Mapping[str, Any]]) -> Audit:
    """Count what the exported ``documents`` (mappings in the contract's form) say of their own reading."""
    portals: Counter[str] = Counter()
    labels: Counter[str] = Counter()
    examples: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    coverage: defaultdict[str, Counter[str]] = defaultdict(Counter)
    methods: defaultdict[str, Counter[str]] = defaultdict(Counter)
    flags: Counter[str] = Counter()
    files: Counter[str] = Counter()
    problems: defaultdict[str, list[str]] = defaultdict(list)
    for document in documents:
        portal = document["portal"] or "-"
        portals[portal] += 1
        coverage[portal].update(name for name in COVERED if document[name] is not None)
        for name, origin in document["provenance"].items():
            methods[name][_decision(name, origin)] += 1
        for label, value in document["other_labels"].items():
            if is_unknown(label):
                labels[label] += 1
                if len(examples[label]) < _EXAMPLES_OF_A_LABEL:
                    examples[label].append((value, document["url"]))
        flags.update(document["quality"])
        for file in document["attachments"]:
            files.update([file["status"] or "listed", *file["flags"]])
        flawed = [(flag, file["url"]) for file in document["attachments"] for flag in file["flags"]]
        flawed += [(flag, document["url"]) for flag in document["quality"] if flag in PROBLEMS]
        for flag, url in flawed:
            if len(problems[flag]) < _PAGES_OF_A_FLAG:
                problems[flag].append(url)
    return Audit(
        documents=portals.total(),
        portals=dict(portals),
        unknown_labels={label: {"count": count, "examples": examples[label]} for label, count in labels.most_common()},
        coverage={portal: {name: counts[name] for name in COVERED} for portal, counts in sorted(coverage.items())},
        methods={name: dict(counts.most_common()) for name, counts in sorted(methods.items())},
        flags=dict(flags.most_common()),
        files=dict(files.most_common()),
        problems=dict(problems),
    )


def is_unknown(label: str) -> bool:
    """Whether no field is known by the ``label`` (data/labels.csv)."""
    return meaning(label) is None


def _decision(name: str, origin: Mapping[str, Any]) -> str:
    """The method; for the text the container too, since that is what can be taught."""
    return f"{origin['method']} {origin['locator']}" if name == "text" else str(origin["method"])
