"""Processes that read pages for the crawling process, which only moves bytes: what they are sent, how they are kept."""
