"""Values of an invented report: cells with and without marks, and a sentence."""

from __future__ import annotations

from gkcrawl.statistics.model import Value

CELLS = [
    Value(key="t3.new_received", column="natural", value=12, meaning="NUMERIC", unit="件", raw="12", kind="table"),
    Value(key="t3.new_received", column="business", value=0, meaning="ZERO", unit="件", raw="0", kind="table"),
    Value(key="t3.new_received", column="research", value=None, meaning="EMPTY", unit="件", raw="", kind="table"),
    Value(key="t3.new_received", column="welfare", value=None, meaning="NA", unit="件", raw="/", kind="table"),
    Value(key="t3.new_received", column="legal", value=0, meaning="ZERO", unit="件", raw="无", kind="table"),
    Value(key="t3.new_received", column="other", value=None, meaning="TEXT", unit="件", raw="详见", kind="table"),
    Value(key="t3.new_received", column="total", value=1234, meaning="NUMERIC", raw="1,234", kind="table", where="2"),
    Value(key="t2.license.items_delta", value=-3, meaning="NUMERIC", unit="项", raw="-3", kind="table"),
    Value(key="t2.fees.amount", value=12.5, meaning="NUMERIC", unit="万元", raw="12.50", kind="table", where="1"),
    Value(key="t3.total", column="total", value=9, meaning="NUMERIC", raw="", kind="derived", confidence=0.8),
]
SENTENCE = Value(
    key="proactive.year_total",
    value=100,
    meaning="NUMERIC",
    unit="条",
    raw="100余",
    kind="text",
    where="全年主动公开政府信息100余条。",
    confidence=0.6,
)
