"""Reading one page: bytes in, data out; knows neither Scrapy nor SQLite."""
