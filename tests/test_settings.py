"""Settings that unattended crawls depend on."""

from __future__ import annotations

from importlib.util import find_spec

import pytest

from gkcrawl import settings
from tests.processes import python

LOOP_OF_A_CRAWL = """
import asyncio
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.utils.project import get_project_settings

AsyncCrawlerProcess(get_project_settings())
print(type(asyncio.get_event_loop()).__module__.partition(".")[0])
"""


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


def test_no_work_for_each_answer_that_gives_nothing() -> None:
    assert settings.CONCURRENT_ITEMS == 1
    assert settings.WARN_ON_GENERATOR_RETURN_VALUE is False


@pytest.mark.skipif(find_spec("uvloop") is None, reason="not for this machine")
def test_crawls_run_in_the_loop_that_costs_less() -> None:
    done = python(LOOP_OF_A_CRAWL)
    assert done.stdout.split() == ["uvloop"], done.stderr


def test_crawls_run_without_it_where_it_is_not_installed() -> None:
    done = python("import sys\nsys.modules['uvloop'] = None" + LOOP_OF_A_CRAWL)
    assert done.stdout.split() == ["asyncio"], done.stderr
