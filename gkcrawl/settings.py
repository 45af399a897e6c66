"""Scrapy settings of the project: polite, and fit for unattended runs.

Times are in seconds, sizes in bytes, where nothing else is said.
Everything here can be changed for one run with ``-s NAME=VALUE``.
"""

from __future__ import annotations

import logging
import sys
from importlib.util import find_spec
from typing import Any

from gkcrawl.archive.times import log_time
from gkcrawl.config import project_folder, scrapy_settings, user_agent
from gkcrawl.errors import ConfigError
from gkcrawl.modules import SHIPPED_PORTALS, named_module

ROOT = project_folder()

BOT_NAME = "gkcrawl"
NEWSPIDER_MODULE = "spiders"
# A project's own portals, then those that are shipped; in a checkout both are the same folder.
SPIDER_MODULES = [name for name in (NEWSPIDER_MODULE, SHIPPED_PORTALS) if find_spec(name)] or [NEWSPIDER_MODULE]
# Scrapy imports what it finds here to know its verbs: of ours only the one that it was started for, if it is one.
COMMANDS_MODULE = named_module("gkcrawl.scrapy_commands", sys.argv[1:])
SPIDER_LOADER_CLASS = "gkcrawl.crawl.loader.PortalLoader"
ADDONS = {"gkcrawl.crawl.replay.ReplayAddon": 300}
EXTENSIONS = {
    "gkcrawl.crawl.run.Run": 10,
    "gkcrawl.crawl.middlewares.politeness.CrawlDelay": 20,
    "gkcrawl.crawl.run_log.RunLog": 30,
    "gkcrawl.crawl.progress.Progress": 40,
}
# A tenth of the cost of a page less than with Python's own loop, which is used where there is no uvloop (Windows).
ASYNCIO_EVENT_LOOP = "uvloop.Loop" if find_spec("uvloop") else None
DOWNLOAD_HANDLERS = {"https": "gkcrawl.crawl.https.HttpsHandler"}
TWISTED_DNS_RESOLVER = "gkcrawl.crawl.resolver.HostResolver"
# Next to the downloader, below the HTTP cache: what is archived is what came off the wire.
DOWNLOADER_MIDDLEWARES = {
    "gkcrawl.crawl.middlewares.capture.CaptureMiddleware": 990,
    "gkcrawl.crawl.middlewares.allowance.Allowance": 985,
    "gkcrawl.crawl.middlewares.guard.Guard": 585,
    "gkcrawl.crawl.middlewares.politeness.Backoff": 580,
    "gkcrawl.crawl.middlewares.guard.Bounds": 50,
    # Above what asks for robots.txt and looks at rates: what waits costs nothing. A retry passes it, too.
    "gkcrawl.crawl.middlewares.file_bounds.FileBounds": 40,
    # Ours in the places of Scrapy's own.
    "gkcrawl.crawl.middlewares.robots.RobotsRules": 100,
    "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,
    "gkcrawl.crawl.middlewares.truncation.TruncationMiddleware": 590,
    "scrapy.downloadermiddlewares.httpcompression.HttpCompressionMiddleware": None,
    "gkcrawl.crawl.middlewares.cookies.Cookies": 700,
    "scrapy.downloadermiddlewares.cookies.CookiesMiddleware": None,
}
# A column is walked to its end, however deep, and an address asked for however long: each costs a generator a page.
SPIDER_MIDDLEWARES = {
    "scrapy.spidermiddlewares.depth.DepthMiddleware": None,
    "scrapy.spidermiddlewares.urllength.UrlLengthMiddleware": None,
}
ITEM_PIPELINES = {"gkcrawl.crawl.pipeline.StorePipeline": 500}

# Ours: what environment, gkcrawl.toml or the table in gkcrawl/config.py say (docs/settings.md).
try:
    _OURS = scrapy_settings()
except ConfigError as error:
    print(f"configuration error: {error}", file=sys.stderr)
    raise SystemExit(2) from None
globals().update(_OURS)
# WARC files, folders or patterns, comma-separated, to serve all requests from instead of the network.
REPLAY = ""
# Set by `scrapy crawl` and `crawlall`, which do the runs of an archive again one after the other: the file of the run.
REPLAY_RUN = ""
# Set by `scrapy crawlall --jobs` for its processes, which share the cores.
CRAWLALL_JOBS = 1

# Who we are. A portal's staff must be able to reach whoever runs this.
USER_AGENT = user_agent(_OURS["GKCRAWL_CONTACT"])
ROBOTSTXT_USER_AGENT = "gkcrawl"
DEFAULT_REQUEST_HEADERS = {
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "Accept-Language": "zh-CN,zh;q=0.9",
}

ROBOTSTXT_OBEY = True
DOWNLOAD_DELAY = 1  # between requests to a host: what readers need to turn a page
DOWNLOAD_DELAY_JITTER = 0.5  # share of the delay by which it varies
CONCURRENT_REQUESTS = 16  # of one portal, at all its hosts
CONCURRENT_REQUESTS_PER_DOMAIN = 2  # one slow answer does not hold up the next request
# A server on this machine (demo, tests) needs no delay; its Crawl-delay would still be obeyed.
DOWNLOAD_SLOTS: dict[str, dict[str, Any]] = {
    host: {"delay": 0, "concurrency": 8} for host in ("127.0.0.1", "localhost", "::1")
}
# Scrapy starts so many tasks for each answer, however little that gives: 100 of them cost 0.6 ms a page, two fifths of
# the whole download. What our callbacks give needs no waiting for, and one task keeps it in order.
CONCURRENT_ITEMS = 1
# For each answer Scrapy would read and compile the source of its callback (0.2 to 2 ms) to say what mypy says once.
WARN_ON_GENERATOR_RETURN_VALUE = False
DOWNLOAD_TIMEOUT = 60  # old servers take half of it for a search
DOWNLOAD_MAXSIZE = 64 * 2**20  # gazettes with pictures have 40 MiB
# An answer that was cut is judged where all answers are, and archived before.
DOWNLOAD_FAIL_ON_DATALOSS = False
DOWNLOAD_WARNSIZE = 32 * 2**20  # half of what is refused
RETRY_TIMES = 2  # after the first try: a third failure is one of the server, for later runs
# Not 429: who says "too many requests" is asked again only after the Retry-After it gives.
RETRY_HTTP_CODES = [500, 502, 503, 504, 522, 524, 408]
REDIRECT_MAX_TIMES = 5  # http to https, to www, to a mobile page and back; more is a circle
COOKIES_ENABLED = True
# A refresh to "./" is how TRS servers say that there is no such page: families read it as the end.
METAREFRESH_ENABLED = False

TELNETCONSOLE_ENABLED = False
REMOTE_CONTROL_ENABLED = False

LOG_LEVEL = "INFO"
LOG_FORMATTER = "gkcrawl.crawl.run_log.HeardLines"
LOG_COLOR = False
# At +08:00 like all times but those of WARC files, on whatever machine.
logging.Formatter.converter = staticmethod(log_time)
# A log that cannot be written stops no crawl, and is no reason to fill the terminal with tracebacks.
logging.raiseExceptions = False
LOG_DATEFORMAT = "%Y-%m-%dT%H:%M:%S+08:00"
LOG_FORMAT = "%(asctime)s %(levelname)s [%(name)s] %(message)s"
LOG_VERSIONS: list[str] = []
FEED_EXPORT_ENCODING = "utf-8"
