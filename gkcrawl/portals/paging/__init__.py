"""Pagers and totals: how a list or a document says that it goes on, and how far; reads no rows, knows no family, no Scrapy."""
