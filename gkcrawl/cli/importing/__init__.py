"""What ``gkcrawl import`` does: the documents of WARC files that others wrote, stored as a crawl would have."""
