"""Answers to requests for documents: the page asked for, a file, a stub, a refusal; knows no list and no Scrapy."""
