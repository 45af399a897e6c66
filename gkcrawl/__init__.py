"""Turns China's government-information portals into a clean, citable corpus."""

__version__ = "0.1.0"
