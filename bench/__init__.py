"""Performance, as ratios of one run on one machine; run by `make bench-…`, never by the tests."""
