"""Counts that the prose of a report states, by rules for the words around a number, and its words for none."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from gkcrawl.data import pattern, rows, rules
from gkcrawl.statistics.keys import keys
from gkcrawl.statistics.model import Value
from gkcrawl.statistics.sentences.numbers import counts
from gkcrawl.statistics.sentences.passages import passages, topic_of

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Sequence

    from gkcrawl.statistics.sentences.numbers import Count
    from gkcrawl.statistics.sentences.passages import Passage

BREAKDOWN = "proactive.breakdown."
"""What keys of kinds of information begin with; the report's own name of the kind follows."""
YEAR, CUMULATIVE = "proactive.year_total", "proactive.cumulative_total"
RECEIVED, CHANNEL = "requests.received_total", "requests.received_by_channel."
SURE, ABOUT, NONE, DERIVED = 0.95, 0.8, 0.9, 0.7
"""How sure a number of prose is: as printed, with 余 or 多, words for none, a sum."""
_QUOTES = re.compile("[“”\"'‘’《》]")
_ASIDE = re.compile(r"\([^()]*\)")
_BOUNDARY = re.compile(r"[,;。(、]")
_EXPLAINED = re.compile(r"项?涉及[^,;。]{0,60}?进行了?解读")
_SINCE = re.compile(r"累计|以来|历年|总计已")
_ALL_YEARS = re.compile(r"以来|历年|自\d{4}年[^,]{0,12}起")
_KIND = re.compile(
    r"^.*(?:^|[,:;(]|其中|(?<!应)主动公开了?|发布了?|包括|属于|各县市区)"
    r"(?P<kind>[^,:;()\d]{2,24}?)(?:类信息|的信息|(?<=其他)信息|数量|的)?$"
)
_NO_KIND = re.compile(r"全年|本年|年度$|^政府信息$|共|以上|合计|占|平均|同比|累计|篇幅|稿件|媒体|网民|系统")
_SECTION_KEYS = {"requests": RECEIVED, "review": "review.total", "litigation": "litigation.total"}


class Phrase(NamedTuple):
    """A rule of ``statistics_phrases.csv``: a number, marked #, in these words counts ``key``."""

    words: re.Pattern[str]
    key: str
    topics: frozenset[str]
    units: str


class Said(NamedTuple):
    """A count with the ``key`` that it counts, its window of ``words`` and the sentence it stands in."""

    key: str
    number: Count
    words: str
    passage: Passage


@cache
def phrases() -> tuple[Phrase, ...]:
    """All rules for numbers, in order: the first that fits says what a number counts."""
    return tuple(
        Phrase(re.compile(row["pattern"]), row["role"], frozenset(row["topic"].split()), row["units"])
        for row in rows("statistics_phrases")
    )


@cache
def _zeros() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((pattern([rule]), rule.role) for rule in rules("statistics_zeros"))


def read_prose(text: str) -> list[Value]:
    """The values that sentences of ``text`` state, one a key; none for what no sentence names."""
    sentences = list(passages(text))
    said = list(_counted(sentences))
    found = {value.key: value for value in reversed(list(_plain(said)))}
    found |= _published(said)
    found |= {value.key: value for value in _kinds(sentences, said)}
    if (value := _sum_of_channels(said)) and RECEIVED not in found:
        found[RECEIVED] = value
    for value in _none(sentences):
        found.setdefault(value.key, value)
    return list(found.values())


def _counted(sentences: Sequence[Passage]) -> Iterator[Said]:
    paragraph, topic = -1, ""
    for passage in sentences:
        # Sentences of a paragraph go on with its topic: 其中, …
        topic = topic if passage.paragraph == paragraph else passage.topic
        paragraph = passage.paragraph
        topic = yield from _counted_in(passage, topic)


def _counted_in(passage: Passage, topic: str) -> Generator[Said, None, str]:
    text, last = passage.text, 0
    every = counts(text)
    for place, count in enumerate(every):
        lead = _ASIDE.sub("", text[last : count.start])
        topic = topic_of(lead, topic)
        following = every[place + 1].start if place + 1 < len(every) else len(text)
        end = _BOUNDARY.search(text, count.end)
        tail = text[count.end : min(following, end.start() if end else following)]
        if explained := _EXPLAINED.match(text, count.end, following):
            tail = explained[0]
        alone = f"{lead}#{count.value}{count.unit}"
        words = alone + tail
        # What follows a number may say what it counts before the sentence has named it: 收到70件申请.
        own = topic_of(tail, topic)
        topics = {topic, own} if topic != "other" else {topic}
        if key := _key(words, topics, count.unit):
            yield Said(key, count, words, passage)
            topic = key.split(".")[0] if key != "none" else topic
        told_behind = key and key != _key(alone, topics, count.unit)
        last = count.end + (len(tail) if told_behind else 0)
    return topic


