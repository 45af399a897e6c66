"""Rows of a list: title, address, date and other fields of each entry; knows no pager, no family, no Scrapy."""
