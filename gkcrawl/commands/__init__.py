"""Verbs of ``scrapy``."""
