"""Reads files of documents (PDF, Word, Excel, OFD, archives …): bytes in, data out; knows neither Scrapy nor SQLite."""
