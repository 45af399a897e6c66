"""Liaoning 辽宁省."""
