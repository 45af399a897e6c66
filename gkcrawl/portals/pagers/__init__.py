"""Pagers of lists, one module each, named after what is read; reads no rows, knows no family, no Scrapy."""
