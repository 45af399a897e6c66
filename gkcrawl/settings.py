"""Scrapy settings of the project: polite, and fit for unattended runs.

Times are in seconds, sizes in bytes, where nothing else is said.
Everything here can be changed for one run with ``-s NAME=VALUE``.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from scrapy.utils.conf import closest_scrapy_cfg

from gkcrawl import __version__

_CFG = closest_scrapy_cfg()
ROOT = Path(_CFG).parent if _CFG else Path.cwd()

BOT_NAME = "gkcrawl"
SPIDER_MODULES = ["spiders"]
NEWSPIDER_MODULE = "spiders"
COMMANDS_MODULE = "gkcrawl.scrapy_commands"
SPIDER_LOADER_CLASS = "gkcrawl.crawl.loader.PortalLoader"
ADDONS = {"gkcrawl.crawl.replay.ReplayAddon": 300}
EXTENSIONS = {"gkcrawl.crawl.run.Run": 10, "gkcrawl.crawl.middlewares.politeness.CrawlDelay": 20}
TWISTED_DNS_RESOLVER = "gkcrawl.crawl.resolver.HostResolver"
# Next to the downloader, below the HTTP cache: what is archived is what came off the wire.
DOWNLOADER_MIDDLEWARES = {
    "gkcrawl.crawl.middlewares.capture.CaptureMiddleware": 990,
    "gkcrawl.crawl.middlewares.guard.Guard": 585,
    "gkcrawl.crawl.middlewares.politeness.Backoff": 580,
    "gkcrawl.crawl.middlewares.guard.Bounds": 50,
    # Ours in the places of Scrapy's own.
    "gkcrawl.crawl.middlewares.robots.RobotsRules": 100,
    "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,
    "gkcrawl.crawl.middlewares.truncation.TruncationMiddleware": 590,
    "scrapy.downloadermiddlewares.httpcompression.HttpCompressionMiddleware": None,
    "gkcrawl.crawl.middlewares.cookies.Cookies": 700,
    "scrapy.downloadermiddlewares.cookies.CookiesMiddleware": None,
}
ITEM_PIPELINES = {"gkcrawl.crawl.pipeline.StorePipeline": 500}

# Ours. Paths given with -s are relative to the current directory.
GKCRAWL_DB = str(ROOT / "output" / "gkcrawl.db")
GKCRAWL_ARCHIVE = str(ROOT / "output" / "archive")
# A Crawl-delay beyond this many seconds is cut to it, with a warning.
GKCRAWL_MAX_CRAWL_DELAY = 60
# A host that answers 429 or 503 is asked half as often each time, up to this many seconds between requests, and a
# Retry-After up to this is waited for; 0 switches both off.
GKCRAWL_MAX_BACKOFF = 120
# Ask only for what is new or due again; 0 asks for everything. Off in replay.
GKCRAWL_INCREMENTAL = True
# Lists are walked to their end when that was this many days ago: finds back-dated posts. At once: -a full=1.
GKCRAWL_FULL_SWEEP_DAYS = 30
# AGE:DAYS in days: documents up to AGE old are looked at again after DAYS; "*" is any age.
GKCRAWL_REVISIT_DAYS = "30:7 365:30 *:180"
GKCRAWL_REVISITS_PER_RUN = 500  # documents: ten minutes of a run at the usual delay
# How many runs ask again for a page that failed, before that is left to full sweeps.
GKCRAWL_FAILED_TRIES = 5
# WARC files, folders or patterns, comma-separated, to serve all requests from instead of the network.
REPLAY = ""

# Who we are. A portal's staff must be able to reach whoever runs this: export GKCRAWL_CONTACT=<mail or page>.
GKCRAWL_CONTACT = os.environ.get("GKCRAWL_CONTACT", "")
USER_AGENT = f"gkcrawl/{__version__} (archives government information; contact: {GKCRAWL_CONTACT or 'not given'})"
ROBOTSTXT_USER_AGENT = "gkcrawl"
DEFAULT_REQUEST_HEADERS = {
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "Accept-Language": "zh-CN,zh;q=0.9",
}

ROBOTSTXT_OBEY = True
DOWNLOAD_DELAY = 1  # between requests to a host: what readers need to turn a page
DOWNLOAD_DELAY_JITTER = 0.5  # share of the delay by which it varies
CONCURRENT_REQUESTS = 16  # of all hosts: eight portals at once
CONCURRENT_REQUESTS_PER_DOMAIN = 2  # one slow answer does not hold up the next request
# A server on this machine (demo, tests) needs no delay; its Crawl-delay would still be obeyed.
DOWNLOAD_SLOTS: dict[str, dict[str, Any]] = {
    host: {"delay": 0, "concurrency": 8} for host in ("127.0.0.1", "localhost", "::1")
}
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
LOG_COLOR = False
LOG_FORMAT = "%(asctime)s %(levelname)s [%(name)s] %(message)s"
LOG_VERSIONS: list[str] = []
FEED_EXPORT_ENCODING = "utf-8"
