"""Heilongjiang 黑龙江省."""
