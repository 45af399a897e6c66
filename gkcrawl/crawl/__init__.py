"""What plugs into Scrapy: capture, store, replay, politeness, outcome."""
