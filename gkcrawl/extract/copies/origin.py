"""Classifies hosts (official, mirror, aggregator …), spun and masked text, spam lines (docs/reading.md#copies)."""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from gkcrawl.data import alternatives, entries, pattern, rows, rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gkcrawl.document import HostClass
    from gkcrawl.extract.copies.repair import Repaired

_AGGREGATOR_CUES = 2  # weights of data/copy_cues.csv: one weak cue stands on portals as well
_SPUN_WORDS = 3  # swapped words: one or two are slips of a writer
_MASKED_FACTS = 2  # masked names or years: one may be a slip of the pen
_MASKS = "*＊xX×ＸⅩ"
_MASKED = pattern(rules("copy_patterns", "masked"))
_COMPILED = re.compile(rf"^{alternatives(rules('copy_patterns', 'compiled'))}", re.M)
_ABOUT_CRIME = pattern(rules("copy_patterns", "about_crime"))
_CMS_PATH = pattern(rules("copy_patterns", "cms_path"))
_HOSTS = frozenset(host for row in rows("copy_hosts") for host in row["suffixes"].split())
_CUES = tuple((row["cue"], int(row["weight"])) for row in rows("copy_cues"))
_EDGE_LINES = 5  # at either end of a text: hijackers add their slogans there
_NOT_FOR_SALE = re.compile(r"\.(?:gov|edu|org|mil|ac)(?:\.cn)?$")


@dataclass(frozen=True, slots=True)
class SpunSigns:
    """Signs of rewritten or sample text: swapped words as printed, masked names and years."""

    words: tuple[str, ...] = ()
    masked: int = 0

    @property
    def spun(self) -> bool:
        """Whether synonyms were swapped in this text: three swapped words, counted as often as they occur."""
        return len(self.words) >= _SPUN_WORDS

    @property
    def template(self) -> bool:
        """Whether names or years were masked, as in samples for others to fill in."""
        return self.masked >= _MASKED_FACTS


def host_class(url: str, lines: Iterable[str], repaired: Repaired | None = None) -> HostClass:
    """Class of the host of ``url`` by its name, all visible ``lines`` of the page and what was repaired on it.

    ``official`` is ``*.gov.cn`` only, whatever stands there. Text files and unknown hosts are judged by the cues of
    data/copy_cues.csv: essay and document libraries (``aggregator``), disguised copies (``mirror``).
    """
    host, path = _address(url)
    if host == "gov.cn" or host.endswith(".gov.cn"):
        return "official"
    if repaired is not None and repaired.mirror:
        return "mirror"
    labels = host.split(".")
    if any(".".join(labels[start:]) in _HOSTS for start in range(len(labels))):
        return "aggregator"
    text = "\n".join(lines)
    if sum(weight for cue, weight in _CUES if cue in text) >= _AGGREGATOR_CUES or len(_COMPILED.findall(text)) > 1:
        return "aggregator"
    if _is_ip(host):
        return "ip_host"
    if _is_swapped(host, path, text) or _is_retyped(host, text, repaired):
        return "mirror"
    return "unknown"


def _address(url: str) -> tuple[str, str]:
    """Host in lower case and path of ``url``; empty when it has none or is no URL."""
    try:
        parts = urlsplit(url)
        return (parts.hostname or "").rstrip("."), parts.path
    except ValueError:
        return "", ""


def _is_ip(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def _is_swapped(host: str, path: str, text: str) -> bool:
    """A hijacked domain in the place of the official one: in a path of a government CMS and in the text itself."""
    if not host or _NOT_FOR_SALE.search(host) or not _CMS_PATH.search(path):
        return False
    printed = re.search(rf"(?<![\w.-]){re.escape(host.removeprefix('www.'))}(?![\w-])", text.replace("www.", ""))
    return printed is not None and "政府" in text and "信息公开" in text


def _is_retyped(host: str, text: str, repaired: Repaired | None) -> bool:
    """Mainland text turned into traditional script on a host that is nobody's office."""
    if not host or repaired is None or "traditional_to_simplified" not in repaired.repair:
        return False
    abroad = re.search(r"\.(?:tw|hk|mo)$", host) is not None
    return not abroad and "taiwan_vocabulary" not in repaired.repair and "信息公开" in text and "政府" in text


def spun_signs(text: str) -> SpunSigns:
    """Signs in ``text`` (simplified script) of synonyms swapped by a program and of masked facts."""
    found = [match for key, pattern in _spun_patterns() if key in text for match in pattern.finditer(text)]
    return SpunSigns(
        words=tuple(match[0] for match in sorted(found, key=lambda match: match.start())),
        masked=len(_MASKED.findall(text)) if any(map(text.__contains__, _MASKS)) else 0,
    )


def strip_spam(lines: Sequence[str]) -> tuple[list[str], list[str]]:
    """``lines`` without slogans of hijackers among the first and the last five, and those slogans."""
    kept: list[str] = []
    spam: list[str] = []
    for number, line in enumerate(lines):
        at_edge = number < _EDGE_LINES or number >= len(lines) - _EDGE_LINES
        (spam if at_edge and is_spam(line) else kept).append(line)
    return kept, spam


def is_spam(line: str) -> bool:
    """Whether ``line`` advertises gambling or pornography; a line about fighting them does not."""
    return _spam_pattern().search(line) is not None and not _ABOUT_CRIME.search(line)


@cache
def _spun_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Swapped word, and the phrases in which it can only be a swapped one."""
    return tuple((row["word"], re.compile(row["phrases"])) for row in rows("spun_words"))


@cache
def _spam_pattern() -> re.Pattern[str]:
    words = [word for line in entries("spam_words.txt") for word in line.split()]
    return re.compile("|".join(map(re.escape, words)), re.I)
