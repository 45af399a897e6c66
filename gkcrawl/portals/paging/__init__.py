"""What pagers share, and totals: buttons, options, forms, how far a list goes; reads no rows, knows no family, no Scrapy."""
