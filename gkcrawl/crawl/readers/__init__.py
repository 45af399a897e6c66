"""Processes that read pages and files for this one: their tasks, who deals these out, and when they pay."""
