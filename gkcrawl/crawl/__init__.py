"""Scrapy components: middlewares, extensions, pipeline, spider loader, replay, HTTPS, DNS resolver."""