def _key(words: str, topics: set[str], unit: str) -> str:
    for rule in phrases():
        if rule.units and unit and unit not in _units(rule.units):
            continue
        if "*" not in rule.topics and (topics == {"other"} or (rule.topics and not topics & rule.topics)):
            continue
        if rule.words.search(words):
            return rule.key
    return ""


@cache
def _units(units: str) -> frozenset[str]:
    return frozenset(units) | {"人次", "条次", "批次"} if "次" in units else frozenset(units)


def _plain(said: Sequence[Said]) -> Iterator[Value]:
    for one in said:
        if one.key not in ("none", YEAR):
            yield _value(one.key, one)


def _published(said: Sequence[Said]) -> dict[str, Value]:
    """What was published in the year and since 2008: 累计 means the year unless another number does (条例 of 2008)."""
    totals = [one for one in said if one.key == YEAR and "其中" not in one.words.split("#")[0]]
    since = [one for one in totals if _SINCE.search(one.words)]
    of_year = [one for one in totals if one not in since]
    found: dict[str, Value] = {}
    year = of_year[0] if of_year else next((one for one in since if not _ALL_YEARS.search(one.words)), None)
    if year:
        found[YEAR] = _value(YEAR, year)
    for one in since:
        if one is not year and (not year or one.number.value > year.number.value):
            found.setdefault(CUMULATIVE, _value(CUMULATIVE, one))
    return found


def _kinds(sentences: Sequence[Passage], said: Sequence[Said]) -> Iterator[Value]:
    """Kinds of published information: counts of 条 in the paragraph of a total, and in the one after it."""
    totals = {one.passage.paragraph for one in said if one.key in (YEAR, "proactive.site_total")}
    known = {(one.passage, one.number.start) for one in said}
    seen = set()
    for passage in sentences:
        if not totals & {passage.paragraph, passage.paragraph - 1} or passage.topic not in ("proactive", ""):
            continue
        last = 0
        for count in counts(passage.text):
            lead, last = passage.text[last : count.start], count.end
            kind = _KIND.search(lead)
            if count.unit != "条" or not kind or (passage, count.start) in known or _NO_KIND.search(kind["kind"]):
                continue
            name = _QUOTES.sub("", kind["kind"]).removesuffix("栏目信息")
            if name not in seen:
                seen.add(name)
                yield _value(BREAKDOWN + name, Said(BREAKDOWN + name, count, lead, passage))


def _sum_of_channels(said: Sequence[Said]) -> Value | None:
    """What was received in all where a sentence says it by channels alone: 收到在线申请19件,纸质申请4件."""
    channels = [one for one in said if one.key.startswith(CHANNEL)]
    if not channels or "收到" not in channels[0].words:
        return None
    together = [one for one in channels if one.passage == channels[0].passage]
    total = sum(one.number.value for one in together)
    return Value(
        key=RECEIVED, value=total, meaning="NUMERIC" if total else "ZERO", unit="件", kind="derived",
        raw=" + ".join(str(one.number.value) for one in together), where=together[0].passage.text, confidence=DERIVED,
    )  # fmt: skip


def _none(sentences: Sequence[Passage]) -> Iterator[Value]:
    for passage in sentences:
        for words, role in _zeros():
            found = words.search(passage.text)
            key = _SECTION_KEYS.get(passage.topic) if role == "@section" else role
            if found and key:
                unit = keys()[key].unit
                yield Value(
                    key=key, value=0, meaning="ZERO", unit=unit, raw=found[0], kind="text", where=passage.text,
                    confidence=NONE,
                )  # fmt: skip


def _value(key: str, one: Said) -> Value:
    known = keys().get(key)
    unit = "元" if one.number.unit == "元" else known.unit if known else one.number.unit
    number = one.number.value
    if known and known.unit == "万元" and unit == "元":
        number, unit = round(number / 10_000, 6), "万元"
    return Value(
        key=key, value=number, meaning="NUMERIC" if number else "ZERO", unit=unit, kind="text",
        raw=one.passage.text[one.number.start : one.number.end], where=one.passage.text,
        confidence=ABOUT if one.number.about else SURE,
    )  # fmt: skip
