"""Scrapy's downloader middlewares and extensions of ours: archiving, politeness, robots.txt, cookies, cut answers."""
