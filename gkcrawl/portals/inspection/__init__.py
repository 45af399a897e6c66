"""Declared portals held against their sites: which columns still answer, moved or died, as a proposed diff."""
