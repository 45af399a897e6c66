"""Leaves contact data (telephone, e-mail, identity numbers) out of published text, with a mark in its place."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

from gkcrawl.data import rows, rules
from gkcrawl.document import text_sha256

if TYPE_CHECKING:
    from collections.abc import Mapping

KEPT_AS_THEY_ARE = frozenset(
    (
        *("schema", "id", "document", "version", "portal", "url", "other_urls", "kind", "index_number"),
        *("document_number", "region", "host_class", "quality", "repair", "flags", "part_of", "duplicates", "capture"),
        *("text_sha256", "sha256", "media_type", "status", "format", "warc", "first_seen_at", "last_seen_at"),
        *("fetched_at", "written_date", "published_date", "published_time", "effective_date", "abolished_date"),
    )
)
"""Columns that hold numbers, addresses and words of a list: what looks like a telephone number there is none."""
_LIKELY = re.compile(r"\d{5}|[@＠]|\d[- ]\d|(?:QQ|qq|微信)")
"""What every text has that holds any of it: most lines are passed over at once."""


class _Pattern(NamedTuple):
    expression: re.Pattern[str]
    role: str
    mark: str


class Contacts:
    """Takes contact data out of plain data; ``counts`` has how many were taken out, by kind."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        table = zip(rules("contact_patterns"), rows("contact_patterns"), strict=True)
        self._patterns = [_Pattern(re.compile(rule.pattern), rule.role, row["mark"]) for rule, row in table]

    def cleaned(self, row: Mapping[str, Any]) -> dict[str, Any]:
        """``row`` without contact data.

        The hash of a text is that of the text as published: the former one would let anybody try out all numbers.
        """
        made = {name: value if name in KEPT_AS_THEY_ARE else self._value(value) for name, value in row.items()}
        if made.get("text_sha256") and made["text"] != row["text"]:
            made["text_sha256"] = text_sha256(made["text"])
        return made

    def text(self, text: str) -> str:
        """``text`` with a mark in the place of each number and address."""
        if not _LIKELY.search(text):
            return text
        for one in self._patterns:
            keep = r"\g<keep>" if one.expression.groupindex else ""
            text, count = one.expression.subn(keep + one.mark, text)
            if count:
                self.counts[one.role] += count
        return text

    def _value(self, value: Any) -> Any:
        if isinstance(value, str):
            # Addresses of pages have numbers of their own; those of mailboxes have no authority.
            return value if "://" in value else self.text(value)
        if isinstance(value, list):
            return [self._value(item) for item in value]
        if isinstance(value, dict):
            return {
                key: item if key in KEPT_AS_THEY_ARE - {"url"} else self._value(item) for key, item in value.items()
            }
        return value
