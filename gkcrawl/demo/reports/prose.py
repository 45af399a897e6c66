"""Sentences of demo annual reports with numbers, in the wordings of several offices, and what they say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkcrawl.numerals import in_chinese

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

Prose = tuple[list[str], list[str], list[str], dict[str, int]]
"""Sentences on disclosure, on requests and on disputes, and their numbers by key."""
_CHANNEL, _OUTCOME = "requests.received_by_channel", "requests.outcome"


def narrative(draw: Random, year: int, manner: int) -> Prose:
    """The sentences of an office with the ``manner`` (any number from 0) of ``year``."""
    return _MANNERS[manner % len(_MANNERS)](draw, year)


def _by_channels(draw: Random, year: int) -> Prose:
    site, other, counter, net = draw.randint(40, 4800), draw.randint(2, 90), draw.randint(1, 9), draw.randint(1, 30)
    return (
        [f"{year}年，主动公开政府信息{site + other}条，其中通过政府网站公开{site}条，通过其他方式公开{other}条。"],
        [f"全年收到政府信息公开申请{counter + net}件，其中当面申请{counter}件，网络申请{net}件。"],
        ["全年未发生因政府信息公开引起的行政复议、行政诉讼和申诉。"],
        {
            "proactive.year_total": site + other,
            "proactive.site_total": site,
            "proactive.other": other,
            "requests.received_total": counter + net,
            f"{_CHANNEL}.in_person": counter,
            f"{_CHANNEL}.online": net,
            **_NO_DISPUTES,
        },
    )


def _cumulative(draw: Random, year: int) -> Prose:
    new = draw.randint(40, 900)
    all_years = new + draw.randint(100, 9000)
    return (
        [f"自《条例》施行以来，我单位累计主动公开政府信息{all_years}条，{year}年度主动公开政府信息{new}条。"],
        ["本年度受理依申请公开政府信息0件。"],
        ["没有因政府信息公开引起的行政复议和行政诉讼案件。"],
        {
            "proactive.cumulative_total": all_years,
            "proactive.year_total": new,
            "requests.received_total": 0,
            "review.total": 0,
            "litigation.total": 0,
        },
    )


def _in_chinese_numerals(draw: Random, _year: int) -> Prose:
    granted, partial = draw.randint(2, 20), draw.randint(2, 9)
    tenths = draw.randint(11, 99)
    total = granted + partial
    return (
        [f"全年共主动公开政府信息{tenths // 10}.{tenths % 10}万条。"],
        [
            f"全年共收到政府信息公开申请{in_chinese(total)}件，其中同意公开{in_chinese(granted)}件，"
            f"同意部分公开{in_chinese(partial)}件。"
        ],
        ["全年发生行政复议案件0件，行政诉讼案件0件。"],
        {
            "proactive.year_total": tenths * 1000,
            "requests.received_total": total,
            f"{_OUTCOME}.granted": granted,
            f"{_OUTCOME}.partial": partial,
            "review.total": 0,
            "litigation.total": 0,
        },
    )


def _carried_on(draw: Random, _year: int) -> Prose:
    letters, net, later = draw.randint(1, 9), draw.randint(1, 9), draw.randint(1, 2)
    total, upheld, corrected = letters + net, draw.randint(1, 3), draw.randint(1, 2)
    return (
        [f"全年主动公开政府信息{(count := draw.randint(40, 900))}条。"],
        [
            f"全年共收到政府信息公开申请{total}件，其中信函申请{letters}件，网络申请{net}件。"
            f"已办结{total - later}件，{later}件结转下年度继续办理。",
            f"全年受理网络问政{draw.randint(20, 300)}件，办理人大代表建议{draw.randint(2, 30)}件。",
        ],
        [f"发生行政复议案件{upheld + corrected}件，其中维持{upheld}件，被依法纠错{corrected}件。未发生行政诉讼案件。"],
        {
            "proactive.year_total": count,
            "requests.received_total": total,
            f"{_CHANNEL}.letter": letters,
            f"{_CHANNEL}.online": net,
            "requests.completed": total - later,
            "requests.carried_out": later,
            "review.total": upheld + corrected,
            "review.upheld": upheld,
            "review.corrected": corrected,
            "litigation.total": 0,
        },
    )


_NO_DISPUTES = {"review.total": 0, "litigation.total": 0, "complaint.total": 0}
_MANNERS: tuple[Callable[[Random, int], Prose], ...] = (_by_channels, _cumulative, _in_chinese_numerals, _carried_on)
