"""Ranks hosts by trust: which of several copies is kept (docs/identity.md#duplicates)."""

from __future__ import annotations

from gkcrawl.identity import host_of, url_key

_TRUST = {"official": 0, "ip_host": 1, "unknown": 2, "aggregator": 3, "mirror": 4}


def distrust(host_class: str, url: str) -> int:
    """0 for an official host, more for any other; ``.gov.cn`` is official where nobody has judged."""
    host = host_of(url_key(url)).partition(":")[0]
    if host_class == "unknown" and (host == "gov.cn" or host.endswith(".gov.cn")):
        return 0
    return _TRUST[host_class]
