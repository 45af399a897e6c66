"""What reports count: keys with their units, columns, and forms that have them (gkcrawl/data/statistics_keys.csv)."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from gkcrawl.data import rows

APPLICANTS = ("natural", "business", "research", "welfare", "legal", "other", "total")
"""Columns of table 三 from left to right: 自然人, 商业企业, 科研机构, 社会公益组织, 法律服务机构, 其他, 总计."""


class Key(NamedTuple):
    """A key: its ``columns``, unit (None where the cell says it), eras of the forms, name, and the key it goes on from.

    ``bridge`` is a key of the forms before 2019 with which it makes one series.
    """

    key: str
    columns: tuple[str, ...]
    unit: str | None
    eras: tuple[str, ...]
    name: str
    bridge: str | None


@cache
def keys() -> dict[str, Key]:
    """All keys by their names, in the order of the forms."""
    return {
        row["key"]: Key(
            row["key"],
            APPLICANTS if row["columns"] else (),
            row["unit"] or None,
            tuple(row["eras"].split()),
            row["name"],
            row["bridge"] or None,
        )
        for row in rows("statistics_keys")
    }


def name_of(key: str) -> str:
    """What ``key`` is called in reports; kinds of published information are called as the report itself does.

    >>> name_of("review.total"), name_of("proactive.breakdown.工作动态")
    ('行政复议 总数', '工作动态')
    """
    known = keys().get(key)
    return known.name if known else key.rpartition(".")[2]
