"""CMS families, one module each: recognise a page, ask for a column, read a list; know no Scrapy."""
