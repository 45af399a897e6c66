"""Rate and lateness of many portals, from the times at which their requests arrived."""

from __future__ import annotations

from bench.many_portals import Watch, figures
from bench.processes import Sample, Usage


def test_lateness_is_what_is_beyond_a_second_after_the_request_before() -> None:
    watch = Watch(port=0, portals=2, seconds=4.0, began=90.0, full=100.0)
    watch.times = {"127.0.0.1": [99.0, 100.0, 101.0, 102.0, 103.5], "127.0.0.2": [99.0, 100.5, 101.75]}
    samples = [Sample(100.0 + second, 50_000_000, 1.0 + second, 2.0 * second) for second in range(4)]
    found = figures(watch, Usage(samples=samples))
    assert (found["requests"], found["rate"], found["share"]) == (6, 1.5, 0.75)
    # 0, 0, 0 and 0.5 of the first; 0.5 and 0.25 of the second, and what it waits for at the end.
    assert (found["late_p50_s"], found["late_max_s"]) == (0.25, 1.25)
    assert found["cores"] == 2.0
    assert found["first_minute_mb"] == found["last_minute_mb"] == 50.0
