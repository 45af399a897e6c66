"""Scrapy components: middlewares, extensions, pipeline, spider loader, replay, DNS resolver."""
