"""Processes that read pages for the crawling process: their tasks, who deals these out, and when they pay."""
