"""Of several copies the one on the most trustworthy host is kept."""

from __future__ import annotations

from gkcrawl.dedup.rank import distrust

GOV, OTHER = "https://www.example.gov.cn/1.html", "https://www.example.com/1.html"


def test_official_hosts_come_first_and_mirrors_last() -> None:
    order = ["official", "ip_host", "unknown", "aggregator", "mirror"]
    ranks = [distrust(host_class, OTHER) for host_class in order]
    assert ranks == sorted(ranks) and ranks[0] == 0 < ranks[1]


def test_gov_cn_counts_as_official_where_nobody_has_judged() -> None:
    assert distrust("unknown", GOV) == 0 < distrust("unknown", OTHER)
    assert distrust("mirror", GOV) > 0
