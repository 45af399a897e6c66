"""Loopback portals with invented content: for the demo, the tests and the benchmarks."""
