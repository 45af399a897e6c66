"""Settings that unattended crawls depend on."""

from __future__ import annotations

from gkcrawl import settings


def test_polite() -> None:
    assert settings.ROBOTSTXT_OBEY is True
    assert settings.DOWNLOAD_DELAY >= 1
    assert settings.CONCURRENT_REQUESTS_PER_DOMAIN <= 2
    assert settings.USER_AGENT.startswith("gkcrawl/")
    assert set(settings.DOWNLOAD_SLOTS) == {"127.0.0.1", "localhost", "::1"}


def test_unattended() -> None:
    assert settings.TELNETCONSOLE_ENABLED is False
    assert settings.REMOTE_CONTROL_ENABLED is False
    assert settings.DOWNLOAD_MAXSIZE == 64 * 2**20
    assert settings.DOWNLOAD_TIMEOUT == 60
    assert settings.FEED_EXPORT_ENCODING == "utf-8"


def test_no_tasks_that_have_nothing_to_do() -> None:
    assert settings.CONCURRENT_ITEMS == 1
