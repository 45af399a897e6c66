"""What pagers share, and totals: buttons, options, forms; reads no rows, knows no family, no Scrapy."""
