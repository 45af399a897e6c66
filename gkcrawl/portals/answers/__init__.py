"""Answers to requests for documents: is it the page asked for, a file, a stub, a refusal; knows no list and no Scrapy."""
