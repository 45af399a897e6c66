"""Documents in several pages: their pagers, the addresses of further pages, joining; knows no list and no Scrapy."""
