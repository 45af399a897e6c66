"""Loopback portals served by ``gkcrawl demo serve``."""
