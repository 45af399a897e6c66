"""What families are made of: base classes, rows with a pager in HTML, JSON in answers and scripts; knows no Scrapy."""
