"""A tiny portal on loopback, and ``scrapy`` run on it for real."""

from __future__ import annotations

from tests.scrapy_commands.conftest import project, tiny

__all__ = ["project", "tiny"]
