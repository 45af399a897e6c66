"""Unknown pages looked at: behind ``scrapy probe`` and ``scrapy genportal``; knows no declared portal."""
