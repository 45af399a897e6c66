"""Reads one page into a document: bytes in, data out; knows neither Scrapy nor SQLite."""
